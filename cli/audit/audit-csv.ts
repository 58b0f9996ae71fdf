import { csvHeadings, csvRows } from '../../lib/report/export/report-csv.ts';
import { separatedValues, separatorFor } from '../../lib/report/export/separated-values.ts';
import { visibleText } from '../../lib/report/wording/visible-text.ts';
import type { PageWords } from '../../lib/words/page-words.ts';
import { auditWords, type AuditWords } from './audit-words.ts';
import type { AuditedReport, FailedVisit, Outcome } from './outcome.ts';
import { bannerText, problemText } from './texts.ts';

const HEADINGS = ['portal', 'choice', 'banner', 'failed'] as const;

/**
 * Every tracker of every visit as one table: what was chosen on it, then the columns of a single report. A page that could
 * not be audited has one row, which says why.
 */
export function auditCsv(outcomes: readonly Outcome[], words: PageWords): Generator<string> {
  return separatedValues(rowsOf(outcomes, words, auditWords(words.language)), separatorFor(words.language));
}

function* rowsOf(outcomes: readonly Outcome[], words: PageWords, own: AuditWords): Generator<string[]> {
  const columns = csvHeadings(words);
  yield [...HEADINGS.map((heading) => own.say(`audit.column.${heading}`)), ...columns];
  for (const outcome of outcomes) {
    if (outcome.kind === 'problem') {
      yield [...failedCells(outcome, own), outcome.requested, ...columns.slice(1).map(() => '')];
      continue;
    }
    const visit = visitCells(outcome.portal, outcome.report, own).map(visibleText);
    for (const row of csvRows(outcome.report, words)) yield [...visit, ...row];
  }
}

function visitCells(portal: string, { audit: { choice, banner } }: AuditedReport, own: AuditWords): string[] {
  return [portal, own.say('audit.choice', { choice }), banner ? bannerText(banner, own) : '', ''];
}

function failedCells({ portal, choice, problem }: FailedVisit, own: AuditWords): string[] {
  return [portal, own.say('audit.choice', { choice }), '', visibleText(problemText(problem, own))];
}
