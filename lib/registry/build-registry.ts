import { foldName } from './fold-name.ts';
import { domainsAbove, isUnder } from './host-name.ts';
import { nameIndex, type NameIndex } from './name-index.ts';
import { matchesName } from './name-pattern.ts';
import type { PortalRegistry } from './portal-registry.ts';
import type { PlatformTracker, Registry, ServiceMatch } from './registry.ts';
import type { PlatformRegistry, ServiceRegistry } from './service-registry.ts';

export interface RegistryFiles {
  portals: readonly PortalRegistry[];
  platform: PlatformRegistry;
  services: readonly ServiceRegistry[];
}

function groups<Value>(pairs: Iterable<readonly [string, Value]>): Map<string, Set<Value>> {
  const map = new Map<string, Set<Value>>();
  for (const [key, value] of pairs) map.set(key, (map.get(key) ?? new Set()).add(value));
  return map;
}

function serviceNames({ aliases, provider, service }: ServiceRegistry): string[] {
  return [...aliases, service, `${provider} ${service}`].map(foldName);
}

/** The companies (folded) that a name in a charter may mean: a service's name means the company behind it. */
function ownerIndex(platform: PlatformRegistry, services: readonly ServiceRegistry[]): Map<string, Set<string>> {
  return groups([
    ...services.flatMap((service) =>
      [...serviceNames(service), foldName(service.provider)].map((name) => [name, foldName(service.provider)] as const),
    ),
    ...[platform.provider, ...platform.aliases].map((name) => [foldName(name), foldName(platform.provider)] as const),
  ]);
}

function trackerIndexes(services: readonly ServiceRegistry[]): Map<string, NameIndex<ServiceMatch>> {
  const byPlace = new Map<string, (readonly [string, ServiceMatch])[]>();
  for (const service of services) {
    for (const tracker of service.trackers) {
      const place = `${tracker.kind} ${tracker.where}`;
      const entries = byPlace.get(place) ?? [];
      entries.push(...tracker.names.map((name) => [name, { service, tracker }] as const));
      byPlace.set(place, entries);
    }
  }
  return new Map([...byPlace].map(([place, entries]) => [place, nameIndex(entries)]));
}

/** A registry over data files that passed their checks. Built once; every look-up is an index, none scans the files. */
export function buildRegistry({ portals, platform, services }: RegistryFiles): Registry {
  const byHost = new Map(portals.map((portal) => [portal.host, portal]));
  const byDomain = new Map(services.flatMap((service) => service.domains.map((domain) => [domain, service] as const)));
  const byAlias = groups(services.flatMap((service) => serviceNames(service).map((name) => [name, service] as const)));
  const ownerOf = ownerIndex(platform, services);
  const domainsOf = groups([
    ...services.flatMap(({ provider, domains }) => domains.map((domain) => [foldName(provider), domain] as const)),
    ...platform.portalDomains.map((domain) => [foldName(platform.provider), domain] as const),
  ]);
  const trackers = trackerIndexes(services);
  const platformTrackers = (kind: PlatformTracker['kind']) =>
    nameIndex(
      platform.trackers
        .filter((tracker) => tracker.kind === kind)
        .flatMap((tracker) => tracker.names.map((name) => [name, tracker] as const)),
    );
  const platformByKind = {
    cookie: platformTrackers('cookie'),
    localStorage: platformTrackers('localStorage'),
    sessionStorage: platformTrackers('sessionStorage'),
    unspecified: platformTrackers('unspecified'),
  };

  return {
    platform,
    portal: (host) => byHost.get(domainsAbove(host)[0] ?? '') ?? null,
    isPlatformHost: (host) =>
      platform.portalDomains.some((domain) => isUnder(host, domain) && domainsAbove(host)[0] !== domain),
    serviceOfDomain(host) {
      const owned = domainsAbove(host).find((domain) => byDomain.has(domain));
      return owned === undefined ? null : (byDomain.get(owned) ?? null);
    },
    serviceOfProvider(name) {
      const [service = null, ...others] = byAlias.get(foldName(name)) ?? [];
      return others.length === 0 ? service : null;
    },
    serviceTrackerByName: (kind, name, where) => trackers.get(`${kind} ${where}`)?.find(name) ?? null,
    trackerOfService(service, kind, name, where) {
      const candidates = service.trackers.filter((tracker) => tracker.kind === kind && tracker.where === where);
      return (
        candidates.find((tracker) => tracker.names.includes(name)) ??
        candidates.find((tracker) => tracker.names.some((pattern) => matchesName(pattern, name))) ??
        null
      );
    },
    platformTracker: (kind, name) => platformByKind[kind].find(name) ?? platformByKind.unspecified.find(name),
    ownsDomain(providerName, host) {
      const owners = ownerOf.get(foldName(providerName));
      if (!owners) return 'unknown';
      const owns = (domain: string) => [...owners].some((owner) => domainsOf.get(owner)?.has(domain));
      return domainsAbove(host).some(owns) ? 'yes' : 'no';
    },
  };
}
