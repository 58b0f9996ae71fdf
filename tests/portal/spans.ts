const DAY = 24 * 60 * 60;

/** Lifetimes in seconds, for Max-Age. */
export const TWO_WEEKS = 14 * DAY;
export const SIX_MONTHS = 180 * DAY;
export const ONE_YEAR = 365 * DAY;
