import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declarationIndex } from '../../../lib/match/declaration-index.ts';
import { matchesName, WILDCARD } from '../../../lib/registry/name-pattern.ts';
import { declaration } from './samples.ts';

const names = fc.string({ unit: fc.constantFrom('a', 'A', '_', WILDCARD), maxLength: 4 });
const charters = fc.array(fc.array(names, { maxLength: 3 }), { maxLength: 20 });

test.each<['named' | 'matching' | 'namedInAnyCase', (declared: string, name: string) => boolean]>([
  ['named', (declared, name) => declared === name],
  ['matching', (declared, name) => declared.includes(WILDCARD) && matchesName(declared, name)],
  ['namedInAnyCase', (declared, name) => declared.toLowerCase() === name.toLowerCase()],
])('the declarations %s are those that reading every row finds', (look, agrees) => {
  let found = 0;
  fc.assert(
    fc.property(charters, names, (rows, name) => {
      const declarations = rows.map((row, at) => declaration(row, { id: String(at) }));
      const naive = declarations.filter((row) => row.names.some((declared) => agrees(declared, name)));
      expect(declarationIndex(declarations)[look](name)).toEqual(naive);
      found += naive.length;
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(500);
});

test('an index is made once for a charter', () => {
  const declarations = [declaration(['a'])];
  expect(declarationIndex(declarations)).toBe(declarationIndex(declarations));
  expect(declarationIndex([...declarations])).not.toBe(declarationIndex(declarations));
});

test('rows are told apart from what words outside of the tables name', () => {
  const [row, said] = [declaration(['a']), declaration(['b'], { doubt: 'outside-of-tables' })];
  expect(declarationIndex([row, said])).toMatchObject({ rows: [row], outside: [said] });
  const rows = [row];
  expect(declarationIndex(rows).rows).toBe(rows);
});

test('a name that every object has is found in no charter', () => {
  expect(declarationIndex([]).named('constructor')).toEqual([]);
});
