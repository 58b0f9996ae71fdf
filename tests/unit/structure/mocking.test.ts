import { globSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { mocking } from '../../../vitest.config.ts';

/** Told apart from this file's own words. */
const MOCKS = new RegExp(`\\bvi\\.(?:${['mock', 'doMock', 'resetModules'].join('|')})\\(`);

test('every unit test that puts something else in the place of a module runs apart from the others', () => {
  const files = globSync('tests/unit/**/*.test.ts').filter((file) => MOCKS.test(readFileSync(file, 'utf8')));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => !mocking.some((glob) => matchesGlob(file, glob)))).toEqual([]);
});
