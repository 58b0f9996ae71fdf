import type { Setting } from '../tracker/tracker.ts';
import { IN_FLIGHT, sentFor } from './attempt.ts';
import type { Dealings } from './dealings.ts';
import { follows } from './moments.ts';
import { MADE_BY } from './stored-by.ts';

/** An answer that renewed what its request carried may have gone untold: a change is its only within this, in milliseconds. */
const MADE_SOON = { before: MADE_BY.before, after: IN_FLIGHT };

/** All the times that a cookie was set, in order: by answers, which make one change each, and by scripts. */
export function settingsOf({ attempt, storedAt, sets }: Dealings): Setting[] {
  const scripts = [...sets];
  // Of several answers the latest made a change.
  const answers = storedAt.toReversed().map((answeredAt) => {
    const within = attempt?.renewed?.includes(answeredAt) ? MADE_SOON : MADE_BY;
    const made = scripts.findIndex((at) => follows([at], [answeredAt], within));
    const [changedAt = answeredAt] = made < 0 ? [] : scripts.splice(made, 1);
    return { at: changedAt, askedForAt: (attempt && sentFor(attempt, answeredAt)) ?? answeredAt };
  });
  const byTime = (a: Setting, b: Setting) => a.at - b.at;
  return [...answers, ...scripts.map((at) => ({ at, askedForAt: at }))].sort(byTime);
}

/**
 * When the request was sent whose slow answer made what is first seen of a cookie: nothing else did by then.
 * @param seenAt when the visit first saw it, or first had to do with it
 */
export function askedForAt({ attempt, storedAt: [firstAnswer] }: Dealings, seenAt: number): number | undefined {
  if (!attempt || firstAnswer === undefined) return undefined;
  return follows([seenAt], [firstAnswer], MADE_BY) ? sentFor(attempt, firstAnswer) : undefined;
}
