import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { parseJson, wordsOf } from '../parse-stored.ts';
import { valueOf } from '../stored-value.ts';

const EVERYTHING = 'cookies';

/**
 * EU Cookie Compliance, a module of Drupal: cookie `cookie-agreed`, `0` (disagreed), `1` or `2` (agreed) to one question
 * about all cookies. Where it asks by category, those accepted stand in `cookie-agreed-categories`, a URL-encoded JSON list of
 * the site's own naming; which others it asked about is not kept. Source: its eu_cookie_compliance.js.
 */
export const drupalEuCookieCompliance: Mechanism = {
  id: 'drupal-eu-cookie-compliance',
  name: 'EU Cookie Compliance (Drupal)',
  keeps: { cookie: ['cookie-agreed', 'cookie-agreed-categories'], localStorage: [] },
  read(stored) {
    const agreed = valueOf(stored, 'cookie-agreed') ?? '';
    const categories = valueOf(stored, 'cookie-agreed-categories');
    const accepted = categories === undefined ? [EVERYTHING] : wordsOf(parseJson(categories));
    const isSaved = /^[12]$/.test(agreed);
    if (agreed === '0' || (isSaved && accepted?.length === 0))
      return choiceOf(drupalEuCookieCompliance, [[EVERYTHING, false]]);
    if (!isSaved || !accepted) return unreadable(drupalEuCookieCompliance.id);
    const answers = accepted.map((key) => [key, true] as const);
    // Only what the site itself needs was accepted: everything else, unnamed, was refused.
    if (accepted.every((key) => knownKey(key).necessary))
      return choiceOf(drupalEuCookieCompliance, [...answers, [EVERYTHING, false]]);
    return choiceOf(drupalEuCookieCompliance, answers, { open: categories !== undefined });
  },
  meaning: (key) => (key === EVERYTHING ? everything : knownKey(key)),
  ownKeys: true,
};
