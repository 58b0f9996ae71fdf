import type { JudgedTracker } from '../match/judge-tracker.ts';

/** The recorded choice did not grant the tracker when it was first seen in the visit, and the visit is what brought it. */
export function appearedWithoutConsent({ tracker, needsConsent, consentAtFirstSight }: JudgedTracker): boolean {
  return needsConsent && consentAtFirstSight !== 'granted' && !tracker.elsewhere;
}
