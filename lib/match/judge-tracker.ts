import type { Coverage } from '../consent/covers.ts';
import { coverageAt } from '../consent/history.ts';
import type { Tracker } from '../tracker/tracker.ts';
import type { Visit } from '../visit/visit.ts';
import type { Match } from './match-tracker.ts';

/** A tracker with its meaning, held against the visitor's choice. */
export interface JudgedTracker {
  tracker: Tracker;
  match: Match;
  needsConsent: boolean;
  consentAtFirstSight: Coverage | 'not-needed';
}

/**
 * Whether a tracker needs consent: it is third-party by its domain, by its declaration or by its service, and the
 * charter does not declare it necessary, and nothing else.
 */
export function needsConsent(tracker: Tracker, match: Match): boolean {
  const declaredNecessary =
    match.declarations.length > 0 && match.declarations.every(({ category }) => category === 'necessary');
  if (declaredNecessary) return false;
  return tracker.party === 'third' || match.category === 'third-party' || match.service?.tracker?.for === 'service';
}

/** The tracker judged by what stood when it was first seen in this visit. */
export function judgeTracker(tracker: Tracker, match: Match, visit: Visit): JudgedTracker {
  const needed = needsConsent(tracker, match);
  return {
    tracker,
    match,
    needsConsent: needed,
    consentAtFirstSight: needed
      ? coverageAt(visit.choices, visit.gestures, match.service?.service.id ?? null, tracker.firstSeenAt)
      : 'not-needed',
  };
}
