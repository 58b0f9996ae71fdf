import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asReader } from '../e2e/support/reader.ts';
import { browsers } from '../e2e/support/regimes.ts';
import { generate } from './generate.ts';
import { perform } from './perform.ts';
import type { Sequence } from './sequence.ts';

const { RANDOM_SEEDS = '1-10', RANDOM_BROWSER, RANDOM_SEQUENCE } = process.env;
const [first = 1, last = first] = RANDOM_SEEDS.split('-').map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, at) => first + at);
const sequences =
  RANDOM_SEQUENCE === undefined
    ? seeds.map((seed) => ({ name: `seed ${seed}`, sequence: generate(seed) }))
    : [{ name: RANDOM_SEQUENCE, sequence: JSON.parse(readFileSync(RANDOM_SEQUENCE, 'utf8')) as Sequence }];

describe.each(browsers.filter(({ browser }) => browser === (RANDOM_BROWSER ?? browser)))('$name', (regime) => {
  it.each(sequences)('$name', async ({ sequence }) => {
    let found: string[] = [];
    await asReader(regime, async (reader) => {
      found = await perform(reader, sequence);
    });
    expect(found.length, [...found, 'This sequence was performed:', JSON.stringify(sequence), ''].join('\n')).toBe(0);
  });
});
