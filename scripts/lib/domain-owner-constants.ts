import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainOwnersText } from '../../cli/domain-owners-text.ts';
import type { ServiceRegistry } from '../../lib/registry/service-registry.ts';

/** What lib/platform/bundled-registry.ts knows of owners of domains, as a constant that the build puts in. */
export function domainOwnerConstants(root: string): Record<string, string> {
  const folder = join(root, 'registries/services');
  const services = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ServiceRegistry,
  );
  return { __DOMAIN_OWNERS__: JSON.stringify(domainOwnersText(services)) };
}
