import { afterAll, describe, expect, it } from 'vitest';
import { asReader } from '../e2e/support/reader.ts';
import { generateManager, met, performManager } from './manager-visits.ts';
import { judge, LONGEST, regimesAsked, sequencesAsked } from './runs.ts';
import { without } from './shrink.ts';

const sequences = sequencesAsked(generateManager, (read) => 'manager' in read).map(({ name, sequence }) => ({
  name: `${name}: ${sequence.manager}${sequence.query}`,
  sequence,
}));

describe.each(regimesAsked)('managers in $name', (regime) => {
  it.each(sequences)(
    '$name',
    async ({ sequence }) => {
      await judge(
        sequence,
        async (each) => {
          let found: string[] = [];
          await asReader(regime, async (reader) => {
            found = await performManager(reader, each);
          });
          return found;
        },
        async (longer, fails, until) => ({
          ...longer,
          steps: await without(
            longer.steps,
            async (steps) => Date.now() > until || !(await fails({ ...longer, steps })),
          ),
        }),
      );
    },
    LONGEST,
  );
});

afterAll(() => {
  // Ten visits without an answer, a change, a tracker allowed and one warned of would have tested nothing.
  if (sequences.length >= 10) for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(0);
});
