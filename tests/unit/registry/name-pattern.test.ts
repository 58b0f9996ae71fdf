import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literalPrefix, matchesName } from '../../../lib/registry/name-pattern.ts';

describe('a name pattern', () => {
  test.each<[string, string, boolean]>([
    ['_ga', '_ga', true],
    ['_ga', '_GA', false],
    ['_ga', '_gat', false],
    ['_ga_*', '_ga_ABC', true],
    ['_ga_*', '_ga_', true],
    ['_ga_*', '_ga', false],
    ['*', '', true],
    ['*_id', 'x_id', true],
    ['*_id', 'x_id2', false],
    ['_pk_*.*', '_pk_id.1', true],
    ['_pk_*.*', '_pk_id', false],
    ['a*a', 'a', false],
    ['a*b*a', 'aba', true],
    ['a*b*a', 'aa', false],
    ['a*bc*cd', 'abcd', false],
    ['_pk_id.*', '_pk_idX', false],
    ['(a+)+*', '(a+)+b', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j on %j is %s', (pattern, name, matches) => {
    expect(matchesName(pattern, name)).toBe(matches);
  });

  test('agrees with a plain recursive reading', () => {
    const plain = (pattern: string, name: string): boolean => {
      if (pattern === '') return name === '';
      if (pattern.startsWith('*')) {
        return plain(pattern.slice(1), name) || (name !== '' && plain(pattern, name.slice(1)));
      }
      return name !== '' && name.startsWith(pattern.slice(0, 1)) && plain(pattern.slice(1), name.slice(1));
    };
    const text = (alphabet: string[]) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 });
    fc.assert(
      fc.property(text(['a', 'b', '*']), text(['a', 'b']), (pattern, name) => {
        expect(matchesName(pattern, name)).toBe(plain(pattern, name));
      }),
      { numRuns: 3000 },
    );
  });

  test('costs no more for a hostile pattern', () => {
    const started = performance.now();
    expect(matchesName(`${'a*'.repeat(5000)}b`, 'a'.repeat(50_000))).toBe(false);
    expect(matchesName(`${'a*'.repeat(5000)}c*`, 'a'.repeat(50_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.each([
    ['_pk_id.*', '_pk_id.'],
    ['*x', ''],
    ['_ga', '_ga'],
  ])('%j begins with %j', (pattern, prefix) => {
    expect(literalPrefix(pattern)).toBe(prefix);
  });
});
