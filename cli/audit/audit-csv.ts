import { reportCsv } from '../../lib/report/export/report-csv.ts';
import { separatedValues, separatorFor } from '../../lib/report/export/separated-values.ts';
import { visibleText } from '../../lib/report/wording/visible-text.ts';
import type { PageWords } from '../../lib/words/page-words.ts';
import { EMPTY_REPORT } from './empty-report.ts';
import type { AuditedReport, FailedVisit, Outcome } from './outcome.ts';
import { bannerText } from './words.ts';

const HEADINGS = ['Portal', 'Page', 'Choice', 'Banner', 'Visit started (UTC)', 'Could not be audited'];

/**
 * Every tracker of every visit as one table: which visit, then the columns of a single report. A page that could not be
 * audited has one row, which says why.
 */
export function* auditCsv(outcomes: readonly Outcome[], words: PageWords): Generator<string> {
  const mark = '\ufeff';
  const before = (cells: readonly string[]) => {
    const [line = ''] = separatedValues([cells.map(visibleText)], separatorFor(words.language));
    return line.slice(mark.length, -2) + separatorFor(words.language);
  };
  const [headings = ''] = reportCsv(EMPTY_REPORT, words);
  yield mark + before(HEADINGS) + headings.slice(mark.length);
  const nothing = headings.split(separatorFor(words.language)).map(() => '');
  for (const outcome of outcomes) {
    if (outcome.kind === 'problem') {
      const [line = ''] = separatedValues([[...failedCells(outcome), ...nothing]], separatorFor(words.language));
      yield line.slice(mark.length);
      continue;
    }
    const cells = before(visitCells(outcome.portal, outcome.report));
    const [, ...rows] = reportCsv(outcome.report, words);
    for (const row of rows) yield cells + row;
  }
}

function visitCells(portal: string, { page, audit }: AuditedReport): string[] {
  const banner = audit.banner ? bannerText(audit.banner) : '';
  return [portal, page.url, audit.choice, banner, page.visitStartedAt.slice(0, 19).replace('T', ' '), ''];
}

function failedCells({ portal, requested, choice, problem }: FailedVisit): string[] {
  return [portal, requested, choice, '', '', visibleText(problem.message)];
}
