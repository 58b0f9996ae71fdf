import { trackerId } from '../tracker/tracker.ts';
import { attemptFor, SETTLED_AFTER } from './attempt.ts';
import { isOfPage } from './belongs-to.ts';
import { follows } from './moments.ts';
import type { Attempt, CookieSighting, Visit } from './visit.ts';

/**
 * How a change of the jar and the header that made it lie in time, in milliseconds. They are told by different clocks of
 * one machine, and a busy background hears of the change late.
 */
export const MADE_BY = { before: 50, after: 10_000 };

/**
 * Which responses stored a cookie that they asked for. Browsers pay no heed to one that was asked for without credentials (a
 * font, a script with `crossorigin`, a `fetch` from another origin), and refuse third parties: the cookie may be there all the
 * same, from before or from elsewhere. What is stored they tell; but Firefox not where everything of it stays the same.
 */
export function momentsThatStored(visit: Visit, sighting: CookieSighting, attempt: Attempt): number[] {
  const ofPage = isOfPage(visit, sighting);
  const beside = (partition: string | null) => visit.cookies[trackerId({ kind: 'cookie', ...sighting, partition })];
  // What the browser keeps in the page's partition of its own accord, no answer stores beside it.
  const twin = ofPage ? undefined : beside(visit.site);
  const twins = twin && attemptFor(visit.attempts, twin) === attempt ? momentsThatStored(visit, twin, attempt) : [];
  const isTwins = (at: number) => {
    // What it renewed there may have gone untold: a change outside that came at once was its doing all the same.
    const twinSoon = Math.min(changedSoon(twin, at), attempt.renewed?.includes(at) ? SETTLED_AFTER : Infinity);
    return twins.includes(at) && twinSoon <= changedSoon(sighting, at);
  };
  const moments = attempt.moments.filter((at) => !isTwins(at));
  const mayMake = (at: number, changeAt: number) =>
    ofPage ? follows([changeAt], [at], MADE_BY) : isMadeAt(at, attempt, changeAt);
  // Of several the latest before a change made it; where changes are told late, the first may have.
  const heardBy = (visit.committedAt ?? 0) + visit.toldLate;
  const made = sighting.sets.map((changeAt) => {
    const makers = moments.filter((at) => mayMake(at, changeAt));
    return changeAt <= heardBy ? makers[0] : makers.at(-1);
  });
  // What the request carried was that of the page's partition, where that holds one; of the page's own the one outside.
  const outside = sighting.partition === null || attempt.partitioned ? undefined : beside(null);
  const renewed = twin || (outside && isOfPage(visit, outside)) ? [] : attempt.renewed;
  return moments.filter((at) => made.includes(at) || renewed?.includes(at));
}

/** Milliseconds between an answer and the change of a cookie that lies nearest to it, of those that it may have made. */
function changedSoon(sighting: CookieSighting | undefined, answeredAt: number): number {
  const made = (sighting?.sets ?? []).filter((at) => follows([at], [answeredAt], MADE_BY));
  return Math.min(...made.map((at) => Math.abs(at - answeredAt)), Infinity);
}

/** Whether a response that asked for a cookie may have made a change: none that came after the jar was seen to lack it. */
export function isDoingOf(attempt: Attempt, changeAt: number): boolean {
  return attempt.moments.some((askedAt) => isMadeAt(askedAt, attempt, changeAt));
}

function isMadeAt(askedAt: number, { lackedAt }: Attempt, changeAt: number): boolean {
  const isLacked = lackedAt !== null && lackedAt >= askedAt + SETTLED_AFTER;
  const isRefused = isLacked && changeAt > lackedAt + SETTLED_AFTER;
  return !isRefused && follows([changeAt], [askedAt], MADE_BY);
}
