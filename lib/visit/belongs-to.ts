import { domainMatches, pathMatches } from '../tracker/address.ts';
import type { JarCookie } from '../tracker/tracker.ts';
import { attemptFor } from './attempt.ts';
import { nameKey, type CookieSighting, type ReadableCookies, type Visit } from './visit.ts';

/**
 * Whether a cookie of the jar may have to do with this visit: its page can have it, it is partitioned under its site, or a
 * request or frame of it dealt with a cookie of this name there. Another tab's third-party cookies do not.
 */
export function belongsTo(visit: Visit, cookie: JarCookie): boolean {
  if (isOfPage(visit, cookie)) return true;
  if (cookie.partition !== null) return false;
  return (
    attemptFor(visit.attempts, cookie) !== undefined ||
    carriedAt(visit, cookie) !== null ||
    readerOf(visit, cookie) !== undefined
  );
}

/** Whether other hosts of the site can have a cookie too, or make it be set. */
export function isShared({ domain, partition }: JarCookie, host: string): boolean {
  return partition !== null || domain !== host;
}

/** Whether the page itself can have a cookie, or the browser keeps it for the page's site alone. */
export function isOfPage({ host, site }: Visit, { partition, domain, hostOnly }: JarCookie): boolean {
  return partition === null ? domainMatches(host, domain, hostOnly) : partition === site;
}

/**
 * The frames whose scripts could read a cookie by its name and domain. Outside of the page's partition a third party's
 * frame reads nothing without storage access: what it reads then is another cookie of that name.
 */
export function readerOf(visit: Visit, cookie: JarCookie): ReadableCookies | undefined {
  const { name, domain, hostOnly } = cookie;
  const key = nameKey(name);
  for (const [host, reader] of Object.entries(visit.readable)) {
    const reads = key in reader.names && domainMatches(host, domain, hostOnly);
    if (reads && (reader.accessAt !== null || isOfPage(visit, cookie))) return reader;
  }
  return undefined;
}

/** Frames are asked at their first look whether they have access to such cookies, and answer within this, in milliseconds. */
const ANSWERED_AT_ONCE = 2000;

/** When a frame first showed a name of a cookie outside of the page's partition: before it had access, it was another's. */
export function readOutside({ names, accessAt }: ReadableCookies, name: string): number | null {
  const readAt = names[nameKey(name)];
  return readAt === undefined || accessAt === null ? null : Math.max(readAt, accessAt);
}

/** Whether such a name was missing when a frame, which had access, was first looked at, and came while it was there. */
export function cameInto({ names, lookedAt, accessAt }: ReadableCookies, name: string): boolean {
  const readAt = names[nameKey(name)];
  const hadAccess = accessAt !== null && accessAt <= lookedAt + ANSWERED_AT_ONCE;
  return hadAccess && readAt !== undefined && readAt > lookedAt;
}

/**
 * When a request of the visit first carried a cookie from outside of the page's partition to a third party, `null` where
 * none did. A request tells names only: as many as those of the partition explain are theirs.
 * @param namesakes the visit's cookies of that name
 */
export function sentAt(visit: Visit, cookie: JarCookie, namesakes: readonly CookieSighting[]): number | null {
  const { name, domain, hostOnly, path } = cookie;
  const moments = Object.entries(visit.sent).flatMap(([host, { names, paths }]) => {
    const carried = names[nameKey(name)];
    if (!carried || !domainMatches(host, domain, hostOnly)) return [];
    const itsPaths = paths.filter((requestPath) => pathMatches(requestPath, path));
    if (itsPaths.length === 0) return [];
    const since = namesakes
      .filter((one) => one.partition !== null && domainMatches(host, one.domain, one.hostOnly))
      .filter((twin) => itsPaths.every((requestPath) => pathMatches(requestPath, twin.path)))
      .map((twin) => sinceWhen(visit, twin))
      .sort((a, b) => a - b);
    return carried.find((at, others) => at < (since[others] ?? Infinity)) ?? [];
  });
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** When a request of the visit first carried a cookie of this name to where this one is sent, `null` where none did. */
export function carriedAt({ sent }: Visit, { name, domain, hostOnly, path }: JarCookie): number | null {
  const key = nameKey(name);
  const moments = Object.entries(sent).flatMap(([host, { names, paths }]) => {
    const isItsPlace = domainMatches(host, domain, hostOnly) && paths.some((each) => pathMatches(each, path));
    return isItsPlace ? (names[key]?.[0] ?? []) : [];
  });
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** When a cookie of the partition may first have been sent: a change is told late, the response that made it is not. */
function sinceWhen({ startedAt, attempts }: Visit, twin: CookieSighting): number {
  if (twin.replaced) return startedAt;
  // What nobody set or asked for since was there before, whenever the jar was read.
  const askedAt = attemptFor(attempts, twin)?.moments[0];
  return Math.min(twin.sets[0] ?? askedAt ?? startedAt, askedAt ?? Infinity);
}
