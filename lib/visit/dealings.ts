import { domainMatches } from '../tracker/address.ts';
import { partyOf } from '../tracker/site.ts';
import { attemptFor, SETTLED_AFTER } from './attempt.ts';
import { carriedAt, isOfPage, isShared, readerOf, sentAt } from './belongs-to.ts';
import { follows } from './moments.ts';
import { nameKey, type Attempt, type CookieSighting, type ReadableCookies, type Span, type Visit } from './visit.ts';

/**
 * How a change of the jar and the header that made it lie in time, in milliseconds. They are told by different clocks of
 * one machine, and a busy background hears of the change late.
 */
const MADE_BY = { before: 50, after: 10_000 };
/** The same for what somebody else was told to keep: the closer, the less a script's own doing is taken for theirs. */
const MADE_ELSEWHERE = { before: 50, after: 2000 };

/**
 * What a page writes as it is left is told at most this much after the next one is told to be there and has looked, in
 * milliseconds: mostly before or with it, on a busy machine 67 after were seen.
 */
const TOLD_AFTER = 200;
/** A third party answers what a page sent it as it was left within this, in milliseconds. */
const ANSWERED_LATE = 500;

/** All that this visit had to do with a cookie of the jar. */
export interface Dealings {
  /** The page can have it, or the browser keeps it for the page's site. */
  ofPage: boolean;
  /** The response that stored it. */
  attempt: Attempt | undefined;
  /** When that was first asked for, other than in vain. */
  askedAt: number | null;
  /** A frame whose scripts could read it. */
  reader: ReadableCookies | undefined;
  /** When a request carried it from outside of the page's partition to a third party. */
  sentAt: number | null;
  /** When the page first showed a frame of the third party that can have it, or sent it there; `null` for a cookie of its own. */
  usedAt: number | null;
  /** Changes since the page is there that stored it, whoever made them. */
  setsSince: number[];
  /** Those that nobody else explains. */
  sets: number[];
  /** Somebody else stored it during the visit, and nothing of the visit did. */
  elsewhere: boolean;
}

/** @param namesakes the visit's cookies of that name, this one among them */
export function dealingsWith(visit: Visit, sighting: CookieSighting, namesakes: readonly CookieSighting[]): Dealings {
  const ofPage = isOfPage(visit, sighting);
  const asked = attemptFor(visit.attempts, sighting);
  const reader = readerOf(visit, sighting);
  const isAsked = (at: number) => asked !== undefined && isDoingOf(asked, at);
  // A third party's cookie may lie in the common jar from elsewhere while the browser refuses the attempt: only one that
  // was stored when it was asked for comes from it.
  const attempt = ofPage || sighting.sets.some(isAsked) ? asked : undefined;
  const isThirds = partyOf(sighting.domain, visit.host) === 'third';
  const usedAt = isThirds ? firstUsed(visit, sighting) : null;
  const isUsed = attempt !== undefined || usedAt !== null;
  const setsSince = sighting.sets.filter((at) => isAsked(at) || !isOfPageBefore(visit, at, sighting, reader));
  const others = attemptFor(visit.elsewhere, sighting) ?? [];
  const sets = setsSince.filter((at) => {
    if (isAsked(at)) return true;
    const isLate = isThirds && !isUsed && at <= (visit.committedAt ?? at) + visit.toldLate + ANSWERED_LATE;
    return !isLate && !mayBeSisters(visit, at, sighting) && !follows([at], others, MADE_ELSEWHERE);
  });
  return {
    ofPage,
    attempt,
    askedAt: attempt ? firstAsked(attempt, sighting) : null,
    reader,
    sentAt: sighting.partition === null && !ofPage ? sentAt(visit, sighting, namesakes) : null,
    usedAt,
    setsSince,
    sets,
    elsewhere: setsSince.length > 0 && sets.length === 0 && !isUsed && !sighting.replaced,
  };
}

/** A frame may have a cookie whether its scripts may read it or not. */
function firstUsed(visit: Visit, sighting: CookieSighting): number | null {
  const { domain, hostOnly } = sighting;
  const shown = Object.entries(visit.readable).flatMap(([host, { lookedAt }]) =>
    domainMatches(host, domain, hostOnly) ? [lookedAt] : [],
  );
  const carried = carriedAt(visit, sighting);
  const moments = carried === null ? shown : [...shown, carried];
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** What was asked for long before anything stored it was refused: the visitor may have allowed it since. */
function firstAsked({ moments }: Attempt, { sets, replaced, readAt }: CookieSighting): number | null {
  const [first = null] = moments;
  const wasThere = replaced || (readAt ?? Infinity) < (sets[0] ?? -Infinity);
  const kept = wasThere ? first : moments.find((askedAt) => follows(sets, [askedAt], MADE_BY));
  // The browser may not tell that it stored it.
  return kept ?? first;
}

/** Whether a response that asked for a cookie may have made a change: none that came after the jar was seen to lack it. */
function isDoingOf({ moments, lackedAt }: Attempt, changeAt: number): boolean {
  return moments.some((askedAt) => {
    const isLacked = lackedAt !== null && lackedAt >= askedAt + SETTLED_AFTER;
    const isRefused = isLacked && changeAt > lackedAt + SETTLED_AFTER;
    return !isRefused && follows([changeAt], [askedAt], MADE_BY);
  });
}

/**
 * Whether a change to what hosts of the site share is of the page before: until the new one is there, the old one still runs,
 * and may write as it leaves. What a frame's first look lacked is of the new page, whichever clock is told first; what it held
 * on a domain above its own may have been written just then, and told a moment later.
 */
function isOfPageBefore(
  { committedAt, toldLate, host }: Visit,
  changeAt: number,
  sighting: CookieSighting,
  reader: ReadableCookies | undefined,
): boolean {
  if (!isShared(sighting, host)) return false;
  const readAt = reader?.names[nameKey(sighting.name)];
  const isHeld = reader !== undefined && readAt !== undefined && readAt <= reader.lookedAt;
  if (reader !== undefined && readAt !== undefined && !isHeld) return false;
  if (committedAt === null) return false;
  if (changeAt < committedAt) return true;
  const isAbove = sighting.domain !== host && partyOf(sighting.domain, host) === 'first';
  if (!isHeld || !isAbove || !reader.beforeScripts) return false;
  return changeAt <= Math.max(reader.lookedAt, committedAt + toldLate) + TOLD_AFTER;
}

/** Whether another host of the site, open in another tab, may have made a change to what all hosts of the site share. */
function mayBeSisters({ sisters, host }: Visit, changeAt: number, sighting: CookieSighting): boolean {
  const isThen = ({ from, until }: Span) =>
    from <= changeAt && (until === null || changeAt <= until + MADE_ELSEWHERE.after);
  return isShared(sighting, host) && sisters.some(isThen);
}
