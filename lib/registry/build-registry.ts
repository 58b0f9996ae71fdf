import { companies } from './companies.ts';
import { domainOwners } from './domain-owners.ts';
import { domainsAbove } from './host-name.ts';
import { lazily } from './lazily.ts';
import { nameIndex } from './name-index.ts';
import type { PortalRegistry } from './portal-registry.ts';
import type { PlatformTracker, Registry } from './registry.ts';
import { serviceNames } from './service-names.ts';
import type { PlatformRegistry, KnownService } from './service-registry.ts';

export interface RegistryFiles {
  portals: readonly PortalRegistry[];
  platform: PlatformRegistry;
  services: readonly KnownService[];
  /** Owners of domains that no service's file lists, as `ownersText` writes them. */
  owners?: string;
}

/** A registry over data files that passed their checks. Built once; every look-up is an index, none scans the files. */
export function buildRegistry({ portals, platform, services, owners = '' }: RegistryFiles): Registry {
  const byHost = new Map(portals.map((portal) => [portal.host, portal]));
  const byDomain = new Map(services.flatMap((service) => service.domains.map((domain) => [domain, service] as const)));
  const byId = new Map(services.map((service) => [service.id, service]));
  const portalDomains = new Set(platform.portalDomains);
  const listedOwner = domainOwners(owners);
  const ownerOfDomain = (host: string) =>
    listedOwner(host) ?? (domainsAbove(host).some((domain) => portalDomains.has(domain)) ? platform.provider : null);
  const known = lazily(() => companies(platform, services, ownerOfDomain));
  const names = serviceNames(services);
  const platformTrackers = platformIndex(platform);

  return {
    portals,
    platform,
    portal: (host) => byHost.get(domainsAbove(host)[0] ?? '') ?? null,
    isPlatformHost(host) {
      const [itself = '', ...above] = domainsAbove(host);
      return !portalDomains.has(itself) && above.some((domain) => portalDomains.has(domain));
    },
    serviceOfDomain(host) {
      const owned = domainsAbove(host).find((domain) => byDomain.has(domain));
      return owned === undefined ? null : (byDomain.get(owned) ?? null);
    },
    sistersOf: ({ sisters = [] }) => sisters.flatMap((id) => byId.get(id) ?? []),
    ownerOfDomain,
    serviceOfProvider(name) {
      const [service = null, ...others] = known().services(name);
      return others.length === 0 ? service : null;
    },
    serviceTrackerByName: (kind, name, where) => names.find(kind, name, where),
    trackerOfService: (service, kind, name, where) => names.ofService(service, kind, name, where),
    lookAlike: (kind, name) => names.lookAlike(kind, name),
    platformTracker: (kind, name) => platformTrackers[kind].find(name) ?? platformTrackers.unspecified.find(name),
    ownsDomain: (providerName, host) => known().owns(providerName, host),
    setsForOthers(providerName, kind, name) {
      const [inJar, onServer] = [names.find(kind, name, 'site'), names.find(kind, name, 'service')?.service];
      const runs = inJar?.tracker.for === 'site' ? inJar.service : onServer && isRunBySites(onServer) ? onServer : null;
      return runs && known().mayMean(providerName, runs.provider) ? runs : null;
    },
  };
}

/** Whether sites measure with a service for themselves, on a server of their own. */
function isRunBySites({ purpose, trackers }: KnownService): boolean {
  return purpose === 'audience-measurement' && trackers.some((tracker) => tracker.for === 'site');
}

function platformIndex({ trackers }: PlatformRegistry) {
  const ofKind = (kind: PlatformTracker['kind']) =>
    nameIndex(
      trackers
        .filter((tracker) => tracker.kind === kind)
        .flatMap((tracker) => tracker.names.map((name) => [name, tracker] as const)),
    );
  return {
    cookie: ofKind('cookie'),
    localStorage: ofKind('localStorage'),
    sessionStorage: ofKind('sessionStorage'),
    unspecified: ofKind('unspecified'),
  };
}
