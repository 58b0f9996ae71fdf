import type { Report } from './report.ts';

/** Whether a page is held to anything: with no charter, or one without a row, nothing is declared or not declared. */
export function isHeld({ charter }: Pick<Report, 'charter'>): boolean {
  return charter !== null && charter.declarations.length > 0;
}
