import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import { marketing } from '../marketing.ts';
import type { Mechanism } from '../mechanism.ts';
import { parseJson, parseObject, wordsOf } from '../parse-stored.ts';

/** Where all of these are accepted, no category that the site asks about is left. */
const categories = ['performance', 'functionality', 'targeting'];

/**
 * Cookie-Script: cookie `CookieScriptConsent`, JSON with the `action` (`accept`, `reject`, `close`) and the accepted
 * `categories`, a list written as JSON of its own; without it, everything was accepted. A category that is not listed was
 * refused, or is none that the site asks about. It records no date: `consenttime` is the site's.
 */
export const cookieScript: Mechanism = {
  id: 'cookie-script',
  name: 'Cookie-Script',
  keeps: { cookie: ['CookieScriptConsent'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const { action, categories: listed } = parseObject(stored.value) ?? {};
    if (action === 'reject') return choiceOf(cookieScript, [['cookies', false]]);
    if (action === 'close') return undecided(cookieScript.id);
    if (action !== 'accept') return unreadable(cookieScript.id);
    if (listed === undefined) return choiceOf(cookieScript, [['cookies', true]]);
    const accepted = wordsOf(typeof listed === 'string' ? parseJson(listed) : listed) ?? [];
    const open = accepted.length > 0 && categories.some((category) => !accepted.includes(category));
    return choiceOf(
      cookieScript,
      accepted.map((key) => [key, true] as const),
      { open },
    );
  },
  meaning(key) {
    if (key === 'cookies') return everything;
    if (key === 'functionality') return functional;
    return key === 'targeting' ? marketing : knownKey(key === 'strict' ? 'necessary' : key);
  },
  exhaustive: true,
};
