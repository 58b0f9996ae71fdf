import { readingsOf } from '../consent/choice.ts';
import { mechanismName } from '../consent/names.ts';
import type { Rule } from './finding.ts';
import { CHOICE_DAYS } from './recommended-days.ts';

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
