import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { isObject, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/** No name of a category. */
const ALL = 'all-cookies';

/**
 * Cookie Control (Civic): cookie `CookieControl`, JSON whose `optionalCookies` are `accepted` or `revoked`, by the site's own
 * naming, beside `consentDate` and whether the visitor `interactedWith` it. Of who refused everything it is empty: only what
 * was changed stands there. What is set for a "legitimate interest" was not asked.
 * Source: https://www.civicuk.com/cookie-control/documentation/cookies
 */
export const civicCookieControl: Mechanism = {
  id: 'civic-cookie-control',
  name: 'Cookie Control (Civic)',
  keeps: { cookie: ['CookieControl'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const { optionalCookies, interactedWith, consentDate } = parseObject(stored.value) ?? {};
    if (!isObject(optionalCookies)) return unreadable(civicCookieControl.id);
    if (interactedWith === false) return undecided(civicCookieControl.id);
    const decidedAt = readMoment(consentDate);
    const asked = Object.entries(optionalCookies);
    if (asked.length === 0 && interactedWith === true)
      return choiceOf(civicCookieControl, [[ALL, false]], { decidedAt });
    const given = asked
      .filter(([, answer]) => answer === 'accepted' || answer === 'revoked')
      .map(([key, answer]) => [key, answer === 'accepted'] as const);
    const open = given.length < Math.max(asked.length, 1);
    return choiceOf(civicCookieControl, given, { decidedAt, open });
  },
  meaning: (key) => (key === ALL ? everything : knownKey(key)),
  ownKeys: true,
};
