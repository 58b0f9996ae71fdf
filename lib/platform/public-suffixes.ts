import { browser } from './browser.ts';

/** The types of the polyfill do not know it yet. */
interface PublicSuffixApi {
  getDomain: (hostname: string, options: { allowUnknownSuffix: boolean }) => string | null | undefined;
}

/** No name of the DNS is longer (RFC 1035 section 2.3.4). */
const LONGEST = 253;

/**
 * The registrable domain of a host by the browser's own list, with which it keeps cookies and parts storage: in place of
 * `getDomain` of tldts, which the build leaves out. `null` for an address, a name of one label, and a bare suffix.
 */
export function getDomain(host: string): string | null {
  // Where a browser lacks it, that is an error, and no answer.
  const { getDomain: ofHost } = (browser as unknown as { publicSuffix: PublicSuffixApi }).publicSuffix;
  for (let rest = host.slice(-LONGEST); /\.[^.]/u.test(rest); rest = rest.slice(rest.indexOf('.') + 1)) {
    try {
      return ofHost(rest, { allowUnknownSuffix: true }) ?? null;
    } catch {
      // A label has letters that are in no name of the DNS, which addresses may have all the same.
    }
  }
  return null;
}
