import { domainMatches } from '../tracker/address.ts';
import { partyOf } from '../tracker/site.ts';
import { trackerId, type Tracker } from '../tracker/tracker.ts';
import { attemptFor } from './attempt.ts';
import { isOfPage, readerOf, sentAt } from './belongs-to.ts';
import { follows } from './moments.ts';
import { storageOf } from './observe-frame.ts';
import { lookedForAt } from './observe-jar.ts';
import { systemTime } from './visit-time.ts';
import {
  nameKey,
  type Attempt,
  type CookieSighting,
  type ItemSighting,
  type ReadableCookies,
  type Visit,
} from './visit.ts';

/**
 * A browser stores a cookie a little after it reports the header. Only a reading of the jar asked for this much later,
 * in milliseconds, says that the cookie was refused.
 */
const SETTLED_AFTER = 250;
/**
 * How a change of the jar and the header that made it lie in time, in milliseconds. They are told by different clocks of
 * one machine, and a busy background hears of the change late.
 */
const MADE_BY = { before: 50, after: 10_000 };
/** The same for what somebody else was told to keep: the closer, the less a script's own doing is taken for theirs. */
const MADE_ELSEWHERE = { before: 50, after: 2000 };
const DAY = 86_400_000;

/** What the visit amounts to: every cookie and storage item once, sorted by first sight, then id. */
export function trackersOf(visit: Visit): Tracker[] {
  const kept = new Set<Attempt>();
  const trackers: Tracker[] = [];
  for (const sighting of Object.values(visit.cookies)) {
    const dealings = dealingsWith(visit, sighting);
    if (dealings.attempt) kept.add(dealings.attempt);
    if (dealings.ofPage || dealings.attempt || dealings.reader || dealings.sentAt !== null)
      trackers.push(cookieTracker(visit, sighting, dealings));
  }
  const listed = new Set(trackers.map(({ id }) => id));
  for (const attempt of Object.values(visit.attempts)) {
    if (kept.has(attempt) || !isSettled(visit, attempt)) continue;
    const refused = refusedTracker(visit, attempt);
    // What is sent or read is told as that, though the browser refused to set it anew.
    if (!listed.has(refused.id)) trackers.push(refused);
  }
  for (const item of Object.values(visit.items)) trackers.push(itemTracker(visit, item));
  return trackers.sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1));
}

/** When the jar must be read again for every attempt to be settled; `null` when it need not. */
export function settlesAt(visit: Visit): number | null {
  let latest: number | null = null;
  for (const attempt of Object.values(visit.attempts)) {
    if (!isSettled(visit, attempt)) latest = Math.max(latest ?? 0, firstOf(attempt.moments));
  }
  return latest === null ? null : latest + SETTLED_AFTER;
}

function isSettled(visit: Visit, { domain, moments }: Attempt): boolean {
  const lookedAt = lookedForAt(visit, domain);
  return lookedAt !== null && lookedAt >= firstOf(moments) + SETTLED_AFTER;
}

/** All that this visit had to do with a cookie of the jar. */
interface Dealings {
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

function dealingsWith(visit: Visit, sighting: CookieSighting): Dealings {
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

function cookieTracker(visit: Visit, sighting: CookieSighting, dealings: Dealings): Tracker {
  const { attempt, reader, elsewhere, ofPage } = dealings;
  const { name, domain, hostOnly, path, partition, httpOnly, secure, sameSite, expiresAt } = sighting;
  const identity = { kind: 'cookie', name, domain, hostOnly, path, partition } as const;
  const onlySent = !ofPage && !attempt && !reader;
  const alreadyThere = wasThere(visit, sighting, dealings);
  const firstSeenAt = Math.max(visit.startedAt, firstSight(visit, sighting, dealings, alreadyThere));
  const since = attempt?.moments.at(-1) ?? sighting.sets[0] ?? firstSeenAt;
  const askedExpiresAt = attempt ? attempt.expiresAt : null;
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(domain, visit.host),
    state: onlySent ? 'sent' : sighting.goneAt === null ? 'stored' : 'removed',
    firstSeenAt,
    alreadyThere,
    elsewhere,
    lastSetAt: latest(dealings.sets.at(-1), attempt?.moments.at(-1)),
    setBy: setBy(visit, sighting, dealings, alreadyThere),
    httpOnly,
    secure,
    sameSite,
    expiresAt,
    lifetimeDays: days(expiresAt, systemTime(visit, since)),
    askedExpiresAt,
    askedLifetimeDays: days(askedExpiresAt, systemTime(visit, since)),
  };
}

/** Whether it was in the browser before the visit: a change says so, or nothing of the visit stored it. */
function wasThere({ startedAt }: Visit, sighting: CookieSighting, { attempt, reader }: Dealings): boolean {
  if (sighting.replaced) return true;
  if (sighting.sets.length > 0 || attempt) return false;
  // A change may go untold; then the frame's own first look, which lacked it, tells that it is new.
  const readAt = reader?.names[nameKey(sighting.name)];
  return reader === undefined || readAt === undefined || readAt <= Math.max(reader.lookedAt, startedAt);
}

/** A cookie of the page was there as long as the jar says; one from elsewhere is seen when the page first deals with it. */
function firstSight(
  visit: Visit,
  sighting: CookieSighting,
  { ofPage, attempt, reader, sentAt: carriedAt, sets }: Dealings,
  alreadyThere: boolean,
): number {
  const dealings = [attempt?.moments[0], reader?.names[nameKey(sighting.name)], carriedAt];
  if (!ofPage) return earliest(dealings, sighting.lastSeenAt);
  if (alreadyThere) return visit.startedAt;
  return earliest([...dealings, sets[0]], sighting.sets[0] ?? sighting.readAt ?? sighting.lastSeenAt);
}

function earliest(moments: readonly (number | null | undefined)[], otherwise: number): number {
  const known = moments.filter((at) => typeof at === 'number');
  return known.length > 0 ? Math.min(...known) : otherwise;
}

function latest(...moments: readonly (number | undefined)[]): number | null {
  const known = moments.filter((at) => at !== undefined);
  return known.length > 0 ? Math.max(...known) : null;
}

function setBy(
  { companyAt }: Visit,
  sighting: CookieSighting,
  { attempt, reader, elsewhere, sets }: Dealings,
  alreadyThere: boolean,
): Tracker['setBy'] {
  if (attempt) return { url: attempt.url, via: 'header' };
  const isUnknown = alreadyThere || elsewhere || sighting.httpOnly || !reader;
  // With a second tab of the site open, a script of either may have set it.
  const alone = companyAt === null || (sets[0] ?? Infinity) < companyAt;
  return isUnknown || !alone ? { url: null, via: 'unknown' } : { url: reader.url, via: 'script' };
}

function refusedTracker(visit: Visit, attempt: Attempt): Tracker {
  const { name, domain, hostOnly, path, httpOnly, secure, sameSite, expiresAt, moments, url } = attempt;
  const partition = attempt.partitioned ? visit.site : null;
  const identity = { kind: 'cookie', name, domain, hostOnly, path, partition } as const;
  const lifetimeDays = days(expiresAt, systemTime(visit, moments.at(-1) ?? visit.startedAt));
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(domain, visit.host),
    state: 'refused',
    firstSeenAt: Math.max(visit.startedAt, firstOf(moments)),
    alreadyThere: false,
    elsewhere: false,
    lastSetAt: null,
    setBy: { url, via: 'header' },
    httpOnly,
    secure,
    sameSite,
    expiresAt,
    lifetimeDays,
    askedExpiresAt: expiresAt,
    askedLifetimeDays: lifetimeDays,
  };
}

function itemTracker(visit: Visit, item: ItemSighting): Tracker {
  const { kind, name, host, partition, url, firstAt, beforeAt, foreign, goneAt } = item;
  const identity = { kind, name, domain: host, hostOnly: true, path: '/', partition };
  const lookedAt = visit.looks[storageOf(item)] ?? firstAt;
  const alreadyThere = beforeAt !== null && beforeAt <= lookedAt;
  const ofPage = domainMatches(visit.host, host, true);
  const unknown = alreadyThere || foreign;
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(host, visit.host),
    state: goneAt === null ? 'stored' : 'removed',
    firstSeenAt: alreadyThere && ofPage ? visit.startedAt : Math.max(visit.startedAt, firstAt),
    alreadyThere,
    elsewhere: foreign,
    lastSetAt: null,
    setBy: unknown ? { url: null, via: 'unknown' } : { url, via: 'script' },
    httpOnly: null,
    secure: null,
    sameSite: null,
    expiresAt: null,
    lifetimeDays: null,
    askedExpiresAt: null,
    askedLifetimeDays: null,
  };
}

function firstOf(moments: readonly number[]): number {
  return moments[0] ?? 0;
}

function days(expiresAt: number | null, from: number): number | null {
  return expiresAt === null ? null : Math.round(((expiresAt - from) / DAY) * 100) / 100;
}
