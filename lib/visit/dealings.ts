import { domainMatches } from '../tracker/address.ts';
import { partyOf } from '../tracker/site.ts';
import { attemptFor } from './attempt.ts';
import { cameInto, carriedAt, isOfPage, isShared, readerOf, sentAt } from './belongs-to.ts';
import { follows } from './moments.ts';
import { isDoingOf, MADE_BY, momentsThatStored } from './stored-by.ts';
import { nameKey, type Attempt, type CookieSighting, type ReadableCookies, type Span, type Visit } from './visit.ts';

/** As `MADE_BY`, for what somebody else was told to keep: the closer, the less a script's own doing is taken for theirs. */
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
  /** What responses asked for under its identity, in vain or not. */
  asked: Attempt | undefined;
  /** The same, where one of them stored it. */
  attempt: Attempt | undefined;
  /** When the responses came that stored it, in order. */
  storedAt: number[];
  /** A frame whose scripts could read it. */
  reader: ReadableCookies | undefined;
  /** When that frame first showed it, `undefined` where it may have shown another of its name. */
  shownAt: number | undefined;
  /** When a request carried it from outside of the page's partition to a third party. */
  sentAt: number | null;
  /** When the page first showed a frame of the third party that can have it, or sent it there; `null` for a cookie of its own. */
  usedAt: number | null;
  /** Changes since the page is there that stored it, whoever made them. */
  setsSince: number[];
  /** Those that nobody else explains. */
  sets: number[];
  /** When the page may first have had what somebody else stored of a third party's; `null` where it may not, or that is not so. */
  heldAt: number | null;
  /** Somebody else stored it during the visit, and nothing of the visit did. */
  elsewhere: boolean;
  /** It was in the browser before: a change says so, the page before stored it, or nothing of the visit did. */
  alreadyThere: boolean;
}

/** @param namesakes the visit's cookies of that name, this one among them */
export function dealingsWith(visit: Visit, sighting: CookieSighting, namesakes: readonly CookieSighting[]): Dealings {
  const ofPage = isOfPage(visit, sighting);
  const asked = attemptFor(visit.attempts, sighting);
  const reader = readerOf(visit, sighting);
  const isAsked = (at: number) => asked !== undefined && isDoingOf(asked, at);
  const shownAt = hasTwin(visit, sighting, reader, namesakes) ? undefined : reader?.names[nameKey(sighting.name)];
  const storedAt = asked ? momentsThatStored(visit, sighting, asked) : [];
  const attempt = storedAt.length > 0 ? asked : undefined;
  const isThirds = partyOf(sighting.domain, visit.host) === 'third';
  // What a third party keeps for all sites, any tab may store: only what came while its frame was there is taken for the frame's.
  const isAnyones = isThirds && !ofPage;
  const came = reader !== undefined && cameInto(reader, sighting.name);
  const usedAt = isThirds ? firstUsed(visit, sighting) : null;
  const isUsed = attempt !== undefined || usedAt !== null;
  const setsSince = sighting.sets.filter(
    (at) => isAsked(at) || !isOfPageBefore(visit, at, sighting, { reader, shownAt }),
  );
  const others = attemptFor(visit.elsewhere, sighting) ?? [];
  const sets = setsSince.filter((at) => {
    // Of several pages that were told to keep it, the one that was told last before a change made it.
    if (isAsked(at) && lastBefore(asked?.moments ?? [], at) >= lastBefore(others, at)) return true;
    if (isAnyones && !(came && at === setsSince[0] && at >= reader.lookedAt)) return false;
    const isLate = isThirds && !isUsed && at <= (visit.committedAt ?? at) + visit.toldLate + ANSWERED_LATE;
    return !isLate && !mayBeSisters(visit, at, sighting) && !follows([at], others, MADE_ELSEWHERE);
  });
  const isOthers = setsSince.length > 0 && sets.length === 0;
  const heldAt =
    isThirds && setsSince[0] !== sets[0] ? heldSince(visit, sighting, { reader, since: setsSince[0] ?? 0 }) : null;
  return {
    ofPage,
    asked,
    attempt,
    storedAt,
    reader,
    shownAt,
    sentAt: !ofPage ? sentAt(visit, sighting, namesakes) : null,
    usedAt,
    setsSince,
    sets,
    elsewhere: isOthers && !attempt && !sighting.replaced && heldAt === null,
    heldAt,
    alreadyThere: wasThere(visit, sighting, { attempt, reader, shownAt, setsSince, ofPage }),
  };
}

function lastBefore(moments: readonly number[], changeAt: number): number {
  return Math.max(...moments.filter((at) => at <= changeAt + MADE_BY.before), -Infinity);
}

function wasThere(
  { startedAt }: Visit,
  sighting: CookieSighting,
  {
    attempt,
    reader,
    shownAt,
    setsSince,
    ofPage,
  }: Pick<Dealings, 'attempt' | 'reader' | 'shownAt' | 'setsSince' | 'ofPage'>,
): boolean {
  if (sighting.replaced || sighting.sets[0] !== setsSince[0]) return true;
  if (setsSince.length > 0) return false;
  // A response that asked for it first is what set it, unless the request for it had carried it.
  if (attempt && !attempt.renewed?.includes(attempt.moments[0] ?? 0)) return false;
  // What lies outside of the page's partition a frame lacks until it gets access to it.
  if (sighting.sets.length > 0 || !ofPage) return true;
  // A change may go untold; then the frame's own first look, which lacked it, tells that it is new.
  return reader === undefined || !cameAfter(Math.max(reader.lookedAt, startedAt), sighting, { reader, shownAt });
}

/** Whether a frame's scripts lacked a cookie at a moment: of what they cannot read, they may have seen another of its name come. */
function cameAfter(
  moment: number,
  { name, path, httpOnly }: CookieSighting,
  { reader, shownAt }: Pick<Dealings, 'reader' | 'shownAt'>,
): boolean {
  const isSeen = !httpOnly && path === '/';
  const readAt = isSeen ? reader?.names[nameKey(name)] : shownAt;
  return readAt !== undefined && readAt > moment;
}

/** Whether the same scripts can read another cookie of that name. */
function hasTwin(
  visit: Visit,
  sighting: CookieSighting,
  reader: ReadableCookies | undefined,
  namesakes: readonly CookieSighting[],
): boolean {
  return reader !== undefined && namesakes.some((one) => one !== sighting && readerOf(visit, one) === reader);
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

/** When the page may first have a cookie that somebody else stored: a frame can read it, came after it, or a request since carried it. */
function heldSince(
  visit: Visit,
  sighting: CookieSighting,
  { reader, since }: Pick<Dealings, 'reader'> & { since: number },
): number | null {
  const { domain, hostOnly } = sighting;
  const frames = Object.entries(visit.readable).filter(([host]) => domainMatches(host, domain, hostOnly));
  const moments = [...frames.map(([, { lookedAt }]) => lookedAt), carriedAt(visit, sighting) ?? -Infinity];
  const isRead = reader !== undefined && reader.lookedAt < since && !sighting.httpOnly;
  const held = [...moments.filter((at) => at >= since), ...(isRead ? [since] : [])];
  return held.length > 0 ? Math.min(...held) : null;
}

/**
 * Whether a change to what hosts of the site share is of the page before: until the new one is there, the old one still runs,
 * and may write as it leaves. What a frame's first look lacked is of the new page, whichever clock is told first; what it held
 * on a domain above its own may have been written just then, where another host's page was left, and told a moment later.
 */
function isOfPageBefore(
  { committedAt, toldLate, host, afterSister }: Visit,
  changeAt: number,
  sighting: CookieSighting,
  { reader, shownAt }: Pick<Dealings, 'reader' | 'shownAt'>,
): boolean {
  if (!isShared(sighting, host)) return false;
  const isHeld = reader !== undefined && shownAt !== undefined && shownAt <= reader.lookedAt;
  if (reader !== undefined && cameAfter(reader.lookedAt, sighting, { reader, shownAt })) return false;
  if (committedAt === null) return false;
  if (changeAt < committedAt) return true;
  const isAbove = sighting.domain !== host && partyOf(sighting.domain, host) === 'first';
  if (!afterSister || !isHeld || !isAbove || !reader.beforeScripts) return false;
  return changeAt <= Math.max(reader.lookedAt, committedAt + toldLate) + TOLD_AFTER;
}

/** Whether another host of the site, open in another tab, may have made a change to what all hosts of the site share. */
function mayBeSisters({ sisters, host }: Visit, changeAt: number, sighting: CookieSighting): boolean {
  const isThen = ({ from, until }: Span) =>
    from <= changeAt && (until === null || changeAt <= until + MADE_ELSEWHERE.after);
  return isShared(sighting, host) && sisters.some(isThen);
}
