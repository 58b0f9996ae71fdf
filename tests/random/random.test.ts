import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browsers, type Regime } from '../e2e/support/regimes.ts';
import { generate } from './generate.ts';
import { perform } from './perform.ts';
import { inRegime } from './regime.ts';
import type { Sequence } from './sequence.ts';
import { shrink } from './shrink.ts';

const { RANDOM_SEEDS = '1-10', RANDOM_BROWSER, RANDOM_SEQUENCE, RANDOM_SHRINK = '300' } = process.env;
const [first = 1, last = first] = RANDOM_SEEDS.split('-').map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, at) => first + at);
const sequences =
  RANDOM_SEQUENCE === undefined
    ? seeds.map((seed) => ({ name: `seed ${seed}`, sequence: generate(seed) }))
    : [{ name: RANDOM_SEQUENCE, sequence: JSON.parse(readFileSync(RANDOM_SEQUENCE, 'utf8')) as Sequence }];

/** Milliseconds for which a shorter sequence is searched, and those within which one is performed. */
const SEARCH = Number(RANDOM_SHRINK) * 1000;
const ONE = 240_000;

describe.each(browsers.filter(({ browser }) => browser === (RANDOM_BROWSER ?? browser)))('$name', (regime) => {
  it.each(sequences)(
    '$name',
    async ({ sequence }) => {
      const found = await mismatchesOf(regime, sequence);
      const told = found.length === 0 ? [] : await shortestTold(regime, sequence, found);
      expect(found.length, [...found, ...told, ''].join('\n')).toBe(0);
    },
    SEARCH + 2 * ONE,
  );
});

async function mismatchesOf(regime: Regime, sequence: Sequence): Promise<string[]> {
  let found: string[] = [];
  await inRegime(regime, sequence, async (reader) => {
    found = await perform(reader, sequence);
  });
  return found;
}

async function shortestTold(regime: Regime, sequence: Sequence, found: readonly string[]): Promise<string[]> {
  const kinds = new Set(found.map(kindOf));
  const fails = async (shorter: Sequence) =>
    (await mismatchesOf(regime, shorter).catch(() => [])).some((line) => kinds.has(kindOf(line)));
  const performed = ['This sequence was performed:', JSON.stringify(sequence)];
  if (SEARCH === 0) return performed;
  if (!(await fails(sequence))) return [...performed, 'Performed once more, it did not fail so.'];
  const shortest = await shrink(sequence, fails, Date.now() + SEARCH);
  return [...performed, 'The shortest that fails so:', JSON.stringify(shortest)];
}

/** `step 3 (look): state: ...` is of the same kind whatever its step and tracker. */
const kindOf = (line: string): string | undefined => line.split(': ')[1];
