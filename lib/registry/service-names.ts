import type { TrackerKind } from '../tracker/tracker.ts';
import { grouped } from './grouped.ts';
import { isCommonName } from './common-names.ts';
import { groups } from './groups.ts';
import { lazily } from './lazily.ts';
import { nameIndex, type NameIndex } from './name-index.ts';
import type { ServiceMatch } from './registry.ts';
import type { KnownService, KnownTrackers } from './service-registry.ts';

type Where = KnownTrackers['where'];

/** What services are known to set, found by kind, place and name, with no search through them. */
export interface ServiceNames {
  /** Any service that sets `name` there; a service's own domains tell them apart better than the name alone. */
  find(kind: TrackerKind, name: string, where: Where): ServiceMatch | null;
  /** What one service sets by that name. */
  ofService(service: KnownService, kind: TrackerKind, name: string, where: Where): KnownTrackers | null;
  /** A service of the one company that uses `name` anywhere; `null` for a name of several, or one that could be anybody's. */
  lookAlike(kind: TrackerKind, name: string): KnownService | null;
}

type Places<Entry> = ReadonlyMap<string, NameIndex<Entry>>;

export function serviceNames(services: readonly KnownService[]): ServiceNames {
  const everywhere = places(
    services.flatMap((service) => service.trackers.map((tracker) => ({ tracker, entry: { service, tracker } }))),
  );
  const alike = lazily(() => alikeNames(services));
  const ofEach = new Map<KnownService, Places<KnownTrackers>>();
  const placesOf = (service: KnownService) => {
    const known = ofEach.get(service) ?? places(service.trackers.map((tracker) => ({ tracker, entry: tracker })));
    ofEach.set(service, known);
    return known;
  };
  return {
    find: (kind, name, where) => everywhere.get(place(kind, where))?.find(name) ?? null,
    ofService: (service, kind, name, where) => placesOf(service).get(place(kind, where))?.find(name) ?? null,
    lookAlike: (kind, name) => (isCommonName(name) ? null : (alike().get(kind)?.find(name) ?? null)),
  };
}

function place(kind: TrackerKind, where: Where): string {
  return `${kind} ${where}`;
}

function places<Entry>(known: readonly { tracker: KnownTrackers; entry: Entry }[]): Places<Entry> {
  const byPlace = grouped(known, ({ tracker }) => place(tracker.kind, tracker.where));
  return new Map(
    [...byPlace].map(([key, found]) => [
      key,
      nameIndex(found.flatMap(({ tracker, entry }) => tracker.names.map((name) => [name, entry] as const))),
    ]),
  );
}

function alikeNames(services: readonly KnownService[]): Places<KnownService> {
  const named = services.flatMap((service) =>
    service.trackers.flatMap(({ kind, names }) => names.map((name) => ({ kind, name, service }))),
  );
  const byKind = grouped(named, ({ kind }) => kind);
  return new Map(
    [...byKind].map(([kind, found]) => {
      const users = groups(found.map(({ name, service }) => [name, service] as const));
      const single = [...users].flatMap(([name, [service, ...others]]) =>
        service && !isCommonName(name) && others.every(({ provider }) => provider === service.provider)
          ? [[name, service] as const]
          : [],
      );
      return [kind, nameIndex(single)];
    }),
  );
}
