import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { auditCsv } from '../../../../cli/audit/audit-csv.ts';
import { auditWords } from '../../../../cli/audit/audit-words.ts';
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
const outcomes = [report(), refused, failed('data.a.fr', 'ERR_\u001b[31m')];
const words = await loadPageWords('en');
const own = auditWords('en');

describe('the summary', () => {
  test('has a line for each visit, and says what could not be audited and why', () => {
    const lines = summaryText(outcomes, own).split('\n');
    expect(lines[0]).toMatch(/^Portal +Choice +Warnings +Undeclared +Declared, not seen$/);
    expect(lines[1]).toMatch(/^data\.saint-maur\.com +none +0 +0 +\d+$/);
    expect(lines[2]).toMatch(/^data\.saint-maur\.com +refuse: no banner was shown +1 +1 +\d+$/);
    expect(lines.slice(3)).toEqual([
      '',
      'Could not be audited',
      '  data.a.fr: nothing answers (ERR_\u{fffd}[31m)',
      '',
      '2 portals, 2 reports, 1 that could not be audited',
    ]);
  });

  test('says with which choice a page could not be audited', () => {
    const problem = { ...failed('data.a.fr'), choice: 'accept' as const };
    expect(summaryText([report(), problem], own)).toContain(
      'Could not be audited\n  data.a.fr (accept): nothing answers',
    );
  });

  test('says once of each page what it was held to, where that was not a charter of its own', () => {
    const strangers = [
      report({ url: 'https://www.journal.example/' }),
      report({ url: 'https://www.journal.example/', choice: 'refuse' }),
      report({ url: 'https://nouveau.opendatasoft.com/' }),
    ];
    expect(summaryText([report(), ...strangers], own)).toContain(
      [
        '\nWithout a charter of their own',
        '  www.journal.example: held to nothing: no charter is known',
        '  nouveau.opendatasoft.com: held to what Opendatasoft portals are known to set\n',
      ].join('\n'),
    );
    expect(summaryText([report()], own)).not.toContain('Without a charter');
    const bare = report();
    if (bare.report.charter) bare.report.charter.declarations = [];
    expect(summaryText([bare], own)).toContain('data.saint-maur.com: held to a charter that declares nothing');
    expect(indexHtml(strangers, ['a', 'b', 'c'], own).match(/held to nothing/g)).toHaveLength(2);
  });

  test('says of a page that was not seen from its start that it was not', () => {
    const late = report();
    late.report.page.observedFromStart = false;
    expect(summaryText([late], own)).toContain('\nSeen in part\n  data.saint-maur.com: not observed from the start');
    expect(indexHtml([late], ['a'], own)).toContain('not observed from the start');
    expect(summaryText([report()], own) + indexHtml([report()], ['a'], own)).not.toContain('not observed');
  });

  test('says of a page that kept more than is told apart that there is more, as the badge does', () => {
    const cut = report({ trackers: [session, stranger] });
    cut.report.leftOut = 7;
    expect(summaryText([cut], own)).toMatch(/^data\.saint-maur\.com +none +1\+ +1\+ +\d+$/m);
    expect(indexHtml([cut], ['a'], own).match(/<td>1\+<\/td>/g)).toHaveLength(2);
    expect(progressText([report(), cut], own)).toBe('1+ warnings, 1+ undeclared at most in one of 2 visits');
  });

  test('says what is new since the baseline, by name', () => {
    const text = summaryText(comparedWithBaseline([report({ trackers: [session, stranger] })], [report()]), own);
    expect(text).toContain('Since the baseline\n  data.saint-maur.com (none): appeared: uid; new findings: 2');
  });

  test('says what went by its own name, whatever is in that', () => {
    const gone = { ...stranger, name: 'a%20|b%7C' };
    const text = summaryText(comparedWithBaseline([report()], [report({ trackers: [session, gone] })]), own);
    expect(text).toContain('Since the baseline\n  data.saint-maur.com (none): went: a%20|b%7C\n');
  });

  test('says so where nothing changed', () => {
    expect(summaryText(comparedWithBaseline([report()], [report()]), own)).toContain(
      'Since the baseline\n  nothing changed',
    );
  });
});

describe('in the language that was asked for', () => {
  const french = auditWords('fr');

  test('the summary is told', () => {
    expect(summaryText(outcomes, french).replaceAll('\u00a0', ' ').split('\n').slice(1)).toEqual([
      expect.stringMatching(/^data\.saint-maur\.com +aucun +0 +0 +\d+$/),
      expect.stringMatching(/^data\.saint-maur\.com +refuser : aucun bandeau affiché +1 +1 +\d+$/),
      '',
      'Audit impossible',
      '  data.a.fr : rien ne répond (ERR_\u{fffd}[31m)',
      '',
      '2 portails, 2 rapports, 1 visite impossible à auditer',
    ]);
  });

  test('a portal that is done with is told', () => {
    expect(progressText([report(), refused], french)).toBe(
      '1 avertissement, 1 non déclaré au plus dans l’une des 2 visites',
    );
  });

  test('pages and table are written', async () => {
    const html = indexHtml(comparedWithBaseline(outcomes, [report()]), ['a', 'b'], french);
    expect(html).toContain('<html lang="fr">');
    for (const said of ['Déclarés, non observés', 'Ce qui diffère', 'refuser\u00a0: absente de la référence'])
      expect(html).toContain(said);
    const [heading = ''] = [...auditCsv(outcomes, await loadPageWords('fr'))].join('').slice(1).split('\r\n');
    expect(heading).toMatch(/^Portail;Choix;Bandeau;Audit impossible;Page;/);
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
  expect(progressText(found, own)).toBe(text);
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
    const html = indexHtml(outcomes, reportFileNames(reportsOf(outcomes)), own);
    expect(html).toContain('<a href="data.saint-maur.com-refuse.html">');
    expect(html).toContain('nothing answers');
    expect(html).not.toContain('\u001b');
  });
});
