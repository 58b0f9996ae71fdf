import { foldName } from '../registry/fold-name.ts';
import type { Answer, Subject } from './subject.ts';
import type { Meaning, Mechanism } from './mechanism.ts';
import { wordRuns } from './word-runs.ts';

/** A shorter name, such as "GA", may be any part of a key's words. */
const SHORTEST = 4;

/** Whether a key is one of a subject's names, or whole words of it are, and it is no other service's name. */
function isNamedBy(key: string, { names, isServiceName }: Subject): boolean {
  const folded = foldName(key);
  if (names.includes(folded)) return true;
  const inside = names.filter((name) => name.length >= SHORTEST && folded.includes(name));
  return inside.length > 0 && !isServiceName?.(key) && wordRuns(key).some((run) => inside.includes(run));
}

/** Whether a key asks about a subject itself: its service, its purpose, its name, or everything. */
export function isAbout(key: string, meaning: Meaning, subject: Subject): boolean {
  const { service, names, purpose } = subject;
  const { services, purposes, everything, isNamed } = meaning;
  return (
    everything === true ||
    (service !== null && services.includes(service)) ||
    (purpose !== null && purposes.includes(purpose)) ||
    isNamedBy(key, subject) ||
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
export function isBeside(key: string, { services, purposes }: Meaning, { sisters = [] }: Subject): boolean {
  const folded = foldName(key);
  return sisters.some(
    ({ service, purpose, names = [] }) =>
      services.includes(service) || purposes.includes(purpose) || names.includes(folded),
  );
}
