import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packRows, unpackRows } from '../../../lib/platform/pages/packed-rows.ts';
import { numRuns, timeout } from '../fuzz.ts';

/** Names and values that are special to objects, and what JSON keeps of anything. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '__proto__',
    'constructor',
    '[]',
    '[[]]',
    '[{}]',
    '[null]',
    'null',
    null,
    0,
    1,
    '1',
    true,
    'true',
    [],
    {},
    ['_a'],
  ),
  fc.record({ url: fc.constantFrom('https://a.example/', '__proto__'), via: fc.constant('header') }),
  fc.string(),
);
const row = fc.record(
  { id: fc.string(), kind: value, path: value, setBy: value, consentReason: value },
  { requiredKeys: ['id', 'kind'] },
);

/** As a message carries it. */
function sent<Value>(packed: Value): Value {
  return JSON.parse(JSON.stringify(packed)) as Value;
}

describe('packed rows', () => {
  test('are the same rows once they are unpacked', { timeout }, () => {
    const seen = { partial: 0, same: 0, few: 0 };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const packed = packRows(rows);
        for (const field of packed.fields) {
          if ('same' in field) seen.same += 1;
          else if ('at' in field) seen[field.at.includes(null) ? 'partial' : 'few'] += 1;
        }
        expect(unpackRows(sent(packed))).toEqual(rows);
      }),
      { numRuns },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(numRuns / 10);
  });

  test.each([
    ['nothing is said of no rows', []],
    ['a row without fields is kept', [{}, {}]],
    ['thousands of names are each their own', range(3000, (at) => ({ name: `c${at}`, kind: 'cookie' }))],
    [
      'thousands of reasons are kept where some rows have none',
      range(3000, (at) => (at % 2 ? {} : { reason: `r${at}` })),
    ],
  ])('%s', (_, rows) => {
    expect(unpackRows(sent(packRows(rows)))).toEqual(rows);
  });

  test('say once what thousands of rows share', () => {
    const rows = range(5000, (at) => ({ id: String(at), setBy: { url: 'https://a.example/p.gif', via: 'header' } }));
    expect(JSON.stringify(packRows(rows)).length).toBeLessThan(JSON.stringify(rows).length / 6);
  });
});

function range<Item>(length: number, make: (at: number) => Item): Item[] {
  return Array.from({ length }, (_, at) => make(at));
}
