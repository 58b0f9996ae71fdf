import { partyOf } from '../tracker/site.ts';
import { trackerId, type Tracker } from '../tracker/tracker.ts';
import { attemptFor } from './attempt.ts';
import { isOfPage, readerOf } from './belongs-to.ts';
import { readableKey, type Attempt, type CookieSighting, type ItemSighting, type Visit } from './visit.ts';

/**
 * A browser stores a cookie a little after it reports the header. Only a reading of the jar asked for this much later,
 * in milliseconds, says that the cookie was refused.
 */
const SETTLED_AFTER = 250;
/** A header's moment and that of a change are told by different clocks of one machine, this far apart at most. */
const CLOCKS_APART = 50;
const DAY = 86_400_000;

/** What the visit amounts to: every cookie and storage item once, sorted by first sight, then id. */
export function trackersOf(visit: Visit): Tracker[] {
  const sightings = Object.values(visit.cookies).filter(
    (sighting) =>
      isOfPage(visit, sighting) || (keptAttempt(visit, sighting) ?? readerOf(visit, sighting)) !== undefined,
  );
  const kept = new Set(sightings.map((sighting) => keptAttempt(visit, sighting)));
  const refused = Object.values(visit.attempts).filter((attempt) => !kept.has(attempt) && isSettled(attempt));
  return [
    ...sightings.map((sighting) => cookieTracker(visit, sighting)),
    ...refused.map((attempt) => refusedTracker(visit, attempt)),
    ...Object.values(visit.items).map((item) => itemTracker(visit, item)),
  ].sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1));
}

/** When the jar must be read again for every attempt to be settled; `null` when it need not. */
export function settlesAt(visit: Visit): number | null {
  const open = Object.values(visit.attempts).filter((attempt) => !isSettled(attempt));
  return open.length > 0 ? Math.max(...open.map(({ firstAt }) => firstAt)) + SETTLED_AFTER : null;
}

function isSettled({ lookedForAt, firstAt }: Attempt): boolean {
  return lookedForAt !== null && lookedForAt >= firstAt + SETTLED_AFTER;
}

/**
 * The attempt that a cookie of the jar comes from. A third party's unpartitioned cookie may lie there from elsewhere, while
 * the browser refuses the attempt: only one that was stored since the attempt comes from it.
 */
function keptAttempt(visit: Visit, sighting: CookieSighting): Attempt | undefined {
  const attempt = attemptFor(visit.attempts, sighting);
  if (!attempt || isOfPage(visit, sighting)) return attempt;
  const { lastSetAt } = sighting;
  return lastSetAt !== null && lastSetAt >= attempt.firstAt - CLOCKS_APART ? attempt : undefined;
}

function cookieTracker(visit: Visit, sighting: CookieSighting): Tracker {
  const attempt = keptAttempt(visit, sighting);
  const alreadyThere = sighting.replaced || (sighting.setAt === null && attempt === undefined);
  const { name, domain, hostOnly, path, partition, httpOnly, secure, sameSite, expiresAt } = sighting;
  const identity = { kind: 'cookie', name, domain, hostOnly, path, partition } as const;
  const firstSeenAt = Math.max(visit.startedAt, firstSight(visit, sighting, attempt, alreadyThere));
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(domain, visit.host),
    state: sighting.goneAt === null ? 'stored' : 'removed',
    firstSeenAt,
    alreadyThere,
    setBy: setBy(visit, sighting, attempt, alreadyThere),
    httpOnly,
    secure,
    sameSite,
    expiresAt,
    lifetimeDays: days(expiresAt, attempt?.lastAt ?? sighting.setAt ?? firstSeenAt),
  };
}

/** A cookie of the page was there as long as the jar says; one from elsewhere is seen when the page first deals with it. */
function firstSight(
  visit: Visit,
  sighting: CookieSighting,
  attempt: Attempt | undefined,
  alreadyThere: boolean,
): number {
  const readableAt = readerOf(visit, sighting)?.names[readableKey(sighting.name)];
  const dealings = [attempt?.firstAt, readableAt];
  if (!isOfPage(visit, sighting)) return earliest(dealings, sighting.lastSeenAt);
  if (alreadyThere) return visit.startedAt;
  return earliest([...dealings, sighting.setAt, sighting.readAt], sighting.lastSeenAt);
}

function earliest(moments: readonly (number | null | undefined)[], otherwise: number): number {
  const known = moments.filter((at) => typeof at === 'number');
  return known.length > 0 ? Math.min(...known) : otherwise;
}

function setBy(
  visit: Visit,
  sighting: CookieSighting,
  attempt: Attempt | undefined,
  alreadyThere: boolean,
): Tracker['setBy'] {
  if (attempt) return { url: attempt.url, via: 'header' };
  const reader = alreadyThere || sighting.httpOnly ? undefined : readerOf(visit, sighting);
  return reader ? { url: reader.url, via: 'script' } : { url: null, via: 'unknown' };
}

function refusedTracker(visit: Visit, attempt: Attempt): Tracker {
  const { name, domain, hostOnly, path, httpOnly, secure, sameSite, expiresAt, firstAt, lastAt, url } = attempt;
  const partition = attempt.partitioned ? visit.site : null;
  const identity = { kind: 'cookie', name, domain, hostOnly, path, partition } as const;
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(domain, visit.host),
    state: 'refused',
    firstSeenAt: Math.max(visit.startedAt, firstAt),
    alreadyThere: false,
    setBy: { url, via: 'header' },
    httpOnly,
    secure,
    sameSite,
    expiresAt,
    lifetimeDays: days(expiresAt, lastAt),
  };
}

function itemTracker(visit: Visit, item: ItemSighting): Tracker {
  const identity = {
    kind: item.kind,
    name: item.name,
    domain: item.host,
    hostOnly: true,
    path: '/',
    partition: null,
  };
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(item.host, visit.host),
    state: item.goneAt === null ? 'stored' : 'removed',
    firstSeenAt: item.before ? visit.startedAt : Math.max(visit.startedAt, item.firstAt),
    alreadyThere: item.before,
    setBy: item.before ? { url: null, via: 'unknown' } : { url: item.url, via: 'script' },
    httpOnly: null,
    secure: null,
    sameSite: null,
    expiresAt: null,
    lifetimeDays: null,
  };
}

function days(expiresAt: number | null, from: number): number | null {
  return expiresAt === null ? null : Math.round(((expiresAt - from) / DAY) * 100) / 100;
}
