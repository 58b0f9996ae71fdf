import { mechanismsOfName } from '../consent/mechanisms.ts';
import { subjectOf } from '../match/subject-of.ts';
import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';
import { AUDIENCE_MEASUREMENT_DAYS, CHOICE_DAYS } from './recommended-days.ts';
import { mayBeAnothers } from './without-consent.ts';

/** A cookie lives longer than the regulator recommends for its use, and no other site of the domain may have said how long. */
export const longerThanRecommended: Rule = ({ host, trackers }, words) =>
  trackers.flatMap((judged) => {
    const { kind, name, party, lifetimeDays, state, elsewhere, id } = judged.tracker;
    if (lifetimeDays === null || state === 'refused' || elsewhere || mayBeAnothers(judged.tracker, host)) return [];
    // What a third party calls so is no choice of this site's visitors.
    const keepsChoice = kind === 'cookie' && party === 'first' && mechanismsOfName('cookie', name).length > 0;
    const measures = subjectOf(judged.match, judged.tracker).purpose === 'audience-measurement';
    const most = keepsChoice ? CHOICE_DAYS : measures ? AUDIENCE_MEASUREMENT_DAYS : null;
    if (most === null || lifetimeDays <= most + 1) return [];
    return {
      rule: 'longer-than-recommended',
      severity: 'info',
      trackers: [id],
      declarations: [],
      message: words.say('finding.longer-than-recommended', {
        ...describeTracker(judged, words),
        days: Math.round(lifetimeDays),
        use: keepsChoice ? 'choice' : 'audience',
      }),
    };
  });
