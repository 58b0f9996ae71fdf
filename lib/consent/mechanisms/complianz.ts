import { undecided } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { grantedByAny } from '../is-about.ts';
import { knownKey } from '../known-keys.ts';
import { marketing } from '../marketing.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';
import { booleans, parseObject } from '../parse-stored.ts';
import { valueOf } from '../stored-value.ts';

/** The main site of several that do not share their cookies has a beginning of its own. */
const prefixes = ['cmplz_', 'cmplz_rt_'];
const categories = ['functional', 'preferences', 'statistics-anonymous', 'statistics', 'marketing'];

/**
 * Complianz: one cookie for each category, `cmplz_statistics=allow` or `deny`, and single services in
 * `cmplz_consented_services`, JSON. Only `cmplz_banner-status=dismissed` says that the visitor chose. It records no date.
 */
export const complianz: Mechanism = {
  id: 'complianz',
  name: 'Complianz',
  keeps: {
    cookie: prefixes.flatMap((prefix) =>
      ['banner-status', 'consented_services', ...categories].map((ending) => prefix + ending),
    ),
    localStorage: [],
  },
  read(stored) {
    const prefix = prefixes.find((each) =>
      stored.some(({ name, value }) => name === `${each}banner-status` && value === 'dismissed'),
    );
    if (prefix === undefined) return undecided(complianz.id);
    const answers = categories.flatMap((category) => {
      const value = valueOf(stored, prefix + category);
      return value === 'allow' || value === 'deny' ? [[category, value === 'allow'] as const] : [];
    });
    const services = booleans(parseObject(valueOf(stored, `${prefix}consented_services`) ?? '') ?? {});
    return choiceOf(complianz, [...answers, ...services]);
  },
  meaning,
  // A service that was allowed where it stands in the page is allowed, whatever was said of its category.
  answer({ choices }, subject) {
    const services = Object.keys(choices).filter((key) => choices[key] && !categories.includes(key));
    return grantedByAny(services, meaning, subject);
  },
  exhaustive: true,
};

function meaning(key: string): Meaning {
  if (key === 'marketing') return marketing;
  // Statistics without a visitor's identity stand among what the site may set without asking.
  return knownKey(key === 'statistics-anonymous' ? 'functional' : key);
}
