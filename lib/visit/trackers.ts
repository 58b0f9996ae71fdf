import { domainMatches } from '../tracker/address.ts';
import { partyOf } from '../tracker/site.ts';
import { lastSetAt, trackerId, type Tracker } from '../tracker/tracker.ts';
import { sentFor, SETTLED_AFTER } from './attempt.ts';
import { cookieTracker } from './cookie-tracker.ts';
import { daysBetween } from './days-between.ts';
import { dealingsWith } from './dealings.ts';
import { storageOf } from './observe-frame.ts';
import { lookedForAt } from './observe-jar.ts';
import { ownTime, systemTime } from './visit-time.ts';
import type { Attempt, ItemSighting, Visit } from './visit.ts';

/** What the visit amounts to: every cookie and storage item once, sorted by first sight, then id. */
export function trackersOf(visit: Visit): Tracker[] {
  const kept = new Set<Attempt>();
  const trackers: Tracker[] = [];
  const sightings = Object.values(visit.cookies);
  const byName = Map.groupBy(sightings, ({ name }) => name);
  for (const sighting of sightings) {
    const namesakes = byName.get(sighting.name) ?? [];
    const dealings = dealingsWith(visit, sighting, namesakes);
    const { ofPage, asked, attempt, reader, sentAt } = dealings;
    // Of a cookie that is there no attempt is told beside it.
    if (asked && (ofPage || attempt)) kept.add(asked);
    if (ofPage || attempt || reader || sentAt !== null) trackers.push(cookieTracker(visit, sighting, dealings));
  }
  const listed = new Set(trackers.map(({ id }) => id));
  for (const attempt of Object.values(visit.attempts)) {
    if (kept.has(attempt) || !isSettled(visit, attempt)) continue;
    const refused = refusedTracker(visit, attempt);
    // What is sent or read is told as that, though the browser refused to set it anew.
    if (!listed.has(refused.id)) trackers.push(refused);
  }
  for (const item of Object.values(visit.items)) trackers.push(itemTracker(visit, item));
  return trackers.sort(byFirstSight);
}

/** Chromium tells fractions of milliseconds; a report does not, and is sorted by what it tells. */
export function byFirstSight(a: Tracker, b: Tracker): number {
  return Math.floor(a.firstSeenAt) - Math.floor(b.firstSeenAt) || (a.id < b.id ? -1 : 1);
}

/** Pages of a host may come one after the other for long: this many of what they brought are remembered. */
const MOST_BROUGHT = 200;

/**
 * Ids of third parties' cookies that a visit, or earlier ones of its host, brought into the partition of the site before the
 * next one was on its way: what is written as a page is left is charged to no page that follows.
 */
export function broughtBy(visit: Visit, nextStartedAt: number): string[] {
  const leftAt = ownTime(visit, nextStartedAt);
  const its = trackersOf(visit).filter(
    ({ kind, party, partition, idle, elsewhere, state, sets }) =>
      kind === 'cookie' &&
      party === 'third' &&
      partition !== null &&
      state === 'stored' &&
      !idle &&
      !elsewhere &&
      (lastSetAt({ sets }) ?? 0) < leftAt,
  );
  return [...new Set([...visit.brought, ...its.map(({ id }) => id)])].slice(-MOST_BROUGHT);
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

function refusedTracker(visit: Visit, attempt: Attempt): Tracker {
  const { name, domain, hostOnly, path, httpOnly, secure, sameSite, expiresAt, moments, url } = attempt;
  const partition = attempt.partitioned ? visit.site : null;
  const identity = { kind: 'cookie', name, domain, hostOnly, path, partition } as const;
  const sentAt = sentFor(attempt, firstOf(moments));
  const lifetimeDays = daysBetween(expiresAt, systemTime(visit, moments.at(-1) ?? visit.startedAt));
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(domain, visit.host),
    state: 'refused',
    firstSeenAt: Math.max(visit.startedAt, firstOf(moments)),
    ...(sentAt !== undefined && { askedForAt: sentAt }),
    alreadyThere: false,
    elsewhere: false,
    idle: false,
    sets: [],
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
  const { kind, name, host, url, firstAt, beforeAt, foreign, goneAt, again } = item;
  const party = partyOf(host, visit.host);
  // Browsers give a third party a storage for each site.
  const isParted = party === 'third' && visit.readable[host]?.commonStorage !== true;
  const partition = isParted ? visit.site : item.partition;
  const identity = { kind, name, domain: host, hostOnly: true, path: '/', partition };
  const lookedAt = visit.looks[storageOf(item)] ?? firstAt;
  // What a page has that was not observed from its start was there, as far as anyone can tell.
  const thereAt = visit.observedFromStart ? beforeAt : firstAt;
  const alreadyThere = thereAt !== null && thereAt <= lookedAt;
  const ofPage = item.partition === null && domainMatches(visit.host, host, true);
  const unknown = alreadyThere || foreign;
  return {
    ...identity,
    id: trackerId(identity),
    party,
    state: goneAt === null ? 'stored' : 'removed',
    firstSeenAt: alreadyThere && ofPage ? visit.startedAt : Math.max(visit.startedAt, firstAt),
    alreadyThere,
    elsewhere: foreign,
    idle: false,
    sets: again.map((at) => ({ at, askedForAt: at })),
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
