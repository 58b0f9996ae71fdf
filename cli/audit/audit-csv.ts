import { csvHeadings, csvRows } from '../../lib/report/export/report-csv.ts';
import { separatedValues, separatorFor } from '../../lib/report/export/separated-values.ts';
import { visibleText } from '../../lib/report/wording/visible-text.ts';
import type { PageWords } from '../../lib/words/page-words.ts';
import type { AuditedReport, FailedVisit, Outcome } from './outcome.ts';
import { bannerText } from './words.ts';

const HEADINGS = ['Portal', 'Page', 'Choice', 'Banner', 'Visit started (UTC)', 'Could not be audited'];

/**
 * Every tracker of every visit as one table: which visit, then the columns of a single report. A page that could not be
 * audited has one row, which says why.
 */
export function auditCsv(outcomes: readonly Outcome[], words: PageWords): Generator<string> {
  return separatedValues(rowsOf(outcomes, words), separatorFor(words.language));
}

function* rowsOf(outcomes: readonly Outcome[], words: PageWords): Generator<string[]> {
  const columns = csvHeadings(words);
  yield [...HEADINGS, ...columns];
  for (const outcome of outcomes) {
    if (outcome.kind === 'problem') {
      yield [...failedCells(outcome), ...columns.map(() => '')];
      continue;
    }
    const visit = visitCells(outcome.portal, outcome.report).map(visibleText);
    for (const row of csvRows(outcome.report, words)) yield [...visit, ...row];
  }
}

function visitCells(portal: string, { page, audit }: AuditedReport): string[] {
  const banner = audit.banner ? bannerText(audit.banner) : '';
  return [portal, page.url, audit.choice, banner, page.visitStartedAt.slice(0, 19).replace('T', ' '), ''];
}

function failedCells({ portal, requested, choice, problem }: FailedVisit): string[] {
  return [portal, requested, choice, '', '', visibleText(problem.message)];
}
