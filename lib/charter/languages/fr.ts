import type { CharterLanguage } from './charter-language.ts';

/** Words of French charters. */
export const fr: CharterLanguage = {
  tag: 'fr',
  small: ['de', 'du', 'des', 'd', 'le', 'la', 'les', 'l', 'et', 'un', 'une', 'ou', 'au', 'aux', 'pour', 'par', 'vos'],
  headings: {
    provider: ['nom du prestataire', 'prestataire', 'nom du fournisseur', 'fournisseur', 'éditeur', 'émetteur'],
    service: ['service et emplacement', 'fonction et emplacement', 'service'],
    names: ['nom du cookie', 'cookie', 'nom du traceur', 'traceur', 'nom'],
    duration: ['durée', 'durée de conservation', 'durée de vie', 'durée de validité', 'durée du cookie', 'expiration'],
    purpose: ['finalité', 'finalité du cookie', 'fonction', 'objectif', 'description', 'usage', 'utilisation'],
  },
  trackers: ['cookie', 'traceur'],
  categories: {
    'third-party': ['tiers', 'tierce partie', 'tierces parties', 'third-party'],
    statistics: ['statistique', 'audience', 'analytique'],
    necessary: ['nécessaire', 'fonctionnel', 'indispensable', 'essentiel'],
    'first-party': ['interne', 'first-party'],
  },
  negations: ['non', 'pas'],
  noName: ['aucun', 'néant', 'sans objet'],
  startingWith: /(?:commençant|commencant|commence|commencent|débutant|debutant|débute|débutent) par (.+)$/iu,
  and: / (?:et|ou) /iu,
  storage: {
    localStorage: ['local storage', 'localstorage', 'stockage local'],
    sessionStorage: ['session storage', 'sessionstorage', 'stockage de session'],
  },
  units: {
    minute: 'min(?:ute)?s?',
    hour: 'h(?:eures?)?',
    day: 'j(?:ours?)?',
    week: 'semaines?',
    month: 'mois',
    year: 'ans?|années?',
  },
  numbers: { un: 1, une: 1, deux: 2, trois: 3, six: 6, douze: 12, treize: 13 },
};
