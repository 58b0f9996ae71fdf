import { readingsOf } from '../consent/choice.ts';
import { mechanismName } from '../consent/names.ts';
import type { Rule } from './finding.ts';

/** Six months, after which asking again is good practice (CNIL recommendation of 2020-09-17). */
const CHOICE_DAYS = 184;
const DAY = 86_400_000;

/** The choice was made longer ago than the regulator recommends to keep one. */
export const choiceOlderThanRecommended: Rule = ({ consent, startedAt }, words) =>
  readingsOf(consent).flatMap(({ mechanism, decidedAt }) => {
    if (mechanism === null || decidedAt === null || startedAt - decidedAt <= CHOICE_DAYS * DAY) return [];
    return {
      rule: 'choice-older-than-recommended',
      severity: 'info',
      trackers: [],
      declarations: [],
      message: words.say('finding.choice-older-than-recommended', {
        mechanism: mechanismName(mechanism),
        date: words.day(new Date(decidedAt).toISOString()),
      }),
    };
  });
