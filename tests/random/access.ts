import { privileged } from '../e2e/support/privileged.ts';
import type { Reader } from '../e2e/support/reader.ts';
import { domainOf, HOSTS, THIRD_PARTIES } from './sequence.ts';

const PORTALS = [HOSTS.portal, HOSTS['other portal']];
/** How Firefox names the permission of a site's frames. */
const PERMISSIONS = [...new Set(THIRD_PARTIES.map(domainOf))].map((site) => `3rdPartyFrameStorage^https://${site}`);

/**
 * Lets the frames of third parties on the portals have what they keep for all sites, as soon as they ask for it. Chromium,
 * which is told so by nobody but its reader, gives it only where it refuses nothing.
 */
export const grantAccess = (reader: Reader): Promise<void> => inFirefox(reader, 'addFromPrincipal(principal, type, 1)');

/** Takes back what `grantAccess` gave. */
export const takeAccess = (reader: Reader): Promise<void> => inFirefox(reader, 'removeFromPrincipal(principal, type)');

async function inFirefox({ driven: { kind, browser } }: Reader, change: string): Promise<void> {
  if (kind !== 'firefox') return;
  await privileged(
    browser,
    `for (const portal of ${JSON.stringify(PORTALS)}) {
      const principal = Services.scriptSecurityManager.createContentPrincipalFromOrigin('https://' + portal);
      for (const type of ${JSON.stringify(PERMISSIONS)}) Services.perms.${change};
    } ''`,
  );
}
