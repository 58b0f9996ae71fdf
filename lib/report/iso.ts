/** ISO 8601 UTC, from milliseconds since the epoch. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** The same to the second, as charters say when they were read: `2026-11-22T09:14:08Z`. */
export function isoToTheSecond(at: number): string {
  return `${iso(at).slice(0, 19)}Z`;
}

/** The years 0 to 9999, which ISO 8601 writes with four digits. */
const EARLIEST = -62_167_219_200_000;
const LATEST = 253_402_300_799_999;

/** A page may ask for a lifetime beyond what a date of four digits for the year can tell: that is no date. */
export function isoOrNull(at: number | null): string | null {
  return at === null || at < EARLIEST || at > LATEST ? null : iso(at);
}
