import { describe, it } from 'vitest';
import { generate } from './generate.ts';
import { perform } from './perform.ts';
import { inRegime } from './regime.ts';
import { judge, LONGEST, regimesAsked, sequencesAsked } from './runs.ts';
import { shrink } from './shrink.ts';

describe.each(regimesAsked)('$name', (regime) => {
  it.each(sequencesAsked(generate, (read) => 'mechanism' in read))(
    '$name',
    async ({ sequence }) => {
      await judge(
        sequence,
        async (each) => {
          let found: string[] = [];
          await inRegime(regime, each, async (reader) => {
            found = await perform(reader, each);
          });
          return found;
        },
        shrink,
      );
    },
    LONGEST,
  );
});
