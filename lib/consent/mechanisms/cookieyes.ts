import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';
import { decodedOrAsIs } from '../parse-stored.ts';
import { unknownMeaning } from '../unknown-meaning.ts';

/** Of its own. `performance` is how fast a site works, beside `analytics`: measuring audiences is not asked there. */
const categories: ReadonlyMap<string, Meaning> = new Map([
  ['performance', unknownMeaning],
  ['functional', functional],
]);

/** Parts of the cookie that are no category. */
const records = new Set(['consentid', 'consent', 'action', 'lastRenewedDate', 'rev']);

/**
 * CookieYes: cookie `cookieyes-consent`, `consentid:…,consent:yes,action:yes,necessary:yes,analytics:no,…`. It is there
 * before any choice: only `action:yes` says that the visitor chose. Of its category `other`, which not every banner shows, a
 * `no` is no answer. It records no date: `lastRenewedDate` is when the site last asked all of its visitors anew, the same for
 * each of them.
 */
export const cookieyes: Mechanism = {
  id: 'cookieyes',
  name: 'CookieYes',
  keeps: { cookie: ['cookieyes-consent'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const parts = decodedOrAsIs(stored.value)
      .split(',')
      .map((part) => part.split(':'));
    const fields = new Map(parts.map(([key = '', value = '']) => [key, value]));
    if (!fields.has('action')) return unreadable(cookieyes.id);
    if (fields.get('action') !== 'yes') return undecided(cookieyes.id);
    const answers = [...fields].filter(
      ([key, value]) => !records.has(key) && (value === 'yes' || (value === 'no' && key !== 'other')),
    );
    return choiceOf(
      cookieyes,
      answers.map(([key, value]) => [key, value === 'yes'] as const),
    );
  },
  meaning: (key) => categories.get(key) ?? knownKey(key),
  exhaustive: true,
};
