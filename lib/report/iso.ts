/** ISO 8601 UTC, from milliseconds since the epoch. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** A page may ask for a lifetime beyond what a date can hold: that is no date. */
export function isoOrNull(at: number | null): string | null {
  return at === null || Math.abs(at) > 8.64e15 ? null : iso(at);
}
