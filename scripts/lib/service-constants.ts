import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainOwnersText } from '../../cli/domain-owners-text.ts';
import { compactServices } from '../../lib/registry/compact-services.ts';
import type { KnownService, ServiceRegistry } from '../../lib/registry/service-registry.ts';

/** What lib/platform/bundled-registry.ts knows of services and of owners of domains, as constants that the build puts in. */
export function serviceConstants(root: string): Record<string, string> {
  const folder = join(root, 'registries/services');
  const services = readdirSync(folder)
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ServiceRegistry);
  return {
    // A string inside a string: parsed as data, several times as fast as a script is.
    __SERVICES__: JSON.stringify(JSON.stringify(compactServices(services.map(known)))),
    __DOMAIN_OWNERS__: JSON.stringify(domainOwnersText(services)),
  };
}

function known({ id, provider, service, aliases, purpose, domains, sisters, trackers }: ServiceRegistry): KnownService {
  const inUse = trackers.map(({ kind, names, where, for: whom, measures, purpose: words }) => ({
    kind,
    names,
    where,
    for: whom,
    ...(measures && { measures }),
    purpose: words,
  }));
  return { id, provider, service, aliases, purpose, domains, ...(sisters && { sisters }), trackers: inUse };
}
