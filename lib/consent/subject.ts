import type { ServicePurpose } from '../registry/service-registry.ts';

/** What a choice is asked about: who stands behind a tracker, and what for. */
export interface Subject {
  /** Id of the known service, `null` for one that no registry knows. */
  service: string | null;
  /** Other names of the service or provider, folded: a mechanism's key may be one of them. */
  names: readonly string[];
  purpose: ServicePurpose | null;
  /** Other services that set trackers of these very names, as on their company's own domain: allowing one allows them. */
  sisters?: readonly { service: string; purpose: ServicePurpose; names?: readonly string[] }[];
  /** Whether a key is the name of some known service; no key is where it is left out. */
  isServiceName?: (key: string) => boolean;
}

/** What a choice says of a subject. */
export type Coverage = 'granted' | 'refused' | 'not-covered' | 'none' | 'unreadable';

/** What one mechanism says of a subject. */
export interface Answer {
  coverage: Coverage;
  /** The keys of its choice that decide; empty where none is about the subject. */
  keys: readonly string[];
  /** It may cover the subject, in words whose meaning only the site knows. */
  untold?: boolean;
}
