import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Choice } from '../../../lib/consent/choice.ts';
import { coveringAt } from '../../../lib/consent/covering-at.ts';
import { choicesOf, unreadFor } from '../../../lib/visit/observe-choice.ts';
import { about } from '../consent/subjects.ts';
import { numRuns, timeout } from '../fuzz.ts';
import { after, chooses, holds, jarCookie, START, stored, visitTo } from './events.ts';

const cookie = jarCookie('orejime');
const accepted: Choice = { state: 'granted', mechanism: 'orejime', choices: { ga: true }, decidedAt: null };
const denied: Choice = { ...accepted, state: 'refused', choices: { ga: false } };

const moment = fc.integer({ min: 200, max: 8000 });
/** How long each reading of a full jar takes, and at which tenth of that it looks at the choice. */
const readings = fc.array(fc.record({ takes: fc.integer({ min: 10, max: 500 }), looks: fc.nat({ max: 9 }) }), {
  minLength: 40,
  maxLength: 40,
});

test(
  'a late reading withdraws consent when that was done, and never before, however often its cookie is stored again',
  { timeout },
  () => {
    let refused = 0;
    fc.assert(
      fc.property(moment, fc.uniqueArray(moment), readings, (withdrawnAt, keptAt, taken) => {
        let next = 100;
        const looks = taken.map(({ takes, looks: tenth }) => {
          const asked = next;
          next += 40 + 5 * takes;
          return { asked, seen: asked + Math.floor((tenth * takes) / 10), told: asked + takes };
        });
        const sets = [...keptAt, withdrawnAt].map((at) => ({ told: at, asked: null, seen: null }));
        const visit = [...looks, ...sets]
          .sort((one, other) => one.told - other.told)
          .reduce((before, { told, asked, seen }) => {
            if (asked === null) return after(before, stored(told, cookie));
            const unseenFor = unreadFor(before, START + asked);
            const choice = seen < withdrawnAt ? accepted : denied;
            return after(before, holds(asked, cookie), { ...chooses(asked, choice), unseenFor });
          }, visitTo());
        // Within a reading nobody can tell.
        const since = Math.min(withdrawnAt, ...looks.flatMap(({ asked, seen }) => (seen >= withdrawnAt ? asked : [])));
        const coverage = (at: number) =>
          coveringAt(choicesOf(visit), [], about('google-analytics'), START + at).coverage;
        for (let at = 150; at < since; at += 50) expect(coverage(at)).toBe('granted');
        const shown = looks.find(({ seen }) => seen >= withdrawnAt);
        const isLast = !keptAt.some((at) => at > withdrawnAt && at <= (shown?.told ?? Infinity));
        if (shown && isLast && shown.asked > withdrawnAt) {
          expect(coverage(withdrawnAt)).toBe('refused');
          refused++;
        }
      }),
      { numRuns },
    );
    expect(refused).toBeGreaterThan(0);
  },
);
