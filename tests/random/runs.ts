import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { browsers, type Regime } from '../e2e/support/regimes.ts';

const { RANDOM_SEEDS = '1-10', RANDOM_BROWSER, RANDOM_SEQUENCE, RANDOM_SHRINK = '300' } = process.env;
const [first = 1, last = first] = RANDOM_SEEDS.split('-').map(Number);

/** Milliseconds for which a shorter sequence is searched, and those within which one is performed. */
const SEARCH = Number(RANDOM_SHRINK) * 1000;
const ONE = 240_000;
export const LONGEST = SEARCH + 2 * ONE;

export const regimesAsked: readonly Regime[] = browsers.filter(
  ({ browser }) => browser === (RANDOM_BROWSER ?? browser),
);

/** The sequences of the seeds, or the one of the file that is to be performed again, unless that is of another kind. */
export function sequencesAsked<Sequence extends object>(
  generate: (seed: number) => Sequence,
  kind: (read: object) => boolean,
): { name: string; sequence: Sequence }[] {
  if (RANDOM_SEQUENCE === undefined)
    return Array.from({ length: last - first + 1 }, (_, at) => ({
      name: `seed ${first + at}`,
      sequence: generate(first + at),
    }));
  const sequence = JSON.parse(readFileSync(RANDOM_SEQUENCE, 'utf8')) as Sequence;
  return kind(sequence) ? [{ name: RANDOM_SEQUENCE, sequence }] : [];
}

/** Performs a sequence; where something is told wrongly, performs it again to find the shortest of which that is so. */
export async function judge<Sequence>(
  sequence: Sequence,
  mismatchesOf: (sequence: Sequence) => Promise<string[]>,
  shrink: (sequence: Sequence, fails: (shorter: Sequence) => Promise<boolean>, until: number) => Promise<Sequence>,
): Promise<void> {
  const found = await mismatchesOf(sequence);
  if (found.length === 0) return;
  const kinds = new Set(found.map(kindOf));
  const fails = async (shorter: Sequence) =>
    (await mismatchesOf(shorter).catch(() => [])).some((line) => kinds.has(kindOf(line)));
  const told = ['This sequence was performed:', JSON.stringify(sequence)];
  if (SEARCH > 0 && !(await fails(sequence))) told.push('Performed once more, it did not fail so.');
  else if (SEARCH > 0)
    told.push('The shortest that fails so:', JSON.stringify(await shrink(sequence, fails, Date.now() + SEARCH)));
  expect(found.length, [...found, ...told, ''].join('\n')).toBe(0);
}

/** `step 3 (look): state: ...` is of the same kind whatever its step and tracker. */
const kindOf = (line: string): string | undefined => line.split(': ')[1];
