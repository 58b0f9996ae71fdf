import { buildRegistry } from '../registry/build-registry.ts';
import type { PortalRegistry } from '../registry/portal-registry.ts';
import type { Registry } from '../registry/registry.ts';
import type { PlatformRegistry, ServiceRegistry } from '../registry/service-registry.ts';
import platform from '../../registries/platform/opendatasoft.json' with { type: 'json' };

/** Owners of domains that no service's file lists, put in at build time. */
declare const __DOMAIN_OWNERS__: string;

/** The data files that the build bundles. They were validated before they came here. */
export function bundledRegistry(): Registry {
  const portals = import.meta.glob<PortalRegistry>('../../registries/portals/*.json', {
    eager: true,
    import: 'default',
  });
  const services = import.meta.glob<ServiceRegistry>('../../registries/services/*.json', {
    eager: true,
    import: 'default',
  });
  return buildRegistry({
    portals: Object.values(portals),
    platform: platform as PlatformRegistry,
    services: Object.values(services),
    owners: __DOMAIN_OWNERS__,
  });
}
