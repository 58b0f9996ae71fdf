import { foldName } from '../registry/fold-name.ts';
import type { Answer, Subject } from './subject.ts';
import type { Meaning, Mechanism } from './mechanism.ts';

/** Whether a key asks about a subject itself: its service, its purpose, its name, or everything. */
export function isAbout(key: string, meaning: Meaning, { service, names, purpose }: Subject): boolean {
  const { services, purposes, everything, isNamed } = meaning;
  return (
    everything === true ||
    (service !== null && services.includes(service)) ||
    (purpose !== null && purposes.includes(purpose)) ||
    names.includes(foldName(key)) ||
    (isNamed !== undefined && names.some(isNamed))
  );
}

/**
 * Granted by each of these keys that is about a subject itself, `null` where none is: of keys that each stand for one use of
 * a service, one that is allowed is enough, for nobody can tell which of them set a tracker.
 * @param allowed keys of a choice, allowed ones alone
 */
export function grantedByAny(
  allowed: readonly string[],
  meaning: Mechanism['meaning'],
  subject: Subject,
): Answer | null {
  const keys = allowed.filter((key) => isAbout(key, meaning(key), subject));
  return keys.length > 0 ? { coverage: 'granted', keys } : null;
}

/** Whether a key is about another service of the subject's company, which sets the subject's trackers too. */
export function isBeside({ services, purposes }: Meaning, { sisters = [] }: Subject): boolean {
  return sisters.some(({ service, purpose }) => services.includes(service) || purposes.includes(purpose));
}
