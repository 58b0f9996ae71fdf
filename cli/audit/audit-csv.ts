import { csvHeadings, csvRows } from '../../lib/report/export/report-csv.ts';
import { separatedValues, separatorFor } from '../../lib/report/export/separated-values.ts';
import { visibleText } from '../../lib/report/wording/visible-text.ts';
import type { PageWords } from '../../lib/words/page-words.ts';
import type { AuditedReport, FailedVisit, Outcome } from './outcome.ts';
import { bannerText } from './words.ts';

const HEADINGS = ['Portal', 'Choice', 'Banner', 'Could not be audited'];

/**
 * Every tracker of every visit as one table: what was chosen on it, then the columns of a single report. A page that could
 * not be audited has one row, which says why.
 */
export function auditCsv(outcomes: readonly Outcome[], words: PageWords): Generator<string> {
  return separatedValues(rowsOf(outcomes, words), separatorFor(words.language));
}

function* rowsOf(outcomes: readonly Outcome[], words: PageWords): Generator<string[]> {
  const columns = csvHeadings(words);
  yield [...HEADINGS, ...columns];
  for (const outcome of outcomes) {
    if (outcome.kind === 'problem') {
      yield [...failedCells(outcome), outcome.requested, ...columns.slice(1).map(() => '')];
      continue;
    }
    const visit = visitCells(outcome.portal, outcome.report).map(visibleText);
    for (const row of csvRows(outcome.report, words)) yield [...visit, ...row];
  }
}

function visitCells(portal: string, { audit }: AuditedReport): string[] {
  return [portal, audit.choice, audit.banner ? bannerText(audit.banner) : '', ''];
}

function failedCells({ portal, choice, problem }: FailedVisit): string[] {
  return [portal, choice, '', visibleText(problem.message)];
}
