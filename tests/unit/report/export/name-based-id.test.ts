import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameBasedId } from '../../../../lib/report/export/name-based-id.ts';

it('is a UUID of version 8, the same each time, and another for another name', () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(nameBasedId(a)).toMatch(shape);
      expect(nameBasedId(a) === nameBasedId(b)).toBe(a === b);
    }),
  );
});

it('differs for every name of a long list', () => {
  const names = Array.from(
    { length: 20_000 },
    (_, at) => `https://data.example.fr/terms/cookies-policy/#third-party/${String(at)}`,
  );
  expect(new Set(names.map(nameBasedId)).size).toBe(names.length);
});
