const DAY = 86_400_000;

/**
 * Days from one moment to another, to the hundredth, and below one day to some seconds; `null` for what has no end.
 * @param until both in milliseconds
 */
export function daysBetween(until: number | null, from: number): number | null {
  if (until === null) return null;
  const days = (until - from) / DAY;
  const parts = Math.abs(days) < 1 ? 10_000 : 100;
  return Math.round(days * parts) / parts;
}
