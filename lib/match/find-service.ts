import type { Registry } from '../registry/registry.ts';
import type { KnownService, KnownTrackers } from '../registry/service-registry.ts';
import { registrableDomain } from '../tracker/site.ts';
import type { Tracker } from '../tracker/tracker.ts';

/** A known service that a tracker belongs to. */
export interface FoundService {
  service: KnownService;
  /** The documented name that agrees, `null` where only the domain or the declared provider does. */
  tracker: KnownTrackers | null;
  /** `own-domain`: name and domain; `site`: a name it sets in the site's own jar; `domain`: the domain alone. */
  by: 'own-domain' | 'site' | 'domain' | 'declaration';
  /** Other services that a tracker on the company's own domain serves too. */
  sisters: readonly KnownService[];
}

/**
 * What a site keeps of its visitor's choice may begin as a service's names do: `_ga_consent` is none of `_ga_*`; but
 * `kndctr_1_consent` is one of `kndctr_*_consent`.
 */
const OF_A_CHOICE = /consent|opt[-_]?(?:in|out)|accept|refus/i;

/** The known service behind a tracker, only where name and domain agree, or where the service owns the domain. */
export function findService(tracker: Tracker, registry: Registry): FoundService | null {
  if (tracker.party === 'first') {
    const found = registry.serviceTrackerByName(tracker.kind, tracker.name, 'site');
    if (!found || (OF_A_CHOICE.test(tracker.name) && !found.tracker.names.some((one) => OF_A_CHOICE.test(one))))
      return null;
    return { ...found, by: 'site', sisters: [] };
  }
  // A name that the nearest service does not document may be any of its company's: www.google.com serves more than one.
  const nearest = registry.serviceOfDomain(tracker.domain);
  const whole = registry.serviceOfDomain(registrableDomain(tracker.domain)) ?? nearest;
  // On its own part of the domain it is one of those that this serves, whether the company's file names it or not.
  const sistersOf = (service: KnownService) =>
    nearest && service !== nearest
      ? [...new Set([...registry.sistersOf(service), nearest])]
      : registry.sistersOf(service);
  for (const service of [nearest, whole]) {
    const known = service && registry.trackerOfService(service, tracker.kind, tracker.name, 'service');
    if (known) return { service, tracker: known, by: 'own-domain', sisters: sistersOf(service) };
  }
  return whole && { service: whole, tracker: null, by: 'domain', sisters: sistersOf(whole) };
}
