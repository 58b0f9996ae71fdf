import { readdirSync, readFileSync } from 'node:fs';
import { domainOwnersText } from '../../../cli/domain-owners-text.ts';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { buildRegistry } from '../../../lib/registry/build-registry.ts';
import { charterOf } from '../../../lib/report/charter-of.ts';
import type { PortalRegistry } from '../../../lib/registry/portal-registry.ts';
import type { PlatformRegistry, ServiceRegistry } from '../../../lib/registry/service-registry.ts';

const registries = new URL('../../../registries/', import.meta.url);

const parse = (path: string): unknown => JSON.parse(readFileSync(new URL(path, registries), 'utf8'));
const parseAll = (folder: string): unknown[] =>
  readdirSync(new URL(`${folder}/`, registries))
    .filter((file) => file.endsWith('.json'))
    .map((file) => parse(`${folder}/${file}`));

/** The files of known services, in the order of their names. */
export const realServices = parseAll('services') as ServiceRegistry[];

/** The registry that the extension carries, from its own data files. */
export const realRegistry = buildRegistry({
  portals: parseAll('portals') as PortalRegistry[],
  platform: parse('platform/opendatasoft.json') as PlatformRegistry,
  services: realServices,
  owners: domainOwnersText(realServices),
});

/** What a portal is held to; an error where nothing is known of it. */
export function charterOfPortal(host: string) {
  const charter = charterOf(host, realRegistry, 'en');
  if (!charter) throw new Error(`no charter of ${host}`);
  return charter;
}

export const saintMaur: readonly Declaration[] = charterOfPortal('data.saint-maur.com').declarations;
