import type { JudgedTracker } from '../match/judge-tracker.ts';

/** The recorded choice did not grant the tracker when it was first seen in the visit. */
export function appearedWithoutConsent({ needsConsent, consentAtFirstSight }: JudgedTracker): boolean {
  return needsConsent && consentAtFirstSight !== 'granted';
}
