import { isDay } from '../registry/is-day.ts';

/** Without its time zone a time is another moment on every machine; a day alone begins in UTC. */
const ISO_8601 = /^[+-]?\d{4,6}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/i;

/**
 * Milliseconds since the epoch, from ISO 8601 with its time zone.
 * @param field named in the error
 * @throws TypeError for anything else
 */
export function momentIn(text: string, field: string): number {
  const moment = ISO_8601.test(text) && isDay(text.split(/[T ]/i, 1)[0] ?? '') ? Date.parse(text) : NaN;
  if (Number.isNaN(moment))
    throw new TypeError(`${field}: expected a moment with its time zone, such as 2026-11-22T09:14:08Z, not ${text}`);
  return moment;
}
