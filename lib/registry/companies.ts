import { registrableDomain } from '../tracker/site.ts';
import { foldName } from './fold-name.ts';
import { groups } from './groups.ts';
import { domainsAbove } from './host-name.ts';
import { remembering } from '../tracker/remembering.ts';
import type { PlatformRegistry, KnownService } from './service-registry.ts';

/** The companies that charters name, by a service's name or their own, and what they own. Names are compared folded. */
export interface Companies {
  /** Services by every name that charters give them. */
  services(name: string): ReadonlySet<KnownService>;
  /** Whether `name` in a charter may mean the company of that name. */
  mayMean(name: string, company: string): boolean;
  owns(name: string, host: string): 'yes' | 'no' | 'unknown';
}

function namesOf({ aliases, provider, service }: KnownService): string[] {
  return [...aliases, service, `${provider} ${service}`].map(foldName);
}

/** "YouTube (Google)", "Twitter / X": a company by two of its names, or two of them. */
export const APART = /[()/|,]/u;
/** No company's name has more words. */
const LONGEST_NAME = 4;

/** A name's beginnings, a word longer each: "Microsoft Ireland Operations" is Microsoft's. */
function beginnings(name: string): string[] {
  return name.split(/\s+/u, LONGEST_NAME).map((_, at, words) => words.slice(0, at + 1).join(' '));
}

/** @param ownerOf the company that owns a domain which no service's file lists */
export function companies(
  platform: PlatformRegistry,
  services: readonly KnownService[],
  ownerOf: (host: string) => string | null,
): Companies {
  const byName = groups(services.flatMap((service) => namesOf(service).map((name) => [name, service] as const)));
  const meant = groups([
    ...services.flatMap((service) =>
      [...namesOf(service), foldName(service.provider)].map((name) => [name, foldName(service.provider)] as const),
    ),
    ...[platform.provider, ...platform.aliases].map((name) => [foldName(name), foldName(platform.provider)] as const),
  ]);
  const domainsOf = groups([
    ...services.flatMap(({ provider, domains }) => domains.map((domain) => [foldName(provider), domain] as const)),
    ...platform.portalDomains.map((domain) => [foldName(platform.provider), domain] as const),
  ]);
  const named = remembering((name) => {
    const folded = foldName(name);
    const candidates = [...(meant.get(folded) ?? [])];
    return {
      folded,
      candidates,
      listed: candidates.flatMap((company) => domainsOf.get(company) ?? []),
      parts: [...name.split(APART), ...beginnings(name)],
    };
  });
  const none: ReadonlySet<KnownService> = new Set();
  const ownsAs = (name: string, host: string) => {
    const { folded, candidates, listed } = named(name);
    const owner = ownerOf(host);
    if (owner !== null && [folded, ...candidates].includes(foldName(owner))) return 'yes';
    if (listed.length === 0) return 'unknown';
    if (domainsAbove(host).some((domain) => listed.some((owned) => owned.has(domain)))) return 'yes';
    // No file lists every ending: `google.lv` bears the company's name. A shorter one may be anybody's.
    const [label = ''] = registrableDomain(host).split('.');
    return label.length > 3 && candidates.includes(foldName(label)) ? 'yes' : 'no';
  };
  return {
    services: (name) => byName.get(foldName(name)) ?? none,
    mayMean: (name, company) => meant.get(foldName(name))?.has(foldName(company)) ?? false,
    owns(name, host) {
      const owned = ownsAs(name, host);
      const isOnes = owned === 'unknown' && named(name).parts.some((one) => ownsAs(one, host) === 'yes');
      return isOnes ? 'yes' : owned;
    },
  };
}
