import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import { marketing } from '../marketing.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/**
 * CookieFirst: cookie or localStorage key `cookiefirst-consent`, JSON, URL-encoded in the cookie, with a boolean for each of its categories, beside the
 * `timestamp` of the choice in seconds.
 */
export const cookiefirst: Mechanism = {
  id: 'cookiefirst',
  name: 'CookieFirst',
  keeps: { cookie: ['cookiefirst-consent'], localStorage: ['cookiefirst-consent'] },
  read([stored]) {
    if (!stored) return null;
    const record = parseObject(stored.value);
    if (!record) return unreadable(cookiefirst.id);
    return choiceOf(cookiefirst, booleans(record), { decidedAt: readMoment(record['timestamp']) });
  },
  meaning(key) {
    if (key === 'functional') return functional;
    return key === 'advertising' ? marketing : knownKey(key);
  },
  exhaustive: true,
};
