import { partyOf } from '../tracker/site.ts';
import { trackerId, type Tracker } from '../tracker/tracker.ts';
import { attemptsFor } from './attempt.ts';
import { belongsTo, readerOf } from './belongs-to.ts';
import { readableKey, type Attempt, type CookieSighting, type ItemSighting, type Visit } from './visit.ts';

/**
 * A browser stores a cookie a little after it reports the header. Only a reading of the jar asked for this much later,
 * in milliseconds, says that the cookie was refused.
 */
const SETTLED_AFTER = 250;
const DAY = 86_400_000;

/** What the visit amounts to: every cookie and storage item once, sorted by first sight, then id. */
export function trackersOf(visit: Visit): Tracker[] {
  const sightings = Object.values(visit.cookies).filter((sighting) => belongsTo(visit, sighting));
  const kept = new Set(sightings.flatMap((sighting) => attemptsFor(visit.attempts, sighting)));
  const refused = Object.values(visit.attempts).filter((attempt) => !kept.has(attempt) && isSettled(visit, attempt));
  return [
    ...sightings.map((sighting) => cookieTracker(visit, sighting)),
    ...refused.map((attempt) => refusedTracker(visit, attempt)),
    ...Object.values(visit.items).map((item) => itemTracker(visit, item)),
  ].sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1));
}

/** When the jar must be read again for every attempt to be settled; `null` when it need not. */
export function settlesAt(visit: Visit): number | null {
  const open = Object.values(visit.attempts).filter((attempt) => !isSettled(visit, attempt));
  return open.length > 0 ? Math.max(...open.map(({ lastAt }) => lastAt)) + SETTLED_AFTER : null;
}

function isSettled({ jarReadAt }: Visit, { lastAt }: Attempt): boolean {
  return jarReadAt !== null && jarReadAt >= lastAt + SETTLED_AFTER;
}

function cookieTracker(visit: Visit, sighting: CookieSighting): Tracker {
  const [attempt] = attemptsFor(visit.attempts, sighting);
  const alreadyThere =
    visit.observedFromStart && (sighting.replaced || (sighting.setAt === null && attempt === undefined));
  const readableAt = readerOf(visit, sighting)?.names[readableKey(sighting.name)];
  const evidence = [attempt?.firstAt, sighting.setAt, sighting.readAt, readableAt].filter(
    (at) => typeof at === 'number',
  );
  const party = partyOf(sighting.domain, visit.host);
  const ofPage = party === 'first' || sighting.partition !== null;
  const firstSeenAt = alreadyThere && ofPage ? visit.startedAt : Math.max(visit.startedAt, Math.min(...evidence));
  const { name, domain, hostOnly, path, partition, httpOnly, secure, sameSite, expiresAt } = sighting;
  const identity = { kind: 'cookie', name, domain, hostOnly, path, partition } as const;
  return {
    ...identity,
    id: trackerId(identity),
    party,
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

function setBy(
  visit: Visit,
  sighting: CookieSighting,
  attempt: Attempt | undefined,
  alreadyThere: boolean,
): Tracker['setBy'] {
  if (attempt) return { url: attempt.url, via: 'header' };
  if (alreadyThere || sighting.httpOnly || sighting.setAt === null) return { url: null, via: 'unknown' };
  return { url: readerOf(visit, sighting)?.url ?? null, via: 'script' };
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
