import { domainMatches } from '../tracker/address.ts';
import type { JarCookie } from '../tracker/tracker.ts';
import { attemptFor } from './attempt.ts';
import { readableKey, type ReadableCookies, type Visit } from './visit.ts';

/**
 * Whether a cookie of the jar has to do with this visit: its page can have it, it is partitioned under its site, or a
 * request or frame of it dealt with a cookie of this identity. Another tab's third-party cookies do not.
 */
export function belongsTo(visit: Visit, cookie: JarCookie): boolean {
  return (
    isOfPage(visit, cookie) ||
    (cookie.partition === null && (attemptFor(visit.attempts, cookie) ?? readerOf(visit, cookie)) !== undefined)
  );
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
  return Object.entries(visit.readable).find(
    ([host, { names, storageAccess }]) =>
      readableKey(name) in names && domainMatches(host, domain, hostOnly) && (storageAccess || isOfPage(visit, cookie)),
  )?.[1];
}
