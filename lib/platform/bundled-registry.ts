import { buildRegistry } from '../registry/build-registry.ts';
import type { PortalRegistry } from '../registry/portal-registry.ts';
import type { Registry } from '../registry/registry.ts';
import { fullServices, type CompactServices } from '../registry/compact-services.ts';
import type { PlatformRegistry } from '../registry/service-registry.ts';
import platform from '../../registries/platform/opendatasoft.json' with { type: 'json' };

/** The services' files as JSON, and the owners of domains that none of them lists, put in at build time. */
declare const __SERVICES__: string;
declare const __DOMAIN_OWNERS__: string;

/** The data files that the build bundles. They were validated before they came here. */
export function bundledRegistry(): Registry {
  const portals = import.meta.glob<PortalRegistry>('../../registries/portals/*.json', {
    eager: true,
    import: 'default',
  });
  return buildRegistry({
    portals: Object.values(portals),
    platform: platform as PlatformRegistry,
    services: fullServices(JSON.parse(__SERVICES__) as CompactServices),
    owners: __DOMAIN_OWNERS__,
  });
}
