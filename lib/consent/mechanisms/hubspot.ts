import { choiceOf } from '../choice-of.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { decoded } from '../parse-stored.ts';

/** Its categories, by their numbers. */
const categories: Readonly<Record<string, string>> = { 1: 'analytics', 2: 'advertisement', 3: 'functionality' };

/** HubSpot's banner: cookie `__hs_cookie_cat_pref`, `1:true,2:false,3:true`, with `_` for the commas too. It records no date. */
export const hubspot: Mechanism = {
  id: 'hubspot',
  name: 'HubSpot',
  keeps: { cookie: ['__hs_cookie_cat_pref'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const value = decoded(stored.value) ?? stored.value;
    const answers = [...value.matchAll(/(?<![^,_])([123]):(true|false)(?![^,_])/g)];
    return choiceOf(
      hubspot,
      answers.map(([, number = '', allowed]) => [categories[number] ?? number, allowed === 'true'] as const),
    );
  },
  meaning: (key) => (key === 'functionality' ? functional : knownKey(key)),
  exhaustive: true,
};
