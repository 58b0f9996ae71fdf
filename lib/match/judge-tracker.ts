import type { Covering } from '../consent/covers.ts';
import type { Coverage, Subject } from '../consent/subject.ts';
import { coveringAt } from '../consent/covering-at.ts';
import type { Setting, Tracker } from '../tracker/tracker.ts';
import { IN_FLIGHT } from '../visit/attempt.ts';
import { choicesOf, type RecordedChoices } from '../visit/observe-choice.ts';
import type { Visit } from '../visit/visit.ts';
import type { Match } from './match-tracker.ts';
import { subjectOf } from './subject-of.ts';

/** A tracker with its meaning, held against the visitor's choice. */
export interface JudgedTracker {
  tracker: Tracker;
  match: Match;
  needsConsent: boolean;
  consentAtFirstSight: Coverage | 'not-needed';
  /** Which mechanism and keys decided that; `null` where consent is not needed. */
  decidedBy: Pick<Covering, 'mechanism' | 'keys' | 'untold'> | null;
  /** It was first seen before the visitor refused it, and set again after. */
  setAfterRefusal: boolean;
  /** It measures an audience for the site, which is no third party's doing; but that very use was refused, and it was set after. */
  measuresDespiteRefusal: boolean;
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

/**
 * The tracker judged by what stood when it was first seen in this visit; what another site may have left, when the visit first
 * had to do with it. What was under way as the visitor refused is judged by what stood before.
 * @param isServiceName whether a key of a choice is some known service's name
 */
export function judgeTracker(
  tracker: Tracker,
  match: Match,
  visit: RecordedChoices & Pick<Visit, 'gestures'>,
  isServiceName?: Subject['isServiceName'],
): JudgedTracker {
  const choices = choicesOf(visit);
  const subject = { ...subjectOf(match, tracker), ...(isServiceName && { isServiceName }) };
  const covering = (at: number) => coveringAt(choices, visit.gestures, subject, at);
  const { sets, alreadyThere, elsewhere, firstSeenAt, oursSince = firstSeenAt, askedForAt = oursSince } = tracker;
  // Nothing can call back what was under way as the visitor refused.
  const before = (at: number) => covering(at - IN_FLIGHT);
  // What was set later with consent does not undo what was set without.
  const wasRefused = (moments: readonly Setting[], isRefusal: (covering: Covering) => boolean) =>
    moments.some((set) => [covering(set.at), before(set.askedForAt)].every(isRefusal));
  if (!needsConsent(tracker, match)) {
    const isOnlySeen = sets.length === 0 && !alreadyThere && !elsewhere;
    const moments = isOnlySeen ? [{ at: firstSeenAt, askedForAt }] : sets;
    const isMeasuring = match.service?.tracker?.measures === true && match.category !== 'necessary';
    return {
      tracker,
      match,
      needsConsent: false,
      consentAtFirstSight: 'not-needed',
      decidedBy: null,
      setAfterRefusal: false,
      measuresDespiteRefusal:
        isMeasuring && wasRefused(moments, ({ coverage, keys }) => coverage === 'refused' && keys.length > 0),
    };
  }
  const atSight = covering(oursSince);
  const isRefused = atSight.coverage === 'refused' || atSight.coverage === 'not-covered';
  const underWay = isRefused ? before(askedForAt) : atSight;
  const { coverage, mechanism, keys, untold = false } = underWay.coverage === 'granted' ? underWay : atSight;
  return {
    tracker,
    match,
    needsConsent: true,
    consentAtFirstSight: coverage,
    decidedBy: { mechanism, keys, ...(untold && { untold }) },
    setAfterRefusal: coverage !== 'refused' && wasRefused(sets, (then) => then.coverage === 'refused'),
    measuresDespiteRefusal: false,
  };
}
