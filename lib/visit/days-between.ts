const DAY = 86_400_000;

/** Days from one moment to another, to the hundredth; `null` for what has no end. @param until both in milliseconds */
export function daysBetween(until: number | null, from: number): number | null {
  return until === null ? null : Math.round(((until - from) / DAY) * 100) / 100;
}
