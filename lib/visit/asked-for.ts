import type { Tracker } from '../tracker/tracker.ts';
import { sentFor } from './attempt.ts';
import type { Dealings } from './dealings.ts';
import { follows } from './moments.ts';
import { MADE_BY } from './stored-by.ts';
import type { Attempt } from './visit.ts';

/**
 * When the requests were sent whose slow answers made what is seen of a cookie: nothing else did by then.
 * @param seenAt when the visit first saw it, or first had to do with it
 */
export function askedFor(
  { attempt, storedAt, sets }: Dealings,
  seenAt: number,
  lastSetAt: number | null,
): Pick<Tracker, 'askedFor'> {
  const [firstAnswer, lastAnswer] = [storedAt[0], storedAt.at(-1)];
  if (!attempt || firstAnswer === undefined || lastAnswer === undefined) return {};
  const first = sentForEffect(attempt, firstAnswer, seenAt);
  const isLast = lastSetAt !== null && sentForEffect(attempt, lastAnswer, lastSetAt) !== undefined;
  const last = isLast ? lastAskedFor(attempt, storedAt, sets, lastAnswer) : undefined;
  if (first === undefined && last === undefined) return {};
  return { askedFor: { ...(first !== undefined && { first }), ...(last !== undefined && { last }) } };
}

/** When the request of a slow answer was sent, where that answer may have had an effect. */
function sentForEffect(attempt: Attempt, answeredAt: number, effectAt: number): number | undefined {
  return follows([effectAt], [answeredAt], MADE_BY) ? sentFor(attempt, answeredAt) : undefined;
}

/** What another answer made, or a script, counts where that was asked for later: one answer makes one change. */
function lastAskedFor(
  attempt: Attempt,
  storedAt: readonly number[],
  sets: readonly number[],
  lastAnswer: number,
): number | undefined {
  if (sets.filter((at) => at >= lastAnswer - MADE_BY.before).length > 1) return undefined;
  const asked = storedAt.map((at) => sentFor(attempt, at) ?? at);
  const scripts = sets.filter((at) => !follows([at], storedAt, MADE_BY));
  return Math.max(...asked, ...scripts);
}

/** All the times that a cookie was set but the last: by answers, and by scripts, since one answer makes one change. */
export function setsBefore(
  { attempt, storedAt, sets }: Dealings,
  lastSetAt: number | null,
): Pick<Tracker, 'setsBefore'> {
  const scripts = [...sets];
  for (const answeredAt of storedAt) {
    const made = scripts.findIndex((at) => follows([at], [answeredAt], MADE_BY));
    if (made >= 0) scripts.splice(made, 1);
  }
  const answers = storedAt.map((at) => ({ at, askedForAt: (attempt && sentFor(attempt, at)) ?? at }));
  const before = [...answers, ...scripts.map((at) => ({ at }))].filter(
    ({ at }) => lastSetAt !== null && at < lastSetAt,
  );
  return before.length > 0 ? { setsBefore: before } : {};
}
