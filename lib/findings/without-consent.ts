import type { Choice } from '../consent/choice.ts';
import type { JudgedTracker } from '../match/judge-tracker.ts';
import type { Tracker } from '../tracker/tracker.ts';

/** The recorded choice did not grant the tracker when it was first seen in the visit, and the visit is what brought it. */
export function appearedWithoutConsent({ tracker, needsConsent, consentAtFirstSight }: JudgedTracker): boolean {
  return needsConsent && consentAtFirstSight !== 'granted' && !tracker.elsewhere && !tracker.idle;
}

/**
 * Whether another site of the domain may have set a cookie: it was there before the visit, and lies on a domain above the
 * page's where nothing of the visit set it anew, as a page that uses it does; or it is an idle third party's, in the partition
 * that all hosts of the site share.
 */
export function mayBeAnothers(tracker: Tracker, host: string): boolean {
  const { kind, party, domain, alreadyThere, sets, state } = tracker;
  const isAbove = kind === 'cookie' && party === 'first' && domain !== host && alreadyThere && sets.length === 0;
  // What the browser refused, this visit tried.
  return (isAbove && state !== 'refused') || tracker.idle;
}

/**
 * Why a tracker that the choice did not grant is not held against the page; `null` where it is.
 * `others`: another site of the domain may have set it. After a refusal that counts for nothing where the charter says that the
 * portal sets it: it should have gone then, and was still there.
 * `cleared`: all that the visit did with it, once there was a choice, was to remove what had been left before.
 */
export function sparedAs(judged: JudgedTracker, host: string): 'others' | 'cleared' | null {
  const { tracker, match, consentAtFirstSight } = judged;
  const countsAsOthers = consentAtFirstSight !== 'refused' || tracker.idle || match.declarations.length === 0;
  if (countsAsOthers && mayBeAnothers(tracker, host)) return 'others';
  const { state, party, alreadyThere, sets } = tracker;
  const wasCleared = state === 'removed' && party === 'first' && alreadyThere && sets.length === 0;
  return wasCleared && consentAtFirstSight !== 'none' ? 'cleared' : null;
}

/**
 * How a tracker stood with the visitor's choice when it was first seen: the name by which messages select.
 * @param consent the choice as it stands, which may have come to the page after the tracker
 */
export function choiceThen({ consentAtFirstSight }: JudgedTracker, consent: Choice): string {
  if (consentAtFirstSight === 'none' && consent.mechanism === null) return 'unoffered';
  // ICU allows no hyphen in it.
  return consentAtFirstSight === 'not-covered' ? 'uncovered' : consentAtFirstSight;
}
