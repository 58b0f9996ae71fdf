import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { auditCsv } from '../../../../cli/audit/audit-csv.ts';
import { comparedWithBaseline } from '../../../../cli/audit/changes.ts';
import { indexHtml, reportFileNames } from '../../../../cli/audit/index-html.ts';
import { reportsOf } from '../../../../cli/audit/outcome.ts';
import { progressText, summaryText } from '../../../../cli/audit/summary.ts';
import { loadPageWords } from '../../../../lib/view/load-page-words.ts';
import { failed, report, session, stranger } from './samples.ts';

const refused = report({
  choice: 'refuse',
  trackers: [session, stranger],
  note: { banner: { worked: false, reason: 'none' } },
});
const outcomes = [report(), refused, failed('data.a.fr', 'nothing answers \u001b[31m')];
const words = await loadPageWords('en');

describe('the summary', () => {
  test('has a line for each visit, and says what could not be audited and why', () => {
    const lines = summaryText(outcomes).split('\n');
    expect(lines[0]).toMatch(/^Portal +Choice +Warnings +Undeclared +Declared, not seen$/);
    expect(lines[1]).toMatch(/^data\.saint-maur\.com +none +0 +0 +\d+$/);
    expect(lines[2]).toMatch(/^data\.saint-maur\.com +refuse: no banner was shown +1 +1 +\d+$/);
    expect(lines.slice(3)).toEqual([
      '',
      'Could not be audited',
      '  data.a.fr: nothing answers \u{fffd}[31m',
      '',
      '2 portals, 2 reports, 1 that could not be audited',
    ]);
  });

  test('says with which choice a page could not be audited', () => {
    const problem = { ...failed('data.a.fr'), choice: 'accept' as const };
    expect(summaryText([report(), problem])).toContain('Could not be audited\n  data.a.fr (accept): nothing answers');
  });

  test('says once of each page what it was held to, where that was not a charter of its own', () => {
    const strangers = [
      report({ url: 'https://www.journal.example/' }),
      report({ url: 'https://www.journal.example/', choice: 'refuse' }),
      report({ url: 'https://nouveau.opendatasoft.com/' }),
    ];
    expect(summaryText([report(), ...strangers])).toContain(
      [
        '\nWithout a charter of their own',
        '  www.journal.example: held to nothing: no charter is known',
        '  nouveau.opendatasoft.com: held to what Opendatasoft portals are known to set\n',
      ].join('\n'),
    );
    expect(summaryText([report()])).not.toContain('Without a charter');
    const bare = report();
    if (bare.report.charter) bare.report.charter.declarations = [];
    expect(summaryText([bare])).toContain('data.saint-maur.com: held to a charter that declares nothing');
    expect(indexHtml(strangers, ['a', 'b', 'c']).match(/held to nothing/g)).toHaveLength(2);
  });

  test('says of a page that was not seen from its start that it was not', () => {
    const late = report();
    late.report.page.observedFromStart = false;
    expect(summaryText([late])).toContain('\nSeen in part\n  data.saint-maur.com: not observed from the start');
    expect(indexHtml([late], ['a'])).toContain('not observed from the start');
    expect(summaryText([report()]) + indexHtml([report()], ['a'])).not.toContain('not observed');
  });

  test('says of a page that kept more than is told apart that there is more, as the badge does', () => {
    const cut = report({ trackers: [session, stranger] });
    cut.report.leftOut = 7;
    expect(summaryText([cut])).toMatch(/^data\.saint-maur\.com +none +1\+ +1\+ +\d+$/m);
    expect(indexHtml([cut], ['a']).match(/<td>1\+<\/td>/g)).toHaveLength(2);
    expect(progressText([report(), cut])).toBe('1+ warnings, 1+ undeclared at most in one of 2 visits');
  });

  test('says what is new since the baseline, by name', () => {
    const text = summaryText(comparedWithBaseline([report({ trackers: [session, stranger] })], [report()]));
    expect(text).toContain('Since the baseline\n  data.saint-maur.com (none): appeared: uid; new findings: 2');
  });

  test('says what went by its own name, whatever is in that', () => {
    const gone = { ...stranger, name: 'a%20|b%7C' };
    const text = summaryText(comparedWithBaseline([report()], [report({ trackers: [session, gone] })]));
    expect(text).toContain('Since the baseline\n  data.saint-maur.com (none): went: a%20|b%7C\n');
  });

  test('says so where nothing changed', () => {
    expect(summaryText(comparedWithBaseline([report()], [report()]))).toContain(
      'Since the baseline\n  nothing changed',
    );
  });
});

test.each([
  [[report()], '0 warnings, 0 undeclared'],
  [[report(), refused], '1 warning, 1 undeclared at most in one of 2 visits'],
  [[failed('data.a.fr')], 'could not be audited: nothing answers'],
  [
    [refused, failed('data.saint-maur.com'), failed('data.saint-maur.com', 'too late')],
    '1 warning, 1 undeclared; 2 visits could not be audited: nothing answers',
  ],
])('the line on a portal that is done with is short', (found, text) => {
  expect(progressText(found)).toBe(text);
});

describe('the table', () => {
  const { data } = Papa.parse<Record<string, string>>([...auditCsv(outcomes, words)].join('').slice(1), {
    header: true,
    skipEmptyLines: true,
  });

  test('has a row for each tracker of each visit, in the columns of a single report', () => {
    expect(data.map(({ Portal, Choice, Page, Name }) => [Portal, Choice, Page, Name])).toEqual([
      ['data.saint-maur.com', 'none', 'https://data.saint-maur.com/', 'sessionid'],
      ['data.saint-maur.com', 'refuse', 'https://data.saint-maur.com/', 'sessionid'],
      ['data.saint-maur.com', 'refuse', 'https://data.saint-maur.com/', 'uid'],
      ['data.a.fr', 'none', 'https://data.a.fr/', ''],
    ]);
    expect(new Set(data.map((row) => Object.keys(row).length)).size).toBe(1);
  });

  test('says of every moment that it is of UTC', () => {
    expect(data[0]?.['Visit began (UTC)']).toBe('2026-11-22 09:00:00');
    const moments = Object.entries(data[0] ?? {}).filter(([, cell]) => /^\d{4}-\d{2}-\d{2} /.test(cell));
    expect(moments.map(([heading]) => heading).every((heading) => heading.endsWith(' (UTC)'))).toBe(true);
  });

  test('says what could not be audited, and where no banner was worked', () => {
    expect(data[3]?.['Could not be audited']).toContain('nothing answers');
    expect(data[1]?.['Banner']).toBe('no banner was shown');
  });
});

describe('the pages', () => {
  test('have names of their own', () => {
    const paths = ['', '', 'explore/', 'Explore/'];
    const reports = reportsOf(paths.map((path) => report({ url: `https://data.saint-maur.com/${path}` })));
    expect(reportFileNames(reports)).toEqual([
      'data.saint-maur.com-none.html',
      'data.saint-maur.com-none-2.html',
      'data.saint-maur.com-explore-none.html',
      'data.saint-maur.com-Explore-none-2.html',
    ]);
  });

  test('are led to by an index that also says what failed', () => {
    const html = indexHtml(outcomes, reportFileNames(reportsOf(outcomes)));
    expect(html).toContain('<a href="data.saint-maur.com-refuse.html">');
    expect(html).toContain('nothing answers');
    expect(html).not.toContain('\u001b');
  });
});
