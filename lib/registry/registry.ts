import type { TrackerKind } from '../tracker/tracker.ts';
import type { PortalRegistry } from './portal-registry.ts';
import type { PlatformRegistry, KnownService, KnownTrackers } from './service-registry.ts';

export type PlatformTracker = PlatformRegistry['trackers'][number];

export interface ServiceMatch {
  service: KnownService;
  tracker: KnownTrackers;
}

/** Everything the extension knows before it looks at a page, found by host, domain, provider or name. */
export interface Registry {
  /** The charter of a portal by its host name, in any case. */
  portal(host: string): PortalRegistry | null;
  /** The bundled charters. */
  portals: readonly PortalRegistry[];
  platform: PlatformRegistry;
  /** Whether the platform itself serves `host`: it stands below one of its domains. */
  isPlatformHost(host: string): boolean;
  /** The service that owns `host`, by the longest domain it is or stands under. */
  serviceOfDomain(host: string): KnownService | null;
  /** The other services of its company that what lies on a service's own domains serves too. */
  sistersOf(service: KnownService): KnownService[];
  /** The company that owns `host` where no service's file lists its domain; says nothing of what it is for. */
  ownerOfDomain(host: string): string | null;
  /** The service a charter means by a provider's or service's name; `null` where unknown or a name of several ("Google"). */
  serviceOfProvider(name: string): KnownService | null;
  /** A service known to set `name` in the site's own jar or storage (`site`), or on its own domains (`service`). */
  serviceTrackerByName(kind: TrackerKind, name: string, where: KnownTrackers['where']): ServiceMatch | null;
  /** What `service` itself is known to set by that name: for a domain whose owner is already found. */
  trackerOfService(
    service: KnownService,
    kind: TrackerKind,
    name: string,
    where: KnownTrackers['where'],
  ): KnownTrackers | null;
  /**
   * A service of the one company that is known to use `name`, wherever it stands: a likeness to tell, never a fact.
   * `null` for a name of several companies and for one that could be anybody's (`sessionid`, `lang`).
   */
  lookAlike(kind: TrackerKind, name: string): KnownService | null;
  /** What the platform is known to set by that name. */
  platformTracker(kind: TrackerKind, name: string): PlatformTracker | null;
  /**
   * Whether a provider named in a charter owns `host`, itself or by the company behind it: Google owns `google.com` when
   * a row says "Google ReCaptcha". `unknown` where nothing is known of the provider.
   */
  ownsDomain(providerName: string, host: string): 'yes' | 'no' | 'unknown';
  /**
   * The service by which a provider named in a charter is known to set `name` on the domains of those it works for, `null` where
   * it is not: a load balancer or a shield against programs stands before any site, a Matomo runs on a domain of its site's.
   */
  setsForOthers(providerName: string, kind: TrackerKind, name: string): KnownService | null;
}
