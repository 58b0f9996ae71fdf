import type { Report } from './report.ts';

/**
 * Whether a page is held to a charter: with none, one that was not read or one without a row, nothing is declared or not
 * declared.
 */
export function isHeld({ charter }: Pick<Report, 'charter'>): boolean {
  return charter !== null && charter.origin !== 'platform' && charter.declarations.length > 0;
}

/** The sentence that says why a page is not held to a charter. */
export function unheldKey({ charter }: Pick<Report, 'charter'>) {
  if (!charter) return 'charter.none';
  return charter.origin === 'platform' ? 'charter.origin.platform' : 'charter.rows.none';
}
