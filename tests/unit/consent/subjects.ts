import type { Subject } from '../../../lib/consent/subject.ts';

/** A tracker of a known service, or of one that nobody knows, asked about. */
export function about(service: string | null, rest: Partial<Subject> = {}): Subject {
  return { service, names: service === null ? [] : [service], purpose: null, ...rest };
}
