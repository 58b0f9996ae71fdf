import { domainMatches } from '../tracker/address.ts';
import { partyOf } from '../tracker/site.ts';
import { trackerId, type Tracker } from '../tracker/tracker.ts';
import { isShared, readOutside } from './belongs-to.ts';
import type { Dealings } from './dealings.ts';
import { daysBetween } from './days-between.ts';
import { askedForAt, settingsOf } from './settings.ts';
import { systemTime } from './visit-time.ts';
import { nameKey, type CookieSighting, type ReadableCookies, type Visit } from './visit.ts';

/** Responses and what frames see are told by different clocks of one machine, in milliseconds. */
const CLOCKS_APART = 50;

/** A cookie of the jar as this visit had to do with it. */
export function cookieTracker(visit: Visit, sighting: CookieSighting, dealings: Dealings): Tracker {
  const { attempt, storedAt, reader, elsewhere, alreadyThere, ofPage, sets, usedAt } = dealings;
  const { name, domain, hostOnly, path, partition, httpOnly, secure, sameSite, expiresAt } = sighting;
  const identity = { kind: 'cookie', name, domain, hostOnly, path, partition } as const;
  const id = trackerId(identity);
  const onlySent = !ofPage && !attempt && !reader;
  const firstSeenAt = Math.max(visit.startedAt, firstSight(visit, sighting, dealings));
  const isBrought = visit.brought.includes(id);
  const oursSince = isBrought ? null : firstUse(visit, sighting, dealings);
  const isThirds = partyOf(domain, visit.host) === 'third';
  const isUsed = attempt !== undefined || usedAt !== null || sets.length > 0;
  const since = latest(sighting.sets.at(-1), storedAt.at(-1)) ?? firstSeenAt;
  const madeFor = askedForAt(dealings, Math.max(firstSeenAt, oursSince ?? 0));
  const askedExpiresAt = attempt ? attempt.expiresAt : null;
  return {
    ...identity,
    id,
    party: partyOf(domain, visit.host),
    state: onlySent ? 'sent' : sighting.goneAt === null ? 'stored' : 'removed',
    firstSeenAt,
    ...(oursSince !== null && { oursSince: Math.max(firstSeenAt, oursSince) }),
    ...(madeFor !== undefined && { askedForAt: madeFor }),
    alreadyThere,
    elsewhere,
    idle: isThirds && alreadyThere && !isUsed && !isBrought,
    sets: settingsOf(dealings),
    setBy: setBy(visit, sighting, dealings),
    httpOnly,
    secure,
    sameSite,
    expiresAt,
    lifetimeDays: daysBetween(expiresAt, systemTime(visit, since)),
    askedExpiresAt,
    askedLifetimeDays: daysBetween(askedExpiresAt, systemTime(visit, since)),
  };
}

/** A cookie of the page was there as long as the jar says; one from elsewhere is seen when the page first deals with it. */
function firstSight(
  visit: Visit,
  sighting: CookieSighting,
  {
    ofPage,
    storedAt: [askedAt],
    reader,
    shownAt,
    sentAt: carriedAt,
    heldAt: usedSince,
    setsSince,
    sets,
    alreadyThere,
  }: Dealings,
): number {
  // Frames look only now and then: what somebody else stored while one was there, it could read from then on.
  const heldAt = (since: number) =>
    shownAt !== undefined && setsSince[0] !== undefined ? Math.max(setsSince[0], since) : null;
  if (!ofPage) {
    const readAt = reader ? readOutside(reader, sighting.name) : null;
    const accessAt = reader?.accessAt ?? null;
    const heldWithAccess = reader && accessAt !== null ? heldAt(Math.max(reader.lookedAt, accessAt)) : null;
    return earliest([askedAt, readAt, heldWithAccess, carriedAt, sets[0]], sighting.lastSeenAt);
  }
  if (alreadyThere) return visit.startedAt;
  return earliest(
    [askedAt, shownAt, heldAt(reader?.lookedAt ?? 0), usedSince, sets[0]],
    sighting.sets[0] ?? sighting.readAt ?? sighting.lastSeenAt,
  );
}

/** When the visit first used or set what another site or tab may have stored: before, it had nothing to do with it. */
function firstUse(
  { host }: Visit,
  sighting: CookieSighting,
  { ofPage, storedAt: [askedAt], sets, usedAt, heldAt, alreadyThere }: Dealings,
): number | null {
  const isOthers = alreadyThere
    ? isShared(sighting, host)
    : heldAt !== null || (sets.length > 0 && sighting.sets[0] !== sets[0]);
  const haveAt = alreadyThere ? usedAt : heldAt;
  return ofPage && isOthers ? earliest([askedAt, sets[0], haveAt], null) : null;
}

function earliest<None>(moments: readonly (number | null | undefined)[], otherwise: None): number | None {
  const known = moments.filter((at) => typeof at === 'number');
  return known.length > 0 ? Math.min(...known) : otherwise;
}

function latest(...moments: readonly (number | undefined)[]): number | null {
  const known = moments.filter((at) => at !== undefined);
  return known.length > 0 ? Math.max(...known) : null;
}

/** Whether scripts of frames of another host can read a cookie too. */
function isReadByOthers(
  { readable }: Visit,
  { name, domain, hostOnly }: CookieSighting,
  reader: ReadableCookies,
): boolean {
  return Object.entries(readable).some(
    ([host, one]) => one !== reader && nameKey(name) in one.names && domainMatches(host, domain, hostOnly),
  );
}

function setBy(
  visit: Visit,
  sighting: CookieSighting,
  {
    attempt,
    storedAt: [askedAt = 0],
    reader,
    shownAt = Infinity,
    elsewhere,
    alreadyThere,
    ofPage,
    setsSince,
    sets,
  }: Dealings,
): Tracker['setBy'] {
  const { companyAt } = visit;
  // What a response set once more a script may have set first, where it came while its frame was looked at.
  const isScripts = reader !== undefined && shownAt > reader.lookedAt && shownAt < askedAt - CLOCKS_APART;
  if (attempt && (alreadyThere || sighting.httpOnly || !isScripts)) return { url: attempt.url, via: 'header' };
  // What a third party keeps for all sites is the frame's where it set it.
  const isAnyones = !ofPage && sets.length === 0;
  // What came before any of the page's scripts ran, the page before may have set as it was left.
  const isBefore = reader?.beforeScripts === true && shownAt <= reader.lookedAt;
  const isOthers = setsSince.length > 0 && sets.length === 0;
  const isUnknown = alreadyThere || elsewhere || isOthers || sighting.httpOnly || isAnyones || isBefore || !reader;
  // With a second tab of the site open, a script of either may have set it.
  const alone = companyAt === null || (sets[0] ?? Infinity) < companyAt;
  if (isUnknown || !alone) return { url: null, via: 'unknown' };
  // Frames of several hosts may have it: which of their scripts set it, nobody tells.
  return { url: isReadByOthers(visit, sighting, reader) ? null : reader.url, via: 'script' };
}
