import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformRegistry } from '../../lib/registry/service-registry.ts';

/** What lib/platform/in-page/portal-hosts.ts knows, as constants that the build puts in. */
export function portalHostConstants(root: string): Record<string, string> {
  const hosts = readdirSync(join(root, 'registries/portals')).map((file) => file.replace(/\.json$/, ''));
  const platform = JSON.parse(
    readFileSync(join(root, 'registries/platform/opendatasoft.json'), 'utf8'),
  ) as PlatformRegistry;
  return {
    __PORTAL_HOSTS__: JSON.stringify(hosts.toSorted()),
    __PLATFORM_DOMAINS__: JSON.stringify(platform.portalDomains),
  };
}
