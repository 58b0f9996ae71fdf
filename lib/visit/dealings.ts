import { attemptFor } from './attempt.ts';
import { isOfPage, readerOf, sentAt } from './belongs-to.ts';
import { follows } from './moments.ts';
import type { Attempt, CookieSighting, ReadableCookies, Visit } from './visit.ts';

/**
 * How a change of the jar and the header that made it lie in time, in milliseconds. They are told by different clocks of
 * one machine, and a busy background hears of the change late.
 */
const MADE_BY = { before: 50, after: 10_000 };
/** The same for what somebody else was told to keep: the closer, the less a script's own doing is taken for theirs. */
const MADE_ELSEWHERE = { before: 50, after: 2000 };

/** All that this visit had to do with a cookie of the jar. */
export interface Dealings {
  /** The page can have it, or the browser keeps it for the page's site. */
  ofPage: boolean;
  /** The response that stored it. */
  attempt: Attempt | undefined;
  /** A frame whose scripts could read it. */
  reader: ReadableCookies | undefined;
  sentAt: number | null;
  /** Changes that stored it and that nobody else explains. */
  sets: number[];
  /** Somebody else stored it during the visit, and nothing of the visit did. */
  elsewhere: boolean;
}

export function dealingsWith(visit: Visit, sighting: CookieSighting): Dealings {
  const ofPage = isOfPage(visit, sighting);
  const asked = attemptFor(visit.attempts, sighting);
  // A third party's cookie may lie in the common jar from elsewhere while the browser refuses the attempt: only one that
  // was stored when it was asked for comes from it.
  const attempt = ofPage || (asked && follows(sighting.sets, asked.moments, MADE_BY)) ? asked : undefined;
  const others = attemptFor(visit.elsewhere, sighting) ?? [];
  const sets = sighting.sets.filter((at) => !follows([at], others, MADE_ELSEWHERE));
  return {
    ofPage,
    attempt,
    reader: readerOf(visit, sighting),
    sentAt: sighting.partition === null && !ofPage ? sentAt(visit, sighting) : null,
    sets,
    elsewhere: sighting.sets.length > 0 && sets.length === 0 && !sighting.replaced && attempt === undefined,
  };
}
