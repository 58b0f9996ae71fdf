const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the date of an `Expires` attribute as RFC 6265bis section 5.1.1 does: the first time, day, month and year in any
 * order, whatever else stands there; always UTC.
 * @returns milliseconds since the epoch; `null` for what is no date
 */
export function parseCookieDate(text: string): number | null {
  let time: [number, number, number] | undefined;
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  for (const token of text.slice(0, 256).split(/[\t !-/;-@[-`{-~]+/)) {
    const clock = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token);
    const named = months.indexOf(token.slice(0, 3).toLowerCase());
    if (!time && clock) time = [Number(clock[1]), Number(clock[2]), Number(clock[3])];
    else if (day === undefined && /^\d{1,2}(?:\D|$)/.test(token)) day = Number.parseInt(token, 10);
    else if (month === undefined && named >= 0) month = named;
    else if (year === undefined && /^\d{2,4}(?:\D|$)/.test(token)) year = Number.parseInt(token, 10);
  }
  if (!time || day === undefined || month === undefined || year === undefined) return null;
  if (year >= 70 && year <= 99) year += 1900;
  if (year <= 69) year += 2000;
  const [hours, minutes, seconds] = time;
  const moment = Date.UTC(year, month, day, hours, minutes, seconds);
  // There is no 30 February, which would be 2 March.
  const isDay = new Date(moment).getUTCDate() === day;
  return isDay && year >= 1601 && hours <= 23 && minutes <= 59 && seconds <= 59 ? moment : null;
}
