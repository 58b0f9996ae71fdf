import { CHARTER_LIMITS } from '../../charter/charter-limits.ts';

/** What an imported file may hold at most; all of it stays in the browser's own storage. */
export const IMPORT_LIMITS = {
  /** Of the file, in bytes: more than all that is kept comes to when it is exported as one. */
  bytes: 12_000_000,
  registries: 1000,
  /** Of one charter. */
  declarations: CHARTER_LIMITS.declarations,
  /** Of one row. */
  names: 200,
  /** Of one text within a row, in characters. */
  text: 5000,
} as const;
