import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { schemaFaults, schemaValidator } from '../../../../cli/schema-faults.ts';
import { exportReport, type ExportKind } from '../../../../lib/report/export/exports.ts';
import { separatedValues } from '../../../../lib/report/export/separated-values.ts';
import type { Report } from '../../../../lib/report/report.ts';
import { isHeld } from '../../../../lib/report/is-held.ts';
import { declaredCounts, mainNumbers, reportNumbers } from '../../../../lib/report/report-numbers.ts';
import { appearedWords } from '../../../../lib/report/wording/appeared-words.ts';
import { loadPageWords } from '../../../../lib/view/load-page-words.ts';
import { languages, type Language } from '../../../../lib/words/languages.ts';
import type { PageWords } from '../../../../lib/words/page-words.ts';
import { busyReport } from '../../../view/report-scenes.ts';
import { charter, report, reports, STRANGE_NAMES, tracker } from '../../../view/reports.ts';

const spoken = Object.fromEntries(
  await Promise.all(languages.map(async (language) => [language, await loadPageWords(language)] as const)),
) as Record<Language, PageWords>;
const validate = schemaValidator(
  JSON.parse(readFileSync(new URL('../../../../schemas/report.schema.json', import.meta.url), 'utf8')) as object,
);

function exported(kind: ExportKind, of: Report, language: Language = 'en'): string {
  return [...exportReport(kind, of, spoken[language]).pieces].join('');
}

function rowsOf(csv: string): Record<string, string>[] {
  const [heading = [], ...rows] = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
  return rows.map((row) => Object.fromEntries(heading.map((name, column) => [name, row[column] ?? ''])));
}

const countOf = (html: string, key: string): number =>
  Number(new RegExp(`data-number="${key}">(\\d+)<`).exec(html)?.[1]);

describe.each(Object.entries({ ...reports('en'), busy: busyReport('en') }))('the visit %s', (_name, of) => {
  test('has the same numbers in JSON, CSV, HTML and on the badge', () => {
    const numbers = reportNumbers(of);
    const read = JSON.parse(exported('json', of)) as Report;
    const rows = rowsOf(exported('csv', of));
    const html = exported('html', of);
    expect(schemaFaults(validate, read)).toEqual([]);
    expect(reportNumbers(read)).toEqual(numbers);
    expect(rows).toHaveLength(numbers.trackers);
    const visit = { Page: of.page.url, 'Visit began (UTC)': of.page.visitStartedAt.slice(0, 19).replace('T', ' ') };
    for (const row of rows) expect(row).toMatchObject(visit);
    expect(rows.filter((row) => row['Warning'] === 'yes')).toHaveLength(numbers.warned);
    expect(rows.filter((row) => row['Declared'] === 'no')).toHaveLength(numbers.trackersNotDeclared);
    for (const [key, count] of mainNumbers(of)) expect(countOf(html, key), key).toBe(count);
    expect(html.match(/data-number/g)).toHaveLength(isHeld(of) ? 6 : 4);
    for (const { group, rows: declared, trackers } of declaredCounts(of)) {
      const cells = new RegExp(`data-group="${group}">.*?class="count">(\\d+)<.*?class="count">(\\d+)<`).exec(html);
      expect(cells?.slice(1).map(Number), group).toEqual([declared, trackers]);
    }
    expect(html.match(/class="warned"/g) ?? []).toHaveLength(numbers.warned);
    expect(of.badge.text === '' || of.badge.text === '?' ? 0 : Number(of.badge.text)).toBe(
      numbers.warned || numbers.attempted,
    );
  });

  test.each(languages)('is a page in %s that runs nothing and asks for nothing', (language) => {
    const html = exported('html', of, language);
    expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
    expect(html).not.toMatch(
      /<(?:script|img|link|iframe)|<[^>]*\s(?:on\w+|src)=|url\(|@import|\[object|undefined|\bNaN\b/,
    );
    expect(html.match(/<table/g)?.length).toBe(html.match(/<\/table>/g)?.length);
    expect(html.match(/<section/g)?.length).toBe(html.match(/<\/section>/g)?.length);
  });
});

test.each([
  ['https://data.example.fr/terms/', ['https://data.example.fr/terms/']],
  ['javascript:alert(1)', []],
])('a page to print links to the charter at %s alone, if it is an address to open', (sourceUrl, links) => {
  const of = report('data.example.fr', { charter: { ...charter('data.example.fr', 'imported'), sourceUrl } });
  const html = exported('html', of);
  expect([...html.matchAll(/\shref="?([^"\s>]*)/g)].map(([, link]) => link)).toEqual(links);
});

test('of a page that is held to no charter nothing is exported as not declared', () => {
  const of = reports('en')['no-charter'];
  if (!of) throw new Error('The report is missing.');
  expect(rowsOf(exported('csv', of)).map((row) => [row['Category'], row['Declared']])).toEqual([['', '']]);
  const html = exported('html', of);
  expect(html).not.toMatch(/Not declared|not declared(?!\.)/);
  expect(html).toContain('nothing here can be called declared.');
});

test('a page to print says the whole of a row, however long its purpose is', () => {
  const { declarations, ...rest } = charter('data.example.fr');
  const purpose = `${'Mesurer. '.repeat(60)}Fin.`;
  const long = declarations.map((row) => ({ ...row, purpose, duration: { text: '13 mois', days: 395 } }));
  const html = exported('html', report('data.example.fr', { charter: { ...rest, declarations: long } }));
  expect(html).toContain('Fin. – 13 mois');
});

test('the rows of the charter under a finding are told from what Miette says', () => {
  expect(exported('html', busyReport('en'))).toContain('<p class="soft">What the charter says</p><blockquote');
});

test('a page to print quotes no charter where the portal’s own has not been read, and says where it has no row', () => {
  const of = report('data.example.fr', {
    charter: charter('data.example.fr', 'platform'),
    trackers: [tracker('sessionid'), tracker('_ga', { declarations: [] })],
    findings: ['sessionid', '_ga'].map((name) => ({
      ...{ rule: 'longer-than-recommended', severity: 'info', declarations: [], message: 'Long.' },
      trackers: [tracker(name).id],
    })),
  });
  expect(exported('html', of)).not.toMatch(/<blockquote|What the charter says/);
  const html = exported('html', { ...of, charter: charter('data.example.fr') });
  expect(html.match(/What the charter says<.p>(?:<blockquote|<p>The charter has no row for it)/g)).toHaveLength(2);
});

test('a page to print says wherever it quotes a row that may be read wrongly', () => {
  const rows = charter('data.example.fr').declarations;
  const declarations = rows.map((row, at) => (at < 2 ? { ...row, doubt: 'merged-cells' as const } : row));
  const of = report('data.example.fr', {
    charter: { ...charter('data.example.fr'), declarations },
    trackers: [tracker('sessionid')],
    findings: [
      { rule: 'x', severity: 'notice', trackers: [tracker('sessionid').id], declarations: [], message: 'Seen.' },
    ],
  });
  // Under the finding, among what was seen, among what was not.
  expect(exported('html', of).match(/This row may be read wrongly/g)).toHaveLength(3);
});

test('a page to print says of a tracker without a name that it has none', () => {
  const of = report('data.example.fr', { trackers: [tracker(' ')] });
  expect(exported('html', of)).toContain('<code class="name"><bdi>(no name)</bdi></code>');
});

test('a row of the charter that says no more than a name ends with it', () => {
  const [row] = charter('data.example.fr').declarations;
  if (!row) throw new Error('The row is missing.');
  const bare = { ...row, provider: null, service: null, purpose: null, section: 'Cookies' };
  const html = exported(
    'html',
    report('data.example.fr', {
      charter: { ...charter('data.example.fr'), declarations: [bare] },
      findings: [
        { rule: 'charter-changed', severity: 'notice', trackers: [], declarations: [bare.id], message: 'New.' },
      ],
    }),
  );
  expect(html).toContain('sessionid</bdi></b> (<bdi>Cookies</bdi>)</blockquote>');
});

test.each([
  [0, 'There is nothing to report.'],
  [1, 'Declared but not seen (1)'],
])('of %d rows not seen, and nothing else, a page to print says: %s', (count, sentence) => {
  const [notSeen] = (reports('en')['quiet']?.findings ?? []).filter(({ rule }) => rule === 'declared-not-seen');
  const html = exported('html', report('data.example.fr', { findings: notSeen && count > 0 ? [notSeen] : [] }));
  expect(html.match(/There is nothing to report\.|Declared but not seen \(1\)/g)).toEqual([sentence]);
});

test.each(languages)('the picture names, in %s, the table further down that holds its moments', (language) => {
  const html = exported('html', busyReport('en'), language);
  const [, name = ''] = /class="timeline"[^>]*aria-label="([^"]*)"/.exec(html) ?? [];
  const [, table = '', rows = ''] = /<section class="trackers"><h2>(.*?)<.h2>(.*?)<.section>/s.exec(html) ?? [];
  expect(name).toContain(table);
  expect(name).not.toContain(spoken[language].say('timeline.picture.after'));
  for (const tracker of busyReport('en').trackers)
    expect(rows).toContain(appearedWords(spoken[language], busyReport('en'), tracker));
});

test('the picture of one tracker is told as of one', () => {
  const html = exported('html', report('data.example.fr', { trackers: [tracker('a')] }));
  expect(html).toContain('aria-label="When 1 tracker appeared, in 1 lane.');
});

test('the line of each choice is behind the names of lanes', () => {
  const html = exported('html', busyReport('en'));
  expect(html.indexOf('class="choice"')).toBeGreaterThan(0);
  expect(html.indexOf('class="choice"')).toBeLessThan(html.indexOf('class="lane"'));
});

describe('a page may call its cookies what it likes', () => {
  const names = [
    ...STRANGE_NAMES,
    '__proto__',
    '</style></title><svg onload=alert(1)>',
    '🍪'.repeat(1024),
    'a\'"&amp;',
  ];
  const of = report('data.example.fr', {
    trackers: names.map((name, index) =>
      tracker(name, { id: String(index), domain: 'x"><b>.example.fr', provider: name }),
    ),
  });

  test('and is text in the page', () => {
    const html = exported('html', of);
    expect(html).not.toMatch(/<img|<b>|<svg onload|&amp;amp;(?!amp)a/);
    expect(html).toContain('&lt;img src=x onerror=&quot;document.title=&#39;taken&#39;&quot;&gt;');
    expect(html).toContain('__proto__');
    expect(html).toContain('⟨U+202E⟩gpj.egami');
  });

  test('and is whole in JSON and in the table', () => {
    const read = JSON.parse(exported('json', of)) as Report;
    expect(read.trackers.map(({ name }) => name)).toEqual(names);
    const rows = rowsOf(exported('csv', of));
    expect(rows.map((row) => row['Name'])).toContain('🍪'.repeat(1024));
    expect(rows.map((row) => row['Name'])).toContain('__proto__');
    expect(rows).toHaveLength(names.length);
  });
});

describe('the table', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r1', '\n=1', '＝1', '=1\n2', '\ufeff=1'])(
    'has no formula in %j',
    (text) => {
      const [row = ''] = separatedValues([[text, 'x']], ';');
      const [cells = []] = Papa.parse<string[]>(row.replace(/^\ufeff/, ''), { delimiter: ';' }).data;
      expect(cells).toEqual([`'${text}`, 'x']);
    },
  );

  test.each(['x;=1+1;y', 'x,=1+1,y', 'x; =1', 'x,"@SUM(A1)', 'a;b,-1;+2', 'a;\ufeff=1', 'a;＝1'])(
    'has none in %j where a spreadsheet takes the other separator either',
    (text) => {
      for (const [written, read] of [
        [',', ';'],
        [';', ','],
      ] as const) {
        const [row = ''] = separatedValues([['a', text, 'x']], written);
        // As a spreadsheet does, it heeds quotes only where a cell begins with one.
        for (const cell of row.split(read)) expect(cell).not.toMatch(/^["\s\ufeff]*[=+\-@＝]/);
      }
    },
  );

  test.each(['a;b', 'a,b', 'a"b', 'a\nb', 'a\r\nb', ' a ', "'a", '', '1-2', 'a=b'])('keeps %j as it is', (text) => {
    for (const delimiter of [',', ';'] as const) {
      const [row = ''] = separatedValues([[text, 'x']], delimiter);
      expect(Papa.parse(row.replace(/^\ufeff/, ''), { delimiter }).data[0]).toEqual([text, 'x']);
    }
  });

  test('is what French and English spreadsheets expect', () => {
    const of = busyReport('fr');
    const [english, french] = [exported('csv', of, 'en'), exported('csv', of, 'fr')];
    expect([english, french].map((csv) => csv.charCodeAt(0))).toEqual([0xfeff, 0xfeff]);
    expect(english.split('\r\n')[0]).toContain('Name,Kind,Domain');
    expect(french.split('\r\n')[0]).toContain('Nom;Nature;Domaine');
    const half = report('a.fr', { trackers: [tracker('a', { lifetimeDays: 0.5 })] });
    expect(rowsOf(exported('csv', half, 'fr'))[0]).toMatchObject({
      'Durée de vie en jours': '0,5',
      'Première observation (UTC)': '2026-11-22 09:14:06',
    });
  });

  test('has a row with two findings where a tracker has two', () => {
    const rows = rowsOf(exported('csv', busyReport('en')));
    expect(rows.find((row) => row['Name'] === 'IDE')?.['Findings']).toBe(
      'The cookie “IDE” (Google) appeared after you had refused.',
    );
  });
});

describe('the charter’s declarations', () => {
  const named = { ...charter('data.saint-maur.com') };
  named.declarations = [
    ...named.declarations.slice(-2),
    {
      ...named.declarations[0],
      id: 'statistics/_pk_*',
      names: ['_pk_*', '_pk_*.x', '*'],
      category: 'statistics',
      kind: 'localStorage',
      duration: { text: '13 mois', days: 395 },
    },
    { ...named.declarations[0], id: 'necessary/', names: [] },
  ] as typeof named.declarations;
  const of = report('data.saint-maur.com', { charter: named });

  test('are a knowledge base for website audits, one entry for each name', () => {
    const base = JSON.parse(exported('edpb', of)) as { knowledges: Record<string, string>[] };
    expect(base).toMatchObject({ name: 'data.saint-maur.com', author: 'Miette', category: 'cookie' });
    expect(base.knowledges.map(({ name, kind, domain, category }) => [name, kind, domain, category])).toEqual([
      ['_grecaptcha', 'cookie', 'data.saint-maur.com', 'Necessary'],
      ['_grecaptcha', 'cookie', '', 'Third-party'],
      ['_pk_*', 'localstorage', 'data.saint-maur.com', 'Statistics'],
      ['_pk_*.x', 'localstorage', 'data.saint-maur.com', 'Statistics'],
      ['*', 'localstorage', 'data.saint-maur.com', 'Statistics'],
    ]);
    expect(Object.keys(base.knowledges[0] ?? {})).toEqual(
      'kind domain name category source controller date policy reference comment created_at updated_at'.split(' '),
    );
    expect(base.knowledges[0]).toMatchObject({ controller: 'Google ReCaptcha', date: '2026-11-22' });
    expect(base.knowledges[0]?.['reference']).toBe(`sha256:${named.sha256 ?? ''}`);
    for (const { comment } of base.knowledges) expect(comment).toMatch(/^(?:.+(?:\n(?=.)|$))*$/);
    expect(base.knowledges[2]?.['comment']).toMatch(/.\n13 mois$/);
  });

  test('are rows of the Open Cookie Database, none wider than declared, with the same ids each time', () => {
    const rows = rowsOf(exported('ocd', of));
    expect(rows.map((row) => [row['Cookie / Data Key name'], row['Category'], row['Wildcard match']])).toEqual([
      ['_grecaptcha', 'Functional', '0'],
      ['_grecaptcha', '', '0'],
      ['_pk_', 'Analytics', '1'],
    ]);
    expect(rows.map((row) => row['Domain'])).toEqual(['data.saint-maur.com', '', 'data.saint-maur.com']);
    expect(rows[2]?.['Retention period']).toBe('13 mois');
    expect(new Set(rows.map(({ ID }) => ID)).size).toBe(3);
    expect(exported('ocd', of, 'fr')).toBe(exported('ocd', of));
  });

  test('are nothing where no charter is known', () => {
    const none = report('data.example.fr', { charter: null });
    expect([exported('edpb', none), exported('ocd', none)]).toEqual(['', '']);
  });
});

test.each<[ExportKind, string]>([
  ['html', 'miette-data.saint-maur.com-2026-11-22-0914.html'],
  ['csv', 'miette-data.saint-maur.com-2026-11-22-0914.csv'],
  ['json', 'miette-data.saint-maur.com-2026-11-22-0914.json'],
  ['edpb', 'miette-edpb-data.saint-maur.com-2026-11-22.json'],
  ['ocd', 'miette-ocd-data.saint-maur.com-2026-11-22.csv'],
])('as %s the file is called %s', (kind, name) => {
  expect(exportReport(kind, busyReport('en'), spoken.en).name).toBe(name);
});

test('a table says why a choice did or did not cover a tracker', () => {
  const consentReason = 'You had not chosen in Opendatasoft yet.';
  const of = report('data.example.fr', { trackers: [tracker('x', { needsConsent: true, consentReason })] });
  expect(rowsOf(exported('csv', of)).map((row) => row['Why'])).toEqual([consentReason]);
});
