import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { valueOf } from '../stored-value.ts';
import { unknownMeaning } from '../unknown-meaning.ts';

const CATEGORY = 'cookielawinfo-checkbox-';

/**
 * GDPR Cookie Consent (WebToffee; formerly Cookie Law Info, of which CookieYes came): cookie `viewed_cookie_policy`, `yes` or
 * `no`, and one for each category, `cookielawinfo-checkbox-analytics=yes`, which are there before any choice. Its first
 * versions have no categories. It records no date.
 */
export const cookieLawInfo: Mechanism = {
  id: 'cookie-law-info',
  name: 'GDPR Cookie Consent (WebToffee)',
  keeps: { cookie: ['viewed_cookie_policy', `${CATEGORY}*`], localStorage: [] },
  read(stored) {
    const viewed = valueOf(stored, 'viewed_cookie_policy');
    if (viewed === undefined) return undecided(cookieLawInfo.id);
    if (viewed === 'no') return choiceOf(cookieLawInfo, [['cookies', false]]);
    if (viewed !== 'yes') return unreadable(cookieLawInfo.id);
    const answers = stored.flatMap(({ name, value }) =>
      name.startsWith(CATEGORY) && (value === 'yes' || value === 'no')
        ? [[name.slice(CATEGORY.length), value === 'yes'] as const]
        : [],
    );
    return choiceOf(cookieLawInfo, answers.length > 0 ? answers : [['cookies', true]]);
  },
  meaning(key) {
    if (key === 'cookies' || key === 'non-necessary') return everything;
    // As in CookieYes, `performance` is how fast a site works.
    if (key === 'performance') return unknownMeaning;
    return key === 'functional' ? functional : knownKey(key);
  },
  exhaustive: true,
};
