import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noChoice, readingsOf, type Choice, type ChoiceState } from '../../../lib/consent/choice.ts';
import type { StoredValue } from '../../../lib/consent/mechanism.ts';
import { mechanisms, readStored } from '../../../lib/consent/mechanisms.ts';
import { matchesName } from '../../../lib/registry/name-pattern.ts';
import { numRuns, timeout } from '../fuzz.ts';
import { samples } from './stored-choices.ts';
import { allPurposes, tcString } from './tc-string.ts';
import { unread } from './unread.ts';

const tcStrings = [tcString(allPurposes, [10, 755]), tcString([1, 8], [10]), tcString([], [])];
const real: readonly StoredValue[][] = [
  ...samples.map(({ stored }) => stored),
  ...tcStrings.map((value): StoredValue[] => [{ kind: 'cookie', name: 'euconsent-v2', value }]),
];

/** Any UTF-16, lone surrogates included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'hasOwnProperty', 'ga', 'matomo', 'services', 'categories', 'purposes'),
  anyText,
);
const content = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.boolean(),
    fc.double(),
    fc.constant(null),
    anyText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;
const percent = fc.constantFrom('%', '%E0%A4%A', '%FF', '%7B%22ga%22%3Atrue%7D', '%2C');
const wrap = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => btoa(encodeURIComponent(text.toWellFormed())),
);
const invented = fc
  .tuple(
    fc.oneof(
      anyText,
      percent,
      content.map((value) => JSON.stringify(value)),
    ),
    wrap,
  )
  .map(([text, how]) => how(text));

/** A real value with a part cut out, repeated or replaced. */
function damaged(value: string): fc.Arbitrary<string> {
  const place = fc.nat({ max: value.length });
  return fc
    .tuple(place, place, fc.oneof(anyText, percent, fc.constant('')))
    .map(([from, to, between]) => value.slice(0, from) + between + value.slice(to));
}

const states: readonly ChoiceState[] = ['none', 'refused', 'partial', 'granted', 'unreadable'];

function expectSound(choice: Choice, id: string): void {
  expect(states).toContain(choice.state);
  expect([id, null]).toContain(choice.mechanism);
  expect(Object.values(choice.choices).every((allowed) => typeof allowed === 'boolean')).toBe(true);
  expect(Object.keys(choice.choices).length).toBeLessThanOrEqual(200);
  expect(Object.getPrototypeOf(choice.choices)).toBe(Object.prototype);
  if (choice.state === 'none' || choice.state === 'unreadable') expect(choice.choices).toEqual({});
  // A refusal may name nothing that it refuses.
  if (choice.state === 'granted' || choice.state === 'partial')
    expect(Object.keys(choice.choices).length).toBeGreaterThan(0);
  if (choice.decidedAt !== null) expect(Number.isNaN(new Date(choice.decidedAt).getTime())).toBe(false);
}

describe.each(mechanisms.filter((mechanism) => !unread.includes(mechanism)))('the decoder of $id', ({ id, keeps }) => {
  const kinds = ['cookie', 'localStorage'] as const;
  const names = kinds.flatMap((kind) => keeps[kind].map((name) => ({ kind, name: name.replace('*', '1234') })));
  const isKept = ({ kind, name }: StoredValue) => keeps[kind].some((pattern) => matchesName(pattern, name));
  const own = real.filter((stored) => stored.some(isKept));
  const value = fc.oneof(
    invented,
    ...own.flat().map((one) => damaged(one.value)),
    fc.constantFrom(...own.flat().map((one) => one.value)),
  );
  const inventedStore = fc.array(
    fc.tuple(fc.constantFrom(...names), value).map(([place, text]): StoredValue => ({ ...place, value: text })),
    { minLength: 1, maxLength: 5 },
  );
  const realStore = fc
    .constantFrom(...own)
    .chain((stored) =>
      fc.tuple(
        ...stored.map((one) =>
          fc.oneof(fc.constant(one.value), damaged(one.value)).map((text): StoredValue => ({ ...one, value: text })),
        ),
      ),
    );

  test(
    'gives a state for any strings, and leaves every object as it was',
    () => {
      const reached = new Set<ChoiceState>();
      fc.assert(
        fc.property(fc.oneof(inventedStore, realStore), (stored) => {
          const mine = stored.filter(isKept);
          const choice = readStored(mine);
          // A name may belong to two mechanisms; each is looked at by its own test.
          const reading = readingsOf(choice).find(({ mechanism }) => mechanism === id) ?? noChoice;
          expectSound(reading, id);
          expect(readStored(mine)).toEqual(choice);
          expect(structuredClone(choice)).toEqual(choice);
          expect(({} as Record<string, unknown>)['ga']).toBeUndefined();
          reached.add(reading.state);
        }),
        { numRuns },
      );
      // What react-cookie-consent cannot read is Cookiebot's.
      expect(reached.has('unreadable')).toBe(id !== 'react-cookie-consent');
      expect(reached.has('granted') || reached.has('partial') || reached.has('refused')).toBe(true);
      expect(reached.size).toBeGreaterThanOrEqual(3);
    },
    timeout,
  );
});

test.each(unread)('whatever $name keeps is unreadable', ({ id, keeps }) => {
  fc.assert(
    fc.property(fc.constantFrom(...keeps.cookie), invented, (pattern, value) => {
      const stored: StoredValue = { kind: 'cookie', name: pattern.replace('*', 'u12345'), value };
      expect(readStored([stored])).toEqual({ ...noChoice, state: 'unreadable', mechanism: id });
    }),
    { numRuns },
  );
});
