import type { Choice } from './choice.ts';
import { mechanismOf } from './mechanisms.ts';

export type Coverage = 'granted' | 'refused' | 'not-covered' | 'none' | 'unreadable';

/**
 * Whether a recorded choice grants a service's trackers.
 * @param serviceId the known service that the tracker belongs to, `null` for one that no registry knows
 * @returns `not-covered` when the visitor accepted something, but was asked nothing about this service
 */
export function covers(choice: Choice, serviceId: string | null): Coverage {
  if (choice.state === 'none' || choice.state === 'unreadable') return choice.state;
  const services = mechanismOf(choice)?.services ?? {};
  const answers = Object.entries(choice.choices)
    .filter(([key]) => serviceId !== null && Object.hasOwn(services, key) && services[key]?.includes(serviceId))
    .map(([, allowed]) => allowed);
  if (answers.length > 0) return answers.every((allowed) => allowed) ? 'granted' : 'refused';
  return choice.state === 'refused' ? 'refused' : 'not-covered';
}
