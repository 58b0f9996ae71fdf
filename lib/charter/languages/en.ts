import type { CharterLanguage } from './charter-language.ts';

/** Words of English charters. */
export const en: CharterLanguage = {
  tag: 'en',
  small: ['of', 'the', 'and', 'a', 'an', 's', 'or', 'to', 'for', 'by', 'your'],
  headings: {
    provider: [
      "service provider's name",
      "provider's name",
      'service provider',
      'provider',
      'supplier',
      "supplier's name",
    ],
    service: ['function and location', 'service and location', 'service'],
    names: ['cookie name', 'name of the cookie', 'cookie', 'tracker name', 'tracker', 'name'],
    duration: ['duration', 'cookie duration', 'lifetime', 'retention period', 'storage period', 'expiry', 'expiration'],
    purpose: ['purpose', 'cookie purpose', 'purpose of the cookie', 'function', 'description', 'use'],
  },
  trackers: ['cookie', 'tracker'],
  categories: {
    'third-party': ['third-party', 'third-parties'],
    statistics: ['statistic', 'statistical', 'audience', 'analytics'],
    necessary: ['necessary', 'functional', 'essential'],
    'first-party': ['internal', 'first-party'],
  },
  negations: ['non', 'not'],
  noName: ['none', 'n/a'],
  startingWith: /(?:starting|starts?|beginning|begins?) with (.+)$/iu,
  and: / (?:and|or) /iu,
  storage: {
    localStorage: ['local storage', 'localstorage'],
    sessionStorage: ['session storage', 'sessionstorage'],
  },
  units: {
    minute: 'min(?:ute)?s?',
    hour: 'h(?:ours?)?',
    day: 'd(?:ays?)?',
    week: 'weeks?',
    month: 'months?',
    year: 'years?',
  },
  numbers: { a: 1, an: 1, one: 1, two: 2, three: 3, six: 6, twelve: 12, thirteen: 13 },
};
