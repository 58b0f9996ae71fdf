import { partyOf } from '../tracker/site.ts';
import { attemptFor, SETTLED_AFTER } from './attempt.ts';
import { isOfPage, mayHaveBeenSent, readerOf, sentAt } from './belongs-to.ts';
import { follows } from './moments.ts';
import { nameKey, type Attempt, type CookieSighting, type ReadableCookies, type Visit } from './visit.ts';

/**
 * How a change of the jar and the header that made it lie in time, in milliseconds. They are told by different clocks of
 * one machine, and a busy background hears of the change late.
 */
const MADE_BY = { before: 50, after: 10_000 };
/** The same for what somebody else was told to keep: the closer, the less a script's own doing is taken for theirs. */
const MADE_ELSEWHERE = { before: 50, after: 2000 };

/** A background that has just been woken hears of a change this much later than it was made, in milliseconds. */
const TOLD_LATE = 50;

/** All that this visit had to do with a cookie of the jar. */
export interface Dealings {
  /** The page can have it, or the browser keeps it for the page's site. */
  ofPage: boolean;
  /** The response that stored it. */
  attempt: Attempt | undefined;
  /** A frame whose scripts could read it. */
  reader: ReadableCookies | undefined;
  /** When a request carried it from outside of the page's partition to a third party. */
  sentAt: number | null;
  /** A response asked for it; or it is a third party's, and a frame of its could read it or a request may have carried it. */
  isUsed: boolean;
  /** Changes since the page is there that stored it, whoever made them. */
  setsSince: number[];
  /** Those that nobody else explains. */
  sets: number[];
  /** Somebody else stored it during the visit, and nothing of the visit did. */
  elsewhere: boolean;
}

export function dealingsWith(visit: Visit, sighting: CookieSighting): Dealings {
  const ofPage = isOfPage(visit, sighting);
  const asked = attemptFor(visit.attempts, sighting);
  const reader = readerOf(visit, sighting);
  const isAsked = (at: number) => asked !== undefined && isDoingOf(asked, at);
  // A third party's cookie may lie in the common jar from elsewhere while the browser refuses the attempt: only one that
  // was stored when it was asked for comes from it.
  const attempt = ofPage || sighting.sets.some(isAsked) ? asked : undefined;
  const maySend = mayHaveBeenSent(visit, sighting);
  const setsSince = sighting.sets.filter((at) => isAsked(at) || !isOfPageBefore(visit, at, sighting, reader));
  const others = attemptFor(visit.elsewhere, sighting) ?? [];
  const sets = setsSince.filter(
    (at) => isAsked(at) || (!mayBeSisters(visit, at, sighting) && !follows([at], others, MADE_ELSEWHERE)),
  );
  const isThirds = partyOf(sighting.domain, visit.host) === 'third';
  const isUsed = attempt !== undefined || (isThirds && (reader !== undefined || maySend));
  // A third party's cookie is set by a response or a frame of the page, or by those of another page of the site.
  const isUnexplained = setsSince.length > 0 && (isThirds || sets.length === 0);
  return {
    ofPage,
    attempt,
    reader,
    sentAt: sighting.partition === null && !ofPage ? sentAt(visit, sighting) : null,
    isUsed,
    setsSince,
    sets: isThirds && !isUsed ? [] : sets,
    elsewhere: isUnexplained && !isUsed && !sighting.replaced,
  };
}

/** Whether a response that asked for a cookie may have made a change: none that came after the jar was seen to lack it. */
function isDoingOf({ moments, lackedAt }: Attempt, changeAt: number): boolean {
  return moments.some((askedAt) => {
    const isRefused = lackedAt !== null && lackedAt >= askedAt + SETTLED_AFTER && changeAt > lackedAt;
    return !isRefused && follows([changeAt], [askedAt], MADE_BY);
  });
}

/**
 * Whether a change to what hosts of the site share is of the page before: until the new one is there, the old one still runs,
 * and may write as it leaves. What a frame's first look lacked is of the new page, whichever clock is told first; what it held
 * on a domain above its own may have been written just then, and told a moment later.
 */
function isOfPageBefore(
  { committedAt, host }: Visit,
  changeAt: number,
  sighting: CookieSighting,
  reader: ReadableCookies | undefined,
): boolean {
  if (!isShared(sighting, host)) return false;
  const readAt = reader?.names[nameKey(sighting.name)];
  const isHeld = reader !== undefined && readAt !== undefined && readAt <= reader.lookedAt;
  if (reader !== undefined && readAt !== undefined && !isHeld) return false;
  if (committedAt !== null && changeAt < committedAt) return true;
  const isAbove = sighting.domain !== host && partyOf(sighting.domain, host) === 'first';
  return isHeld && isAbove && changeAt <= reader.lookedAt + TOLD_LATE;
}

/** Whether other hosts of the site can have a cookie too, or make it be set. */
function isShared({ domain, partition }: CookieSighting, host: string): boolean {
  return partition !== null || domain !== host;
}

/** Whether another host of the site, open in another tab, may have made a change to what all hosts of the site share. */
function mayBeSisters({ sisterAt, host }: Visit, changeAt: number, sighting: CookieSighting): boolean {
  return sisterAt !== null && changeAt >= sisterAt && isShared(sighting, host);
}
