import { domainMatches } from '../tracker/address.ts';
import type { JarCookie } from '../tracker/tracker.ts';
import { attemptsFor } from './attempt.ts';
import { readableKey, type ReadableCookies, type Visit } from './visit.ts';

/**
 * Whether a cookie of the jar has to do with this visit: its page can have it, it is partitioned under its site, or a
 * request or frame of it dealt with a cookie of this identity. Another tab's third-party cookies do not.
 */
export function belongsTo(visit: Visit, cookie: JarCookie): boolean {
  if (cookie.partition !== null) return cookie.partition === visit.site;
  if (domainMatches(visit.host, cookie.domain, cookie.hostOnly)) return true;
  if (attemptsFor(visit.attempts, cookie).length > 0) return true;
  return readerOf(visit, cookie) !== null;
}

/** The frames whose scripts could read a cookie by its name and domain. */
export function readerOf(visit: Visit, { name, domain, hostOnly }: JarCookie): ReadableCookies | null {
  const found = Object.entries(visit.readable).find(
    ([host, { names }]) => readableKey(name) in names && domainMatches(host, domain, hostOnly),
  );
  return found?.[1] ?? null;
}
