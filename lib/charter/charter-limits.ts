/** What one charter may hold at most: what is longer is refused, not cut. */
export const CHARTER_LIMITS = {
  declarations: 2000,
  /** Of the tables of its page, whatever they are about: the page is not read beyond. */
  rows: 5000,
  /** Of all rows together. */
  names: 10_000,
} as const;
