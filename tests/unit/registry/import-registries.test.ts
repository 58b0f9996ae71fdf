import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IMPORT_LIMITS } from '../../../lib/registry/added/import-limits.ts';
import { importRegistries, type ImportSource } from '../../../lib/registry/added/import-registries.ts';
import type { PortalRegistry } from '../../../lib/registry/portal-registry.ts';
import { portalRegistryText } from '../../../lib/registry/portal-registry-text.ts';
import { importFaultText } from '../../../lib/words/import-fault-text.ts';
import { words as wordsOf } from '../../../lib/words/words.ts';
import en from '../../../locales/en/pages.json' with { type: 'json' };
import fr from '../../../locales/fr/pages.json' with { type: 'json' };

const JSON_TEXT = readFileSync(
  new URL('../../../registries/portals/data.saint-maur.com.json', import.meta.url),
  'utf8',
);
const CHARTER = readFileSync(new URL('../../data/charters/data.saint-maur.com.txt', import.meta.url), 'utf8');
const good = JSON.parse(JSON_TEXT) as PortalRegistry;
const HTML = '<h2>Cookies tiers</h2><table><tr><th>Prestataire<th>Nom du cookie<tr><td>Acme<td>_a</table>';

const blanks = (count: number): object[] => Array.from({ length: count }, () => ({}));

function source(text: string, rest: Partial<ImportSource> = {}): ImportSource {
  const sha256 = 'a'.repeat(64);
  return { text, bytes: text.length, sha256, at: '2026-11-25T10:00:00Z', host: null, sourceUrl: null, ...rest };
}

function faults(text: string, rest: Partial<ImportSource> = {}) {
  const result = importRegistries(source(text, rest));
  return result.ok ? [] : result.faults;
}

const changed = (change: (registry: Record<string, unknown>) => void) => {
  const registry = JSON.parse(JSON_TEXT) as Record<string, unknown>;
  change(registry);
  return JSON.stringify(registry);
};
const changedRow = (change: Record<string, unknown>) =>
  changed((registry) => {
    registry['declarations'] = good.declarations.map((row, at) => (at === 1 ? { ...row, ...change } : row));
  });

describe('a file that can be imported', () => {
  test('is a registry as it was exported, unchanged', () => {
    const result = importRegistries(source(`\ufeff${JSON_TEXT}`));
    expect(result).toEqual({ ok: true, registries: [good] });
    expect(result.ok && result.registries[0] && portalRegistryText(result.registries[0])).toBe(JSON_TEXT);
  });

  test('keeps what is in doubt of a row', () => {
    const doubtful = {
      ...good,
      declarations: good.declarations.map((row) => ({ ...row, doubt: 'merged-cells' as const })),
    };
    expect(importRegistries(source(portalRegistryText(doubtful)))).toEqual({ ok: true, registries: [doubtful] });
  });

  test('is several registries in a list', () => {
    const other = { ...good, host: 'data.example.fr' };
    expect(importRegistries(source(JSON.stringify([good, other])))).toEqual({ ok: true, registries: [good, other] });
  });

  test.each(['https://Data.Example.fr/pages/cookies/?lang=fr', 'http://data.example.fr', 'data.example.fr'])(
    'is of the portal that is named by %s',
    (given) => {
      const result = importRegistries(source(HTML, { host: given }));
      expect(result).toMatchObject({ ok: true, registries: [{ host: 'data.example.fr' }] });
    },
  );

  test('is a charter as text, with the portal that it names', () => {
    expect(importRegistries(source(CHARTER))).toMatchObject({
      ok: true,
      registries: [
        {
          host: good.host,
          // A file names no page: nothing is said to have been read on one.
          sourceUrl: `https://${good.host}/`,
          retrievedAt: '2026-11-25T10:00:00Z',
          declarations: good.declarations,
        },
      ],
    });
  });

  test('is a charter as HTML, of the portal given', () => {
    const result = importRegistries(source(HTML, { host: 'Data.Example.fr', sourceUrl: 'https://data.example.fr/c' }));
    expect(result).toMatchObject({
      ok: true,
      registries: [
        {
          host: 'data.example.fr',
          sourceUrl: 'https://data.example.fr/c',
          declarations: [{ names: ['_a'], category: 'third-party' }],
        },
      ],
    });
    // What was made of a charter is itself a registry that can be imported.
    const [registry] = result.ok ? result.registries : [];
    expect(importRegistries(source(JSON.stringify(registry)))).toMatchObject({ ok: true });
  });

  test('may hold a doubtful row', () => {
    expect(importRegistries(source(changedRow({ doubt: 'name-in-prose' }))).ok).toBe(true);
  });
});

describe('a file that cannot is refused whole, with the place', () => {
  test.each<[string, string, object[]]>([
    ['empty', ' \n', [{ code: 'empty-file' }]],
    ['no JSON', '{"format": ', [{ code: 'not-json' }]],
    ['an empty list', '[]', [{ code: 'no-registry' }]],
    ['something else', '{"a": 1}', [{ code: 'no-registry', place: '' }]],
    ['a list with something else', JSON.stringify([good, 1]), [{ code: 'no-registry', place: '[1]' }]],
    [
      'a later version',
      changed((r) => (r['version'] = 2)),
      [{ code: 'unknown-version', place: 'version', found: '2' }],
    ],
    ['a field missing', changed((r) => delete r['language']), [{ code: 'missing-field', place: 'language' }]],
    ['a field too many', changed((r) => (r['colour'] = 1)), [{ code: 'unknown-field', place: 'colour' }]],
    [
      'a prototype',
      JSON_TEXT.replace('"host"', '"__proto__": {}, "host"'),
      [{ code: 'unknown-field', place: '__proto__' }],
    ],
    [
      'a bad address',
      changed((r) => (r['sourceUrl'] = 'javascript:alert(1)')),
      [{ code: 'wrong-value', place: 'sourceUrl' }],
    ],
    ['a bad time', changed((r) => (r['retrievedAt'] = 'yesterday')), [{ code: 'wrong-value', place: 'retrievedAt' }]],
    [
      'a day that is none',
      changed((r) => (r['retrievedAt'] = '2026-02-31T00:00:00Z')),
      [{ code: 'wrong-value', place: 'retrievedAt', expected: '2026-11-22T00:00:00Z' }],
    ],
    ['a bad hash', changed((r) => (r['sha256'] = 'x')), [{ code: 'wrong-value', place: 'sha256' }]],
    [
      'no host',
      changed((r) => (r['host'] = 'https://x')),
      [{ code: 'host-invalid', place: 'host', found: 'https://x' }],
    ],
    ['no rows', changed((r) => (r['declarations'] = [])), [{ code: 'no-declarations', place: 'declarations' }]],
    ['rows that are none', changed((r) => (r['declarations'] = {})), [{ code: 'wrong-value', place: 'declarations' }]],
    [
      'an unknown category',
      changedRow({ category: 'needed' }),
      [{ code: 'wrong-value', place: 'declarations[1].category', found: 'needed' }],
    ],
    ['an unknown doubt', changedRow({ doubt: 'x' }), [{ code: 'wrong-value', place: 'declarations[1].doubt' }]],
    [
      'a name that is a number',
      changedRow({ names: [1] }),
      [{ code: 'wrong-value', place: 'declarations[1].names[0]', expected: 'string' }],
    ],
    [
      'a duration of words',
      changedRow({ duration: { text: 'x', days: 'y' } }),
      [{ code: 'wrong-value', place: 'declarations[1].duration.days' }],
    ],
    [
      'a long text',
      changedRow({ purpose: 'x'.repeat(IMPORT_LIMITS.text + 1) }),
      [{ code: 'too-long', place: 'declarations[1].purpose' }],
    ],
    [
      'many names',
      changedRow({ names: Array.from({ length: IMPORT_LIMITS.names + 1 }, String) }),
      [{ code: 'too-long', place: 'declarations[1].names' }],
    ],
    [
      'an id twice',
      changedRow({ id: 'necessary/sessionid' }),
      [{ code: 'not-as-printed', place: 'declarations[1].id' }],
    ],
    [
      'a control character',
      changedRow({ names: ['a\u0007'] }),
      [{ code: 'not-as-printed', place: 'declarations[1].names[0]' }],
    ],
    [
      'a name with white space at its ends',
      changedRow({ names: ['a '] }),
      [{ code: 'not-as-printed', place: 'declarations[1].names[0]' }],
    ],
    ...(['provider', 'service', 'purpose', 'section'] as const).map((field): [string, string, object[]] => [
      `a ${field} with white space of its own`,
      changedRow({ [field]: 'a  b' }),
      [{ code: 'not-as-printed', place: `declarations[1].${field}` }],
    ]),
    [
      'a duration below zero',
      changedRow({ duration: { text: 'x', days: -1 } }),
      [{ code: 'not-as-printed', place: 'declarations[1].duration.days' }],
    ],
    ['a host twice', JSON.stringify([good, good]), [{ code: 'host-twice', place: '[1].host', found: good.host }]],
    [
      'many rows',
      changed((r) => (r['declarations'] = blanks(IMPORT_LIMITS.declarations + 1))),
      [{ code: 'too-many-declarations' }],
    ],
    ['many registries', JSON.stringify(blanks(IMPORT_LIMITS.registries + 1)), [{ code: 'too-many-registries' }]],
    ['prose', 'Bonjour', [{ code: 'charter-no-table' }]],
    ['a table without rows', HTML.replace('<tr><td>Acme<td>_a', ''), [{ code: 'charter-no-rows', place: '1' }]],
    [
      'a charter with many rows',
      HTML.replace('<tr><td>Acme<td>_a', '\n<tr><td>Acme<td>_a'.repeat(IMPORT_LIMITS.declarations + 1)),
      [{ code: 'charter-too-many-rows', place: '2002' }],
    ],
    ['a broken row', 'Prestataire\tNom du cookie\tFinalité\na\tb', [{ code: 'charter-broken-row', place: '2' }]],
    ['a charter of an unknown portal', HTML, [{ code: 'host-unknown' }]],
    ['too large', 'x'.repeat(IMPORT_LIMITS.bytes + 1), [{ code: 'too-large', found: '12.0', expected: '12.0' }]],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toMatchObject(expected);
  });

  test('of many faults the first are listed and the rest counted', () => {
    const text = changed((r) => (r['declarations'] = blanks(50)));
    expect(faults(text)).toHaveLength(21);
    expect(faults(text).at(-1)).toMatchObject({ code: 'more-faults' });
  });
});

test('every fault is a sentence in both languages that names place and remedy', () => {
  for (const language of ['en', 'fr'] as const) {
    const words = wordsOf(language, { en, fr }[language]);
    const said = (text: string) => faults(text).map((fault) => importFaultText(fault, words));
    expect(said(changedRow({ category: 'needed' }))).toEqual([
      expect.stringMatching(/^declarations\[1\]\.category\s?: .*needed.*necessary, statistics/),
    ]);
    expect(said('Prestataire\tNom du cookie\tFinalité\na\tb')).toEqual([
      expect.stringMatching(/^(?:Line|Ligne) 2\s?: /),
    ]);
    expect(said('x'.repeat(IMPORT_LIMITS.bytes + 1)).join()).toMatch(/12\.0/);
  }
});

test('a charter with a text that a registry may not hold is refused as that registry is', () => {
  const charter = `Prestataire\tNom du cookie\tFinalité\nAcme\t_a\t${'x'.repeat(IMPORT_LIMITS.text + 1)}`;
  expect(importRegistries({ ...source(charter), host: 'data.example.fr' })).toMatchObject({
    ok: false,
    faults: [{ code: 'too-long', place: 'declarations[0].purpose' }],
  });
});

test('no file makes it throw', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.jsonValue().map((value) => changedRow({ duration: value, names: value })),
      ),
      (text) => {
        if (!importRegistries(source(text)).ok) refused += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(0);
  expect(faults('['.repeat(200_000))).toMatchObject([{ code: 'not-json' }]);
});
