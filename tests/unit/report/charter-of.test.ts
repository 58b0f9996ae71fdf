import { expect, test } from 'vitest';
import { charterOf, earlierCharters, keptCharterOf } from '../../../lib/report/charter-of.ts';
import type { KeptCharter, KeptOrigin } from '../../../lib/report/kept-charter.ts';
import { charterOfPortal, realRegistry } from '../match/real-registry.ts';

test.each([
  ['data.saint-maur.com', 'bundled', 6],
  ['DATA.SAINT-MAUR.COM', 'bundled', 6],
  ['valenciennesmetro.opendatasoft.com', 'bundled', 4],
  ['unheard-of.opendatasoft.com', 'platform', 6],
  ['unheard-of.huwise.com', 'platform', 6],
])('%s is held to what is %s, of %i rows', (host, origin, rows) => {
  const charter = charterOf(host, realRegistry, 'en');
  expect(charter).toMatchObject({ origin });
  expect(charter?.declarations).toHaveLength(rows);
});

test.each(['saint-maur.com', 'opendatasoft.com', 'opendatasoft.com.evil.example', 'example.fr', 'localhost', ''])(
  '%j is no portal that anything is known of',
  (host) => {
    expect(charterOf(host, realRegistry, 'en')).toBeNull();
  },
);

test('a site that is recognised as a portal is held to what the platform is known to set', () => {
  expect(charterOf('data.example.fr', realRegistry, 'en')).toBeNull();
  expect(charterOf('data.example.fr', realRegistry, 'en', true)).toMatchObject({
    host: 'data.example.fr',
    origin: 'platform',
  });
});

test('what the platform sets is told in the reader’s language, and is no published text', () => {
  const [en, fr] = (['en', 'fr'] as const).map((language) => charterOf('x.huwise.com', realRegistry, language));
  expect(en).toMatchObject({ sha256: null, language: 'en' });
  expect(en?.declarations[0]?.service).toBe('Signing in');
  expect(fr?.declarations[0]?.service).toBe('Authentification');
});

const bundled = charterOfPortal('data.saint-maur.com');
const bundledAt = Date.parse(bundled.retrievedAt);
const kept = (origin: KeptOrigin, after: number, sha256 = 'f'.repeat(64)): KeptCharter => {
  return { origin, since: bundledAt + after, charter: { ...bundled, sha256 } };
};

test.each<[string, KeptCharter[], { origin: string; sha256: string | null } | null]>([
  ['none is kept', [], null],
  ['one was read since', [kept('live', 1, 'a')], { origin: 'live', sha256: 'a' }],
  ['one was read before, and the extension brought a newer one', [kept('live', 0)], null],
  ['one was added, however old', [kept('imported', -1, 'a')], { origin: 'imported', sha256: 'a' }],
  ['an organisation handed one over', [kept('managed', -1, 'a')], { origin: 'imported', sha256: 'a' }],
  [
    'one was added and one was read after it',
    [kept('imported', 5, 'a'), kept('live', 6, 'b')],
    { origin: 'live', sha256: 'b' },
  ],
  [
    'one was read, and one added after it',
    [kept('live', 5, 'a'), kept('imported', 6, 'b')],
    { origin: 'imported', sha256: 'b' },
  ],
  [
    'two are of one moment, the first',
    [kept('imported', 5, 'a'), kept('managed', 5, 'b')],
    { origin: 'imported', sha256: 'a' },
  ],
])('which charter counts where %s', (_what, charters, expected) => {
  const counting = keptCharterOf(charters, bundled);
  expect(counting && { origin: counting.origin, sha256: counting.sha256 }).toEqual(expected);
  const read = keptCharterOf(charters, charterOf('x.huwise.com', realRegistry, 'en'));
  expect(read === null).toBe(charters.length === 0);
});

test('of a kept charter’s file the report tells the charter alone', () => {
  const file = {
    format: 'miette-registry',
    version: 1,
    ...bundled,
    sourceUrl: `${bundled.sourceUrl}?token=1`,
    sha256: 'a'.repeat(64),
    extra: 1,
  };
  const counting = keptCharterOf([{ origin: 'managed', since: bundledAt + 1, charter: file }], null);
  expect(counting).toEqual({
    ...charterOf(bundled.host, realRegistry, 'en'),
    sha256: 'a'.repeat(64),
    origin: 'imported',
  });
});

test('a reading is held against what was read before it, the latest first, and against no file', () => {
  const at = (day: number) => ({ ...bundled, retrievedAt: `2026-12-0${day}T00:00:00Z`, sha256: String(day) });
  const all = [
    { ...kept('live', 0), charter: at(5), earlier: at(3) },
    { ...kept('imported', 0), charter: at(4) },
    { ...kept('managed', 0), charter: at(6) },
  ];
  const days = (origin: 'live' | 'imported', sha256: string, copy = { ...bundled, sha256: '' }) =>
    earlierCharters({ ...at(5), origin, sha256 }, all, copy).map((each) => each.retrievedAt.slice(0, 10));
  expect(days('live', '5')).toEqual(['2026-12-03', '2026-11-22']);
  expect(days('live', '5', at(4))).toEqual(['2026-12-04', '2026-12-03']);
  expect(days('live', '4')).toEqual(['2026-12-05', '2026-12-03', '2026-11-22']);
  expect(days('imported', '5')).toEqual([]);
  expect(earlierCharters(charterOf(bundled.host, realRegistry, 'en'), all, null)).toEqual([]);
});
