import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { decodedOrAsIs } from '../parse-stored.ts';

/** Its categories, by their numbers. */
const categories: Readonly<Record<string, string>> = { 1: 'analytics', 2: 'advertisement', 3: 'functionality' };

/**
 * HubSpot's banner: cookie `__hs_cookie_cat_pref`, `1:true,2:false,3:true`, with `_` for the commas too; without categories
 * `__hs_opt_out`, `yes` for a refusal and `no` for consent. It records no date.
 * Source: https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser
 */
export const hubspot: Mechanism = {
  id: 'hubspot',
  name: 'HubSpot',
  keeps: { cookie: ['__hs_cookie_cat_pref', '__hs_opt_out'], localStorage: [] },
  read(all) {
    const stored = all.find(({ name }) => name === '__hs_cookie_cat_pref') ?? all[0];
    if (!stored) return null;
    if (stored.name === '__hs_opt_out')
      return choiceOf(hubspot, /^(yes|no)$/.test(stored.value) ? [['cookies', stored.value === 'no']] : []);
    const value = decodedOrAsIs(stored.value);
    const answers = [...value.matchAll(/(?<![^,_])([123]):(true|false)(?![^,_])/g)];
    return choiceOf(
      hubspot,
      answers.map(([, number = '', allowed]) => [categories[number] ?? number, allowed === 'true'] as const),
    );
  },
  meaning(key) {
    if (key === 'cookies') return everything;
    return key === 'functionality' ? functional : knownKey(key);
  },
  exhaustive: true,
};
