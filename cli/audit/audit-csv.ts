import { reportCsv } from '../../lib/report/export/report-csv.ts';
import { separatedValues, separatorFor } from '../../lib/report/export/separated-values.ts';
import { visibleText } from '../../lib/report/wording/visible-text.ts';
import type { PageWords } from '../../lib/words/page-words.ts';
import { EMPTY_REPORT } from './empty-report.ts';
import type { AuditedReport, FailedVisit, Outcome } from './outcome.ts';
import { bannerText } from './words.ts';

const HEADINGS = ['Portal', 'Choice', 'Banner', 'Could not be audited'];

/**
 * Every tracker of every visit as one table: what was chosen on it, then the columns of a single report. A page that could not be
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
  const afterPage = headings.split(separatorFor(words.language)).slice(1);
  for (const outcome of outcomes) {
    if (outcome.kind === 'problem') {
      const cells = [...failedCells(outcome), outcome.requested, ...afterPage.map(() => '')];
      const [line = ''] = separatedValues([cells], separatorFor(words.language));
      yield line.slice(mark.length);
      continue;
    }
    const cells = before(visitCells(outcome.portal, outcome.report));
    const [, ...rows] = reportCsv(outcome.report, words);
    for (const row of rows) yield cells + row;
  }
}

function visitCells(portal: string, { audit }: AuditedReport): string[] {
  return [portal, audit.choice, audit.banner ? bannerText(audit.banner) : '', ''];
}

function failedCells({ portal, choice, problem }: FailedVisit): string[] {
  return [portal, choice, '', visibleText(problem.message)];
}
