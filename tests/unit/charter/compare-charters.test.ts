import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCharters } from '../../../lib/charter/compare-charters.ts';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { parseCharter } from '../../../lib/charter/parse-charter.ts';
import { saintMaur } from '../match/real-registry.ts';
import { declaration } from '../match/samples.ts';

const side = (declarations: readonly Declaration[], language = 'fr') => ({ language, declarations: [...declarations] });
const compare = (before: readonly Declaration[], after: readonly Declaration[]) =>
  compareCharters(side(before), side(after));
const matomo = declaration(['_pk_id.*'], {
  provider: 'Matomo',
  service: 'Mesure',
  purpose: 'Compter les visites',
  duration: { text: '13 mois', days: 395 },
});
const session = declaration(['sessionid'], { service: 'Connexion', purpose: 'Se souvenir' });
const nameless = declaration([], { provider: 'Acme', service: 'Carte', purpose: 'Afficher' });
const rows = [session, matomo, nameless];

describe('what is layout is no change', () => {
  test.each<[string, readonly Declaration[]]>([
    ['the same rows', rows],
    ['another order', rows.toReversed()],
    [
      'quotes, case and a full stop',
      rows.map((row) => ({ ...row, purpose: `« ${(row.purpose ?? '').toUpperCase()}. »` })),
    ],
    [
      'another way to write a span',
      [session, { ...matomo, duration: { text: '13 (treize) mois', days: 395 } }, nameless],
    ],
    ['other ids', rows.map((row) => ({ ...row, id: `${row.id}-9` }))],
    ['a title said otherwise', rows.map((row) => ({ ...row, section: 'Cookies fonctionnels' }))],
    ['a name elsewhere on the page', [...rows, declaration(['_x'], { doubt: 'outside-of-tables' })]],
    ['names in another order', [session, matomo, nameless].map((row) => ({ ...row, names: row.names.toReversed() }))],
  ])('%s', (_, after) => {
    expect(compare(rows, after)).toEqual([]);
  });

  test('a table as HTML or as text', () => {
    const cells = [
      ['Prestataire', 'Nom du cookie', 'Finalité'],
      ['Acme', '_a', 'Mesurer l’audience'],
      ['Acme', '', 'Rien'],
    ];
    const text = parseCharter(`Cookies tiers\n${cells.map((row) => row.join('\t')).join('\n')}`);
    const html = parseCharter(
      `<h2>COOKIES TIERS</h2><table>${cells.map((row) => `<tr><td>${row.join(' </td><td>\n')}</td></tr>`).join('')}</table>`,
    );
    if (!text.ok || !html.ok) throw new Error('unreadable');
    expect(compareCharters(text, html)).toEqual([]);
  });
});

describe('a change of one row is that change', () => {
  const purpose = { ...matomo, purpose: 'Vendre de la publicité' };
  test.each<[string, Partial<Declaration>, string[]]>([
    ['its purpose', { purpose: 'Vendre de la publicité' }, ['purpose']],
    ['its provider', { provider: 'Piano' }, ['provider']],
    ['its service', { service: 'Régie' }, ['service']],
    ['its duration', { duration: { text: '25 mois', days: 760 } }, ['duration']],
    ['its duration, left out', { duration: null }, ['duration']],
    ['its category', { category: 'third-party' }, ['category']],
    ['its names', { names: ['_pk_id.*', '_pk_ses.*'] }, ['names']],
    ['its kind', { kind: 'localStorage' }, ['kind']],
    ['two fields', { purpose: 'Autre', provider: 'Piano' }, ['provider', 'purpose']],
  ])('%s', (_, change, fields) => {
    const other = declaration(['_x'], {
      provider: 'P',
      service: 'S',
      purpose: 'Q',
      duration: { text: '1 jour', days: 1 },
    });
    const after = { ...matomo, ...change };
    expect(compare([...rows, other], [session, after, nameless, other])).toEqual([
      { kind: 'changed', before: matomo, after, fields },
    ]);
  });

  test('of two rows of one name, each of a kind of its own', () => {
    const stored = { ...matomo, kind: 'localStorage' as const };
    const after = [stored, matomo].map((row) => ({ ...row, purpose: 'Vendre de la publicité' }));
    expect(compare([matomo, stored], after)).toEqual([
      { kind: 'changed', before: matomo, after: after[1], fields: ['purpose'] },
      { kind: 'changed', before: stored, after: after[0], fields: ['purpose'] },
    ]);
  });

  test('a row added, a row removed', () => {
    expect(compare([session], [session, purpose])).toMatchObject([
      { kind: 'added', after: purpose },
      { kind: 'column-added', field: 'duration' },
    ]);
    expect(compare(rows, [session, matomo])).toEqual([{ kind: 'removed', before: nameless }]);
  });

  test('a row without a name, by what it says', () => {
    const after = { ...nameless, purpose: 'Suivre' };
    expect(compare(rows, [session, matomo, after])).toEqual([
      { kind: 'changed', before: nameless, after, fields: ['purpose'] },
    ]);
  });

  test('of every row of a real charter', () => {
    saintMaur.forEach((row, at) => {
      const after = saintMaur.with(at, { ...row, purpose: 'Tout autre chose' });
      expect(compare(saintMaur, after)).toEqual([
        { kind: 'changed', before: row, after: after[at], fields: ['purpose'] },
      ]);
      expect(compare(saintMaur, saintMaur.toSpliced(at, 1))).toEqual([{ kind: 'removed', before: row }]);
    });
  });
});

test('the other template is told by its columns, not by every row', () => {
  const newer = saintMaur.map((row) => ({ ...row, service: null, duration: { text: '6 mois', days: 183 } }));
  expect(compare(saintMaur, newer)).toEqual([
    { kind: 'column-removed', field: 'service' },
    { kind: 'column-added', field: 'duration' },
  ]);
});

test('a charter in another language is compared by what no language changes', () => {
  const english = side(
    rows.map((row) => ({ ...row, purpose: 'Something', service: 'Else' })),
    'en',
  );
  expect(compareCharters(side(rows), english)).toEqual([]);
});

test('any two charters: what is not paired is told, and nothing else', () => {
  const text = fc.constantFrom('a', 'b', null);
  const any = fc.array(
    fc
      .record({ names: fc.subarray(['_x', '_y']), provider: text, service: text, purpose: text })
      .map(({ names, ...rest }) => declaration(names, rest)),
    { maxLength: 6 },
  );
  let changed = 0;
  fc.assert(
    fc.property(any, any, (before, after) => {
      const changes = compare(before, after);
      const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
      expect(before.length - count('removed')).toBe(after.length - count('added'));
      expect(compare(before, before)).toEqual([]);
      changed += count('changed');
    }),
  );
  expect(changed).toBeGreaterThan(0);
});
