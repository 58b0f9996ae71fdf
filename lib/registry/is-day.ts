/** Whether a day `2026-02-28` is one of the calendar: 31 February would be told as a day of March. */
export function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, -'T00:00:00.000Z'.length).endsWith(day.slice(-5));
}
