import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import { fromBase64 } from '../from-base64.ts';
import { knownKey } from '../known-keys.ts';
import { marketing } from '../marketing.ts';
import type { Mechanism } from '../mechanism.ts';
import { isObject, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

const EVERYTHING = 'cookies';

/**
 * CookieHub: cookie `cookiehub`, base64 of JSON with whether the visitor has `answered`, the `timestamp` of it, and a `value`
 * for each of its `categories`. Where `allAllowed`, that list is empty; nothing says what an empty one means otherwise.
 * Source: https://support.cookiehub.com/article/284-cookies-used-by-cookiehub
 */
export const cookiehub: Mechanism = {
  id: 'cookiehub',
  name: 'CookieHub',
  keeps: { cookie: ['cookiehub'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const { answered, allAllowed, categories, timestamp } = parseObject(fromBase64(stored.value) ?? '') ?? {};
    if (answered === false) return undecided(cookiehub.id);
    if (answered !== true) return unreadable(cookiehub.id);
    const decidedAt = readMoment(timestamp);
    if (allAllowed === true) return choiceOf(cookiehub, [[EVERYTHING, true]], { decidedAt });
    const listed = Array.isArray(categories) ? categories.filter(isObject) : [];
    const answers = listed.flatMap(({ id, value }) =>
      typeof id === 'string' && typeof value === 'boolean' ? [[id, value] as const] : [],
    );
    // Something was refused that is not listed.
    const open = allAllowed === false && answers.length > 0 && answers.every(([, allowed]) => allowed);
    return choiceOf(cookiehub, answers, { decidedAt, open });
  },
  meaning(key) {
    if (key === EVERYTHING) return everything;
    return key === 'marketing' ? marketing : knownKey(key);
  },
  exhaustive: true,
};
