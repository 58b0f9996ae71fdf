import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import { marketing } from '../marketing.ts';
import type { Mechanism } from '../mechanism.ts';
import { parseObject, wordsOf } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

const PREFIX = 'cookie_cat_';

/**
 * Cookie Information: cookie `CookieInformationConsent`, URL-encoded JSON with the categories of `consents_approved` and of
 * `consents_denied`, `cookie_cat_statistic` and the like, and the `timestamp` of the choice.
 */
export const cookieInformation: Mechanism = {
  id: 'cookie-information',
  name: 'Cookie Information',
  keeps: { cookie: ['CookieInformationConsent'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const { consents_approved, consents_denied, timestamp } = parseObject(stored.value) ?? {};
    const approved = wordsOf(consents_approved);
    const denied = wordsOf(consents_denied);
    if (!approved || !denied) return unreadable(cookieInformation.id);
    const answers = [...approved, ...denied].map(
      (key, index) => [key.replace(PREFIX, ''), index < approved.length] as const,
    );
    return choiceOf(cookieInformation, answers, { decidedAt: readMoment(timestamp) });
  },
  meaning(key) {
    if (key === 'functional') return functional;
    return key === 'marketing' ? marketing : knownKey(key);
  },
  exhaustive: true,
};
