import type { RegistryText } from './in-language.ts';
import type { KnownService, KnownTrackers } from './service-registry.ts';

type Tracker = [
  KnownTrackers['kind'],
  KnownTrackers['where'],
  KnownTrackers['for'] | 'measures',
  purpose: number,
  ...names: string[],
];
type Service = [
  id: string,
  provider: string,
  service: string,
  purpose: KnownService['purpose'],
  aliases: string[],
  domains: string[],
  // Sisters first.
  ...(string | Tracker)[],
];

/** Services without the names of their fields, each sentence once, and no id where the service's name tells it. */
export interface CompactServices {
  purposes: RegistryText[];
  services: Service[];
}

export function compactServices(all: readonly KnownService[]): CompactServices {
  const purposes = new Map<string, { words: RegistryText; at: number }>();
  const placeOf = (words: RegistryText): number => {
    const key = JSON.stringify(words);
    const known = purposes.get(key) ?? { words, at: purposes.size };
    purposes.set(key, known);
    return known.at;
  };
  const services = all.map(({ id, provider, service, purpose, aliases, domains, sisters = [], trackers }): Service => [
    id === slug(service) ? '' : id,
    provider,
    service,
    purpose,
    aliases,
    domains,
    ...sisters,
    ...trackers.map((tracker): Tracker => [
      tracker.kind,
      tracker.where,
      tracker.measures ? 'measures' : tracker.for,
      placeOf(tracker.purpose),
      ...tracker.names,
    ]),
  ]);
  return { purposes: [...purposes.values()].map(({ words }) => words), services };
}

/** What `compactServices` made smaller, as it was. */
export function fullServices({ purposes, services }: CompactServices): KnownService[] {
  return services.map(([id, provider, service, purpose, aliases, domains, ...rest]) => ({
    id: id || slug(service),
    provider,
    service,
    purpose,
    aliases,
    domains,
    ...withSisters(rest.filter((part) => typeof part === 'string')),
    trackers: rest
      .filter((part) => typeof part !== 'string')
      .map(([kind, where, whom, place, ...names]) => ({
        kind,
        where,
        ...(whom === 'measures' ? { for: 'site', measures: true } : { for: whom }),
        purpose: purposes[place] ?? { en: '', fr: '' },
        names,
      })),
  }));
}

function withSisters(sisters: string[]): Pick<KnownService, 'sisters'> {
  return sisters.length > 0 ? { sisters } : {};
}

/** `google-analytics` of `Google Analytics`. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
