import type { Choice } from '../../consent/choice.ts';
import { choiceAmong } from '../../consent/choice-among.ts';
import { readCookie } from '../../consent/mechanisms.ts';
import { domainMatches, pathMatches } from '../../tracker/address.ts';
import { registrableDomain } from '../../tracker/site.ts';
import type { JarCookie, SameSite } from '../../tracker/tracker.ts';
import type { Visit } from '../../visit/visit.ts';
import { browser, type Cookies } from '../browser.ts';
import { mayLook } from '../sites/access.ts';
import { textOfBytes } from './bytes.ts';

/** One reading of the jar. Values have been used to read the choice, and are gone. */
export interface JarReading {
  /** Registrable domains that it was asked of. */
  domains: string[];
  cookies: JarCookie[];
  choice: Choice;
}

/**
 * Reads everything that the jar can hold of a visit: its site's own, what is partitioned under it, and its third parties'.
 * @returns `null` without access to pages, where browsers show an empty jar
 */
export async function readJar(visit: Visit, storeId: string): Promise<JarReading | null> {
  const own = registrableDomain(visit.host);
  const thirdParties = new Set(
    [
      ...Object.values(visit.attempts).map(({ domain }) => domain),
      ...Object.keys(visit.readable),
      ...Object.keys(visit.sent),
    ]
      .map(registrableDomain)
      .filter((domain) => domain !== own),
  );
  const [ofSite, ofPartition, ...others] = await Promise.all([
    allCookies({ domain: own, storeId }),
    allCookies({ partitionKey: { topLevelSite: visit.site }, storeId }),
    ...[...thirdParties].map((domain) => allCookies({ domain, storeId })),
  ]);
  if (!(await mayLook())) return null;
  return {
    domains: [own, ...thirdParties],
    cookies: [...ofSite, ...ofPartition, ...others.flat()].map(jarCookie),
    choice: choiceIn([...ofSite, ...ofPartition], visit),
  };
}

/** The present value of one cookie, for a person who asks to see it; `null` when it is gone. */
export async function readValue(wanted: JarCookie, storeId: string): Promise<string | null> {
  const found = await allCookies({
    domain: wanted.domain,
    storeId,
    ...(wanted.partition === null ? {} : { partitionKey: { topLevelSite: wanted.partition } }),
  });
  const cookie = found.find((candidate) => {
    const { name, domain, hostOnly, path, partition } = jarCookie(candidate);
    return (
      name === wanted.name &&
      domain === wanted.domain &&
      hostOnly === wanted.hostOnly &&
      path === wanted.path &&
      partition === wanted.partition
    );
  });
  return cookie?.value ?? null;
}

/**
 * The choice that a cookie just stored records for the visits of a host. `null` if it keeps none for that host, or if
 * another of its name may count before it: a reading of the jar then tells.
 */
export function choiceFrom(cookie: Cookies.Cookie, host: string): Choice | null {
  const { domain, hostOnly } = jarCookie(cookie);
  if (!hostOnly || domain !== host || !isOwnPartition(cookie, host)) return null;
  return readCookie(cookie.name, cookie.value);
}

export function jarCookie(cookie: Cookies.Cookie): JarCookie {
  return {
    // Firefox gives names as the bytes that the server sent.
    name: import.meta.env.FIREFOX ? textOfBytes(cookie.name) : cookie.name,
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: cookie.hostOnly,
    path: cookie.path,
    partition: cookie.partitionKey?.topLevelSite ?? null,
    httpOnly: cookie.httpOnly,
    secure: cookie.secure,
    sameSite: sameSites[cookie.sameSite] ?? 'unspecified',
    expiresAt: cookie.expirationDate === undefined ? null : Math.round(cookie.expirationDate * 1000),
  };
}

const sameSites: Record<string, SameSite> = { no_restriction: 'none', lax: 'lax', strict: 'strict' };

/**
 * A page's own cookies may ask for a partition, which is that of its site, but for what the host has within another site's frame
 * on its page.
 */
function isOwnPartition({ partitionKey }: Cookies.Cookie, host: string): boolean {
  const site = partitionKey?.topLevelSite;
  if (site === undefined) return true;
  return !partitionKey?.hasCrossSiteAncestor && site.replace(/^.*:\/\//u, '') === registrableDomain(host);
}

function choiceIn(cookies: readonly Cookies.Cookie[], { host, url }: Visit): Choice {
  const { pathname } = new URL(url);
  const isElsewhere = (path: string) => Number(!pathMatches(pathname, path));
  const sent = cookies
    .map((cookie) => ({ cookie, ...jarCookie(cookie) }))
    .filter(({ cookie, domain, hostOnly }) => isOwnPartition(cookie, host) && domainMatches(host, domain, hostOnly))
    // Another path of the host may keep a choice of its own; the page may also have gone there without being loaded.
    .toSorted((one, other) => isElsewhere(one.path) - isElsewhere(other.path))
    .map(
      ({ cookie: { name, value }, domain, hostOnly }) => ({ kind: 'cookie', name, value, domain, hostOnly }) as const,
    );
  return choiceAmong(sent, host);
}

async function allCookies(query: Cookies.GetAllDetailsType): Promise<Cookies.Cookie[]> {
  return (await getAll(query)).filter(isAlive);
}

/** Firefox goes on listing a cookie that has expired until it clears it away. */
function isAlive({ expirationDate }: Cookies.Cookie): boolean {
  return expirationDate === undefined || expirationDate * 1000 > Date.now();
}

/** With Firefox's first-party isolation on, a query that does not name `firstPartyDomain` is rejected (MDN, cookies.getAll). */
async function getAll(query: Cookies.GetAllDetailsType): Promise<Cookies.Cookie[]> {
  try {
    return await browser.cookies.getAll(query);
  } catch (error) {
    if (!String(error).includes('firstPartyDomain')) throw error;
    return browser.cookies.getAll({ ...query, firstPartyDomain: null });
  }
}
