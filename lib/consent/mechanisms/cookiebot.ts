import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import { marketing } from '../marketing.ts';
import type { Mechanism } from '../mechanism.ts';
import { decodedOrAsIs } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/**
 * Cookiebot: cookie `CookieConsent`, `{stamp:'…',necessary:true,preferences:false,statistics:true,marketing:false,
 * method:'explicit',ver:1,utc:1700000000000}` with its quotes percent-encoded. `-1`, alone or
 * as the stamp of older records without a method, and the method `implied` stand for visitors who were not asked: that is no choice. `true` and `false` are react-cookie-consent's.
 */
export const cookiebot: Mechanism = {
  id: 'cookiebot',
  name: 'Cookiebot',
  keeps: { cookie: ['CookieConsent'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const value = decodedOrAsIs(stored.value);
    if (value === 'true' || value === 'false') return null;
    const isUnasked =
      value.includes("method:'implied'") || (value.includes("stamp:'-1'") && !value.includes('method:'));
    if (value === '-1' || isUnasked) return undecided(cookiebot.id);
    if (!value.startsWith('{')) return unreadable(cookiebot.id);
    const answers = [...value.matchAll(/[{,](necessary|preferences|statistics|marketing):(true|false)(?=[,}])/g)];
    return choiceOf(
      cookiebot,
      answers.map(([, key = '', allowed]) => [key, allowed === 'true'] as const),
      { decidedAt: readMoment(Number(/[{,]utc:(\d{1,16})(?=[,}])/.exec(value)?.[1])) },
    );
  },
  meaning: (key) => (key === 'marketing' ? marketing : knownKey(key)),
  exhaustive: true,
};
