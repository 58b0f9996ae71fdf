/** What an imported file may hold at most; all of it stays in the browser's own storage. */
export const IMPORT_LIMITS = {
  /** Of the file, in bytes. */
  bytes: 5_000_000,
  registries: 1000,
  /** Of one charter. */
  declarations: 2000,
  /** Of one row. */
  names: 200,
  /** Of one text within a row, in characters. */
  text: 5000,
} as const;
