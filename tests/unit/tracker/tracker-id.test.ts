import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trackerId, type TrackerIdentity } from '../../../lib/tracker/tracker.ts';

const plain: TrackerIdentity = {
  kind: 'cookie',
  name: 'a',
  domain: 'example.fr',
  hostOnly: true,
  path: '/',
  partition: null,
};

test.each<[string, Partial<TrackerIdentity>]>([
  ['kind', { kind: 'localStorage' }],
  ['name', { name: 'A' }],
  ['domain', { domain: 'data.example.fr' }],
  ['host', { hostOnly: false }],
  ['path', { path: '/a' }],
  ['partition', { partition: 'https://example.fr' }],
])('two trackers that differ in their %s have different ids', (_part, other) => {
  expect(trackerId({ ...plain, ...other })).not.toBe(trackerId(plain));
});

const parts = ({ kind, name, domain, hostOnly, path, partition }: TrackerIdentity) =>
  JSON.stringify([kind, name, domain, hostOnly, path, partition]);

test('no name, domain or path can imitate another identity', () => {
  const piece = fc.constantFrom('|', '||', '%', '%7C', '%25', '%257C', '/', 'a', 'cookie', '__proto__', '🍪', '\ud800');
  const between = fc.constantFrom('|', '%7C', '%257C');
  /** The same pieces, cut in two ways into name, domain and path: what runs together must not be the same. */
  const cut = (pieces: string[], glue: string, first: number, second: number): TrackerIdentity => {
    const [one, two] = [first % pieces.length, second % pieces.length].sort((a, b) => a - b);
    const part = (from?: number, to?: number) => pieces.slice(from, to).join(glue);
    return { ...plain, name: part(0, one), domain: part(one, two), path: part(two) };
  };
  let different = 0;
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 3, maxLength: 6 }),
      between,
      between,
      fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
      (pieces, glue, otherGlue, [a, b, c, d]) => {
        const [one, other] = [cut(pieces, glue, a, b), cut(pieces, otherGlue, c, d)];
        if (parts(one) !== parts(other)) different++;
        expect(trackerId(one) === trackerId(other)).toBe(parts(one) === parts(other));
      },
    ),
    { numRuns: 5000 },
  );
  expect(different).toBeGreaterThan(1000);
});

test.each<[Partial<TrackerIdentity>, Partial<TrackerIdentity>]>([
  [
    { name: 'a|b', domain: 'c' },
    { name: 'a', domain: 'b|c' },
  ],
  [{ name: 'a|b' }, { name: 'a%7Cb' }],
  [{ name: 'a%7Cb' }, { name: 'a%257Cb' }],
  [
    { path: '/|https://example.fr', partition: null },
    { path: '/', partition: 'https://example.fr|' },
  ],
])('%j and %j are two', (one, other) => {
  expect(trackerId({ ...plain, ...one })).not.toBe(trackerId({ ...plain, ...other }));
});
