import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameIndex } from '../../../lib/registry/name-index.ts';
import { literalEnding, literalPrefix, matchesName, WILDCARD } from '../../../lib/registry/name-pattern.ts';
import { patternIndex } from '../../../lib/registry/pattern-index.ts';

const text = (...alphabet: string[]) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 6 });
const name = text('a', 'b', '_');
const entries = fc.array(text('a', 'b', '_', WILDCARD), { maxLength: 30 });

/** The pattern that says more of a name first: the longer beginning counts, then the longer ending, then what is between. */
const bySaying = (one: string, other: string) =>
  literalPrefix(other).length - literalPrefix(one).length ||
  literalEnding(other).length - literalEnding(one).length ||
  other.length - one.length;

describe('an index of patterns', () => {
  test('finds what reading every pattern finds, in the same order', () => {
    fc.assert(
      fc.property(entries, name, (names, wanted) => {
        const patterns = names.filter((pattern) => pattern.includes(WILDCARD));
        const naive = patterns.filter((pattern) => matchesName(pattern, wanted)).toSorted(bySaying);
        const index = patternIndex(patterns.map((pattern) => [pattern, pattern] as const));
        expect(index.matches(wanted)).toEqual(naive);
        expect(index.first(wanted)).toBe(naive[0] ?? null);
      }),
      { numRuns: 3000 },
    );
  });

  test('finds each entry of a pattern that stands twice', () => {
    const index = patternIndex([
      ['a*', 1],
      ['a*', 2],
    ]);
    expect(index.matches('ab')).toEqual([1, 2]);
  });

  test('does not count a letter twice, in beginning and ending', () => {
    expect(patternIndex([['a*a', 1]]).matches('a')).toEqual([]);
  });
});

describe('an index of names', () => {
  test('finds the exact name, else the pattern that says most of it', () => {
    fc.assert(
      fc.property(entries, name, (names, wanted) => {
        const exact = names.findIndex((known) => known === wanted);
        const [pattern] = names
          .filter((known) => known.includes(WILDCARD) && matchesName(known, wanted))
          .toSorted(bySaying);
        const naive = exact >= 0 ? exact : names.findIndex((known) => known === pattern);
        expect(nameIndex(names.map((known, at) => [known, at] as const)).find(wanted)).toBe(naive < 0 ? null : naive);
      }),
      { numRuns: 3000 },
    );
  });
});
