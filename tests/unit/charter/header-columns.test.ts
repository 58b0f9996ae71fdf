import { describe, expect, test } from 'vitest';
import { headerColumns } from '../../../lib/charter/columns/header-columns.ts';
import { headingWords } from '../../../lib/charter/columns/heading-column.ts';
import { CHARTER_LANGUAGES } from '../../../lib/charter/languages/charter-languages.ts';
import { PUBLISHED } from './render-charter.ts';

const read = (cells: readonly string[], loose = true, prose = '') =>
  headerColumns(cells, { prose: () => [prose], loose })?.columns ?? null;

describe.each(Object.entries(PUBLISHED))('the headings of a charter in %s', (language, { older, newer }) => {
  test('are known in both templates and in any order', () => {
    const context = { prose: () => [], loose: false };
    expect(headerColumns(older, context)).toMatchObject({ columns: ['provider', 'service', 'names', 'purpose'] });
    expect(headerColumns(newer, context)).toMatchObject({ columns: ['provider', 'names', 'duration', 'purpose'] });
    expect(headerColumns(newer.toReversed(), context)?.columns).toEqual(['purpose', 'duration', 'names', 'provider']);
    expect(headerColumns(older, context)?.language.tag).toBe(language);
  });
});

test.each<[string, string[], (string | null)[] | null]>([
  ['a slip', ['Nom du prestatire', 'Nom du coookie', 'Finalitées'], ['provider', 'names', 'purpose']],
  [
    'more words',
    ['Nom du cookie déposé', 'Fournisseur du service', 'Durée maximale de conservation'],
    ['names', 'provider', 'duration'],
  ],
  ['words of Belgian ministries', ['Naam', 'deadline', 'Inhoud', 'Doel'], ['names', 'duration', null, 'purpose']],
  ['words of Spanish ones', ['Denominación', 'Titular', 'Finalidad'], ['names', 'provider', 'purpose']],
  [
    'what is told of the cookie',
    ['Cookie', 'Description du cookie', 'Durée de vie du cookie'],
    ['names', 'purpose', 'duration'],
  ],
  [
    'a company, which is no cookie',
    ['Nom de la société', 'Nom du cookie', 'Finalité'],
    ['provider', 'names', 'purpose'],
  ],
  [
    'a department, which is no cookie',
    ['Nom de la direction', 'Nom du cookie', 'Finalité'],
    [null, 'names', 'purpose'],
  ],
  ['an example in brackets', ['Nom (exemple)', 'Finalité', 'Durée'], ['names', 'purpose', 'duration']],
  ['names after a slash', ['Dienst / Cookie-Name', 'Zweck', 'Laufzeit'], ['names', 'purpose', 'duration']],
  ['names after one of two', ['Service / Nom du cookie', 'Finalité'], ['names', 'purpose']],
  ['a provider after a slash', ['Cookie', 'Fonction / Fournisseur', 'Durée'], ['names', 'purpose', 'duration']],
  [
    'two languages',
    ['Cookie name', 'Provider', 'Zweck', 'Laufzeit', 'Bemerkung'],
    ['names', 'provider', 'purpose', 'duration', null],
  ],
  ['a word of another for what is there already', ['Cookie name', 'Purpose', 'Zweck'], ['names', 'purpose', null]],
  ['a name that a cookie has', ['Essenziell', 'Cookie der Stadt', 'Laufzeit', 'acme_id'], null],
  ['a domain', ['Domaine', 'Nom', 'Finalité'], ['provider', 'names', 'purpose']],
  ['a domain beside a provider', ['Domaine', 'Nom', 'Fournisseur'], [null, 'names', 'provider']],
  ['a host beside a provider of more words', ['Host', 'Name', 'Name of the provider'], [null, 'names', 'provider']],
  [
    'how long data are kept first',
    ['Cookie', 'Durée de conservation des données', 'Durée de vie'],
    ['names', null, 'duration'],
  ],
  [
    'how long data are kept last',
    ['Cookie', 'Durée', 'Durée de conservation des données collectées'],
    ['names', 'duration', null],
  ],
  ['how long data are kept alone', ['Cookie', 'Durée de conservation des données'], ['names', 'duration']],
  [
    'how long consent holds',
    ['Nom du cookie', 'Finalité', 'Durée de validité du consentement'],
    ['names', 'purpose', null],
  ],
  [
    'how long consent to cookies holds',
    ['Cookie', 'Finalité', 'Durée du consentement aux cookies'],
    ['names', 'purpose', null],
  ],
  ['how long a choice is kept', ['Cookie', 'Finalité', 'Durée de conservation du choix'], ['names', 'purpose', null]],
  [
    'how long a choice is kept, in English',
    ['Cookie', 'Purpose', 'Validity of your choice'],
    ['names', 'purpose', null],
  ],
  ['how long logs are kept', ['Nom du cookie', 'Finalité', 'Conservation des logs'], ['names', 'purpose', null]],
  [
    'how long a cookie of consent is kept',
    ['Nom', 'Finalité', 'Durée du cookie de consentement'],
    ['names', 'purpose', 'duration'],
  ],
  [
    'how long a cookie is kept after consent',
    ['Nom', 'Finalité', 'Durée de vie du cookie après consentement'],
    ['names', 'purpose', 'duration'],
  ],
  ...[
    'Durée de conservation après consentement',
    'Durée de vie (après acceptation)',
    'Durée de conservation (à compter de l’acceptation)',
  ].map((heading): [string, string[], string[]] => [
    'how long a cookie is kept from when a choice is made',
    ['Nom du cookie', heading],
    ['names', 'duration'],
  ]),
  [
    'how long consent holds at most',
    ['Nom du cookie', 'Finalité', 'Durée maximale de votre consentement'],
    ['names', 'purpose', null],
  ],
  ['a name beside a cookie', ['Cookie', 'Name', 'Purpose'], [null, 'names', 'purpose']],
  ['a name beside a cookie, in Portuguese', ['Cookie', 'Nome', 'Finalidade'], [null, 'names', 'purpose']],
  ['one as written before a loose one', ['Cookies déposés', 'Nom', 'Finalité'], [null, 'names', 'purpose']],
  ['what is done with cookies', ['Cookies déposés', 'Finalité'], ['names', 'purpose']],
  ['what is done with cookies, nearly a use', ['Cookies utilisés', 'Finalité'], ['names', 'purpose']],
  ['what cookies do', ['Cookie', 'Cookies qui suivent', 'Durée'], ['names', null, 'duration']],
  ['those who have them', ['Cookie name', 'Those who receive it', 'Duration'], ['names', null, 'duration']],
  ['two slips', ['Nom du cookie', 'Explicaton'], ['names', 'purpose']],
  ['an explanation, which is no expiration', ['Nom', 'Explication', 'Durée'], ['names', 'purpose', 'duration']],
  ['a kind', ['Nom du cookie', 'Type', 'Finalité'], ['names', 'section', 'purpose']],
  ['a kind of tracker first', ['Type de traceur', 'Nom', 'Durée'], ['section', 'names', 'duration']],
  ['a kind of other things', ['Nom du cookie', 'Type de données', 'Finalité'], ['names', null, 'purpose']],
  ['a name and a kind of nobody knows what', ['Nom', 'Type', 'Taille'], null],
  ['a kind alone beside the cookie', ['Nom du cookie', 'Type'], ['names', 'section']],
  ['two that could be one column', ['Nom', 'Nom du cookie', 'Finalité'], [null, 'names', 'purpose']],
  ['cookies in Catalan', ['Cookie', 'Finalitat', 'Durada'], ['names', 'purpose', 'duration']],
  ['a heading that could be two things', ['Description du service', 'Cookie', 'Finalité'], [null, 'names', 'purpose']],
  ['an unknown heading', ['Nom du cookie', 'Finalité', 'Remarques'], ['names', 'purpose', null]],
  ['no names', ['Prestataire', 'Finalité'], null],
  ['names alone', ['Nom du cookie', 'Remarques'], null],
  [
    'sentences',
    ['Nom du cookie que le site dépose dans votre navigateur quand vous le visitez pour la première fois', 'Finalité'],
    null,
  ],
])('headings with %s', (_, cells, expected) => {
  expect(read(cells)).toEqual(expected);
});

const KNOWN_ALONE: [string, string, string[]][] = [
  ['Nom du cookie', 'provider', ['Dépositaire', 'Déposant', 'Déposé par', 'Responsable', 'Responsable du dépôt']],
  ['Nom du cookie', 'provider', ['Société', 'Société émettrice', 'Propriétaire', 'Partenaire', 'Source', 'Origine']],
  ['Nom du cookie', 'provider', ['Domaine', 'Hôte', 'Outil', 'Solution', 'Organisme', 'Sous-groupe de cookies']],
  [
    'Cookie name',
    'provider',
    ['Host', 'Domain', 'Owner', 'Set by', 'Company', 'Software', 'Source', 'Cookie Subgroup'],
  ],
  ['Nombre de la cookie', 'provider', ['Propietario', 'Responsable', 'Entidad', 'Dominio', 'Editor']],
  ['Nom de la galeta', 'provider', ['Titular', 'Propietari', 'Propietat', 'Domini']],
  ['Naam van de cookie', 'provider', ['Eigenaar', 'Herkomst', 'Afkomstig van', 'Domein', 'Partij']],
  ['Name des Cookies', 'provider', ['Betreiber', 'Domain', 'Host']],
  ['Nome del cookie', 'provider', ['Titolare', 'Proprietario', 'Dominio']],
  ['Nome do cookie', 'provider', ['Entidade', 'Origem', 'Domínio', 'Proprietário']],
  ['Nom du cookie', 'duration', ['Échéance', 'Délai', 'Délai de conservation', 'Validité', 'Période de conservation']],
  ['Nom du cookie', 'duration', ['Temps de conservation', 'Conservation', 'Rétention', 'Persistance', 'Expire']],
  ['Cookie name', 'duration', ['Lasts for', 'Retention', 'Expires']],
  ['Nombre de la cookie', 'duration', ['Plazo', 'Permanencia']],
  ['Naam van de cookie', 'duration', ['Periode', 'Termijn', 'Bewaartijd']],
  ['Name des Cookies', 'duration', ['Gültig bis']],
  ['Nome del cookie', 'duration', ['Persistenza']],
  ['Nome do cookie', 'duration', ['Prazo', 'Período de retenção']],
  ['Nom de la galeta', 'duration', ['Termini']],
  ['Nom du cookie', 'purpose', ['Rôle', 'Utilité', 'Objet', 'À quoi sert-il ?', 'Détails', 'Explication']],
  ['Cookie name', 'purpose', ['What it does']],
  ['Nom du cookie', 'section', ['Type', 'Nature', 'Statut', 'Type de traceur', 'Nature du cookie']],
  ['Name des Cookies', 'section', ['Typ', 'Art']],
  ['Nome del cookie', 'section', ['Tipo', 'Tipologia']],
  ['Nom de la galeta', 'section', ['Tipus']],
  ['Finalité', 'names', ['Nom du témoin', 'Nom du fichier témoin', 'Témoin', 'Libellé', 'Désignation', 'Intitulé']],
  ['Finalité', 'names', ['Identifiant', 'Identifiant du cookie', 'Clé', 'Nom / Clé', 'Nom/Identifiant technique']],
  ['Purpose', 'names', ['Key', 'Name / storage key']],
  ['Zweck', 'names', ['Bezeichnung']],
  ['Finalitat', 'names', ['Cookie', 'Cookies']],
  [
    'Nom du cookie',
    'provider',
    ['Opérateur', 'Entreprise', 'Par qui ?', 'Provenance', 'Gestionnaire', 'Émis par', 'Fourni par'],
  ],
  ['Nom du cookie', 'purpose', ['Pourquoi ?', 'À quoi ça sert ?']],
  ['Nom du cookie', 'duration', ['Combien de temps', 'Pour combien de temps ?', 'Pendant combien de temps ?']],
  ['Cookie name', 'provider', ['Who?']],
  ['Cookie name', 'purpose', ['Why?']],
  ['Cookie name', 'duration', ['How long?', 'For how long?', 'How long does it last?']],
  ['Nombre de la cookie', 'duration', ['¿Cuánto tiempo?', '¿Durante cuánto tiempo?']],
  ['Nom de la galeta', 'duration', ['Quant de temps?']],
  ['Naam van de cookie', 'purpose', ['Waarom?']],
  ['Naam van de cookie', 'duration', ['Hoe lang?']],
  ['Name des Cookies', 'purpose', ['Warum?', 'Wofür?']],
  ['Name des Cookies', 'duration', ['Wie lange?']],
  ['Nome del cookie', 'purpose', ['Perché?']],
  ['Nome del cookie', 'duration', ['Per quanto tempo?']],
  ['Nome do cookie', 'purpose', ['Porquê?']],
  ['Nome do cookie', 'duration', ['Por quanto tempo?']],
  ['Cookie name', 'provider', ['Operator', 'Organisation', 'Organization']],
  ['Nombre de la cookie', 'provider', ['Gestor', 'Empresa']],
  ['Nom de la galeta', 'provider', ['Gestor', 'Entitat', 'Empresa']],
  ['Naam van de cookie', 'provider', ['Beheerder', 'Bedrijf', 'Geplaatst door']],
  ['Name des Cookies', 'provider', ['Unternehmen', 'Verantwortlicher']],
  ['Nome del cookie', 'provider', ['Gestore', 'Società', 'Responsabile']],
  ['Nome do cookie', 'provider', ['Responsável', 'Titular', 'Empresa']],
  ['Cookie name', 'duration', ['Term', 'Length', 'Period', 'Time period', 'Persistence', 'Storage time']],
  ['Nombre de la cookie', 'duration', ['Tiempo', 'Tiempo de vida', 'Periodo']],
  ['Nom de la galeta', 'duration', ['Expiració', 'Període', 'Temps']],
  ['Naam van de cookie', 'duration', ['Vervalt', 'Verloopt na', 'Houdbaarheid']],
  ['Name des Cookies', 'duration', ['Verfall', 'Verfallsdatum', 'Lebenszeit', 'Speicherzeit']],
  ['Nome del cookie', 'duration', ['Periodo', 'Termine']],
  ['Nome do cookie', 'duration', ['Período', 'Expira em', 'Retenção', 'Tempo de vida']],
  ['Nom de la galeta', 'provider', ['Titularitat']],
  ['Nom de la galeta', 'duration', ['Duració']],
  ['Nom de la galeta', 'purpose', ['Per a què?', 'Per a què serveix?']],
  ['Nom de la galeta', 'consent', ['Cal consentiment?']],
  ['Nombre de la cookie', 'provider', ['Titularidad']],
  ['Nombre de la cookie', 'duration', ['Retención']],
  ['Nombre de la cookie', 'purpose', ['¿Para qué?', '¿Para qué sirve?']],
  ['Name des Cookies', 'duration', ['Ablaufzeit']],
  ['Nome del cookie', 'purpose', ['A cosa serve?']],
  ['Nome do cookie', 'purpose', ['Para que serve?']],
  ['Naam van de cookie', 'purpose', ['Waarvoor?']],
  ['Naam van de cookie', 'provider', ['Van']],
  ['Cookie name', 'purpose', ['Usage']],
  ['Finalidad', 'names', ['Identificador']],
  ['Finalitat', 'names', ['Identificador']],
  ['Finalidade', 'names', ['Identificador', 'Designação']],
  ['Finalità', 'names', ['Denominazione']],
  ['Name des Cookies', 'purpose', ['Erklärung', 'Erläuterung']],
  ['Naam van de cookie', 'purpose', ['Uitleg', 'Toelichting']],
];

test.each(KNOWN_ALONE.flatMap(([first, column, all]) => all.map((heading) => [heading, column, first] as const)))(
  '%j is a heading for the %s beside %j',
  (heading, column, first) => {
    expect(read([first, heading])?.[1]).toBe(column);
  },
);

test('questions for headings are read in their language', () => {
  const cells = ['Cookie déposé', 'Par qui ?', 'Pourquoi ?', 'Pour combien de temps ?'];
  const header = headerColumns(cells, { prose: () => [], loose: true, pageLanguage: 'fr' });
  expect(header?.language.tag).toBe('fr');
  expect(header?.columns).toEqual(['names', 'provider', 'purpose', 'duration']);
});

describe('of columns with like headings what stands below them tells', () => {
  const columns = (heads: string[], ...rows: string[][]) =>
    headerColumns(heads, { prose: () => [], loose: true, below: (at) => rows.map((row) => row[at] ?? '') })?.columns;

  test.each<[string[], string[], (string | null)[]]>([
    [
      ['Nom', 'Cookies déposés', 'Durée'],
      ['YouTube', 'YSC, VISITOR_INFO1_LIVE', 'x'],
      [null, 'names', 'duration'],
    ],
    [
      ['Nom', 'Cookies déposés', 'Durée'],
      ['_ga', 'Google Analytics', 'x'],
      ['names', null, 'duration'],
    ],
    [
      ['Cookie', 'Name', 'Purpose'],
      ['Universal Analytics (Google)', '_ga', 'x'],
      [null, 'names', 'purpose'],
    ],
    [
      ['Cookie', 'Name', 'Purpose'],
      ['_ga', 'Google Analytics', 'x'],
      ['names', null, 'purpose'],
    ],
    [
      ['Nom du cookie', 'Identifiant', 'Finalité'],
      ['Matomo', '1', 'x'],
      ['names', null, 'purpose'],
    ],
    [
      ['Cookie Subgroup', 'Cookies', 'Cookies used', 'Lifespan'],
      ['youtube.com', 'YSC', 'Third Party', 'x'],
      ['provider', 'names', 'section', 'duration'],
    ],
    [
      ['Cookie', 'Origine', 'Finalité'],
      ['NID', 'Tiers', 'x'],
      ['names', 'section', 'purpose'],
    ],
    [
      ['Cookie', 'Origine', 'Finalité'],
      ['NID', 'Google', 'x'],
      ['names', 'provider', 'purpose'],
    ],
    [
      ['Cookie', 'Type', 'Origine'],
      ['NID', 'HTTP', 'Tiers'],
      ['names', 'section', null],
    ],
  ])('%j over %j', (heads, row, expected) => {
    expect(columns(heads, row)).toEqual(expected);
  });

  test.each<[string, string, string[][], (string | null)[]]>([
    [
      'Cookie',
      'Nom technique',
      [
        ['YouTube', 'YSC'],
        ['Session', 'PHPSESSID'],
      ],
      [null, 'names'],
    ],
    ['Cookie', 'Nom du fichier', [['Google Analytics', '_ga, _gid']], [null, 'names']],
    [
      'Cookie',
      'Nom des fichiers',
      [
        ['Session', ''],
        ['Mesure', '_pk_id'],
      ],
      ['names', null],
    ],
    ['Nom du cookie', 'Nom technique', [['Cookie de session', 'sessionid']], [null, 'names']],
    ['Cookie', 'Nom technique', [['_ga', 'Google Analytics']], ['names', null]],
    [
      'Cookie',
      'Nom technique',
      [
        ['YSC', 'youtube'],
        ['NID', 'google'],
      ],
      ['names', null],
    ],
    [
      'Cookie',
      'Valeur',
      [
        ['Session', 'oui'],
        ['Langue', 'fr'],
      ],
      ['names', null],
    ],
    ['Cookie', 'Remarques', [['Session', 'sessionid']], ['names', null]],
  ])('the names are where %j and %j say so over %j', (one, other, rows, expected) => {
    expect(columns([one, other, 'Finalité'], ...rows.map((row) => [...row, 'x']))).toEqual([...expected, 'purpose']);
  });
});

test('a row of a table is no header for a slip', () => {
  expect(read(['Nom du prestatire', 'Nom du coookie', 'Finalitées'], false)).toBeNull();
  expect(read(['Acme', 'Cookie du service', '_name', 'Mesurer la durée'], false)).toBeNull();
});

test('no heading consists of small words alone', () => {
  const empty = CHARTER_LANGUAGES.flatMap(({ headings }) => Object.values(headings).flat()).filter(
    (heading) => headingWords(heading).length === 0,
  );
  expect(empty).toEqual([]);
});

test('every language has a word for everything', () => {
  for (const language of CHARTER_LANGUAGES) {
    const lists = [
      ...Object.values(language.headings),
      language.domains,
      language.data,
      language.functional,
      ...Object.values(language.categories),
      language.noName,
      language.andSoOn,
      ...Object.values(language.consent),
      language.otherThan,
      language.optional,
      language.subjects,
      language.download,
    ];
    expect(
      lists.filter((list) => list.length === 0),
      language.tag,
    ).toEqual([]);
  }
});
