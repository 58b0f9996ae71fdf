import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, isObject, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/** Its categories; what else it records are not answers to them. */
const categories = ['essential', 'performance', 'analytics', 'advertising', 'social_networking', 'unclassified'];

/**
 * Termly: localStorage key `TERMLY_API_CACHE`, JSON that is there before any choice, in which `TERMLY_COOKIE_CONSENT` is the
 * visitor's, with the moment it was `createdAt` and, as its `value`, one boolean for each category.
 */
export const termly: Mechanism = {
  id: 'termly',
  name: 'Termly',
  keeps: { cookie: [], localStorage: ['TERMLY_API_CACHE'] },
  read([stored]) {
    if (!stored) return null;
    const cache = parseObject(stored.value);
    if (!cache) return unreadable(termly.id);
    const record = cache['TERMLY_COOKIE_CONSENT'];
    if (record == null) return undecided(termly.id);
    if (!isObject(record) || !isObject(record['value'])) return unreadable(termly.id);
    const answers = booleans(record['value']).filter(([key]) => categories.includes(key));
    return choiceOf(termly, answers, { decidedAt: readMoment(record['createdAt']) });
  },
  meaning(key) {
    // “Performance and functionality”, beside `analytics`: without it videos may not play.
    if (key === 'performance') return functional;
    return knownKey(key === 'social_networking' ? 'social' : key);
  },
  exhaustive: true,
};
