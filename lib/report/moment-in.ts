/**
 * Milliseconds since the epoch, from ISO 8601.
 * @param field named in the error
 * @throws TypeError for anything else
 */
export function momentIn(text: string, field: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment))
    throw new TypeError(`${field}: expected a moment such as 2026-11-22T09:14:08Z, not ${text}`);
  return moment;
}
