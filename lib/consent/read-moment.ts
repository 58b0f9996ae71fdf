/** A smaller number of milliseconds would be a date before 1973: such a number counts seconds. */
const SMALLEST_MILLISECONDS = 1e11;
/** The end of the year 9999: nobody chose later, and no report could say so. */
const LARGEST = 253_402_300_799_999;

/**
 * The moment that a mechanism recorded, in milliseconds since the epoch: from seconds or milliseconds as a number, or from
 * an ISO 8601 date. `null` for anything else.
 */
export function readMoment(recorded: unknown): number | null {
  if (typeof recorded === 'string') {
    return /^\d{4}-\d\d-\d\d/.test(recorded) && recorded.length < 40 ? positive(Date.parse(recorded)) : null;
  }
  if (typeof recorded !== 'number') return null;
  return positive(recorded < SMALLEST_MILLISECONDS ? recorded * 1000 : recorded);
}

function positive(milliseconds: number): number | null {
  return milliseconds > 0 && milliseconds <= LARGEST ? Math.round(milliseconds) : null;
}
