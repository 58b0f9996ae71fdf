import { knownKey } from '../consent/known-keys.ts';
import type { Subject } from '../consent/subject.ts';
import { isCommonName } from '../registry/common-names.ts';
import { foldName } from '../registry/fold-name.ts';
import type { KnownService } from '../registry/service-registry.ts';
import { registrableDomain } from '../tracker/site.ts';
import type { Tracker } from '../tracker/tracker.ts';
import type { Match } from './match-tracker.ts';

/** Whom and what a choice is asked about for a tracker of this meaning. */
export function subjectOf(
  { service, provider, serviceName, category }: Match,
  tracker: Pick<Tracker, 'domain' | 'party'>,
): Subject {
  const known = service?.service;
  // The name of a company with several services ("Google") is none that a choice could be about.
  const names = known
    ? namesOf(known)
    : [provider, serviceName, ...(tracker.party === 'third' ? calledByDomain(tracker.domain) : [])];
  return {
    service: known?.id ?? null,
    names: names.flatMap((name) => (name === null ? [] : foldName(name))).filter((name) => name !== ''),
    purpose: known?.purpose ?? (category === 'statistics' ? 'audience-measurement' : null),
    sisters:
      service?.sisters.map((sister) => ({
        service: sister.id,
        purpose: sister.purpose,
        names: namesOf(sister).map(foldName),
      })) ?? [],
  };
}

/** What those who ask for a known service call it: "Infogram", or with its company "Prezi Infogram". */
function namesOf({ id, provider, service, aliases }: KnownService): string[] {
  return [id, service, `${provider} ${service}`, ...aliases];
}

/**
 * What those who ask for a third party that no registry knows call it: "elfsight" of `static.elfsight.com`, or "arte.tv". A word
 * for a purpose is nobody's name.
 */
function calledByDomain(domain: string): string[] {
  const registrable = registrableDomain(domain);
  const [name = ''] = registrable.split('.', 1);
  const { services, label } = knownKey(name);
  return isCommonName(name) || (services.length === 0 && label !== null) ? [registrable] : [registrable, name];
}
