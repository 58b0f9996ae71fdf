import { getDomain } from 'tldts';
import { webUrl } from './address.ts';
import { remembering } from './remembering.ts';

/**
 * Hosts come from parsed addresses and from the browser's own cookies: there is nothing to take them out of. In the
 * extension it is the browser that answers (lib/platform/public-suffixes.ts).
 */
const ofHosts = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

/**
 * The registrable domain of a host by the public suffix list, private section included, as both browsers count sites:
 * `www.data.example.fr` -> `example.fr`, `portal.github.io` -> itself. A host without one (an address, `localhost`,
 * a bare suffix) is its own site.
 */
export const registrableDomain = remembering((host) => getDomain(host, ofHosts) ?? host);

/** Whether a host stands at or below a domain that someone registered: an address or a public suffix does not. */
export function hasRegistrableDomain(host: string): boolean {
  return getDomain(host, ofHosts) !== null;
}

/** Scheme and registrable domain, the way browsers write a partition key: `https://example.fr`; `null` if it is no web address. */
export function siteOfUrl(url: string): string | null {
  const parsed = webUrl(url);
  return parsed && `${parsed.protocol}//${registrableDomain(parsed.hostname)}`;
}

export type Party = 'first' | 'third';

/** Whether a host belongs to the site of the top-level page's host. */
export function partyOf(host: string, pageHost: string): Party {
  return registrableDomain(host) === registrableDomain(pageHost) ? 'first' : 'third';
}
