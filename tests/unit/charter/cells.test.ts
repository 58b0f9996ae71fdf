import { describe, expect, test } from 'vitest';
import { cellNames } from '../../../lib/charter/cell-names.ts';
import { declaredDuration } from '../../../lib/charter/declared-duration.ts';
import { declaredKind } from '../../../lib/charter/declared-kind.ts';
import { sectionCategory } from '../../../lib/charter/section-category.ts';

describe('a cell of names', () => {
  test.each<[string, string[]]>([
    ['sessionid', ['sessionid']],
    ['', []],
    ['-', []],
    ['Aucun', []],
    ['n/a', []],
    ['SO', []],
    ['_so', ['_so']],
    ['_ga; _gid', ['_ga', '_gid']],
    ['_ga, _gid', ['_ga', '_gid']],
    ['_ga;_ga', ['_ga']],
    ['_ga, _gid et _gat', ['_ga', '_gid', '_gat']],
    ['_ga and _gid', ['_ga', '_gid']],
    ['_pk_*', ['_pk_*']],
    ['_pk_id.*, _pk_ses.*', ['_pk_id.*', '_pk_ses.*']],
    ['Any cookie starting with _hs', ['_hs*']],
    ['Any cookie starting with "_hs".', ['_hs*']],
    ['Tout cookie commençant par _hs', ['_hs*']],
    ['Tous les cookies dont le nom commence par « _hs »', ['_hs*']],
    ['Tout cookie commençant par _hs ou __hs', ['_hs*', '__hs*']],
    ['Any cookie starting with _hs*', ['_hs*']],
    ['« _hs » ; `_ga`', ['_hs', '_ga']],
    ['_hs (HubSpot)', ['_hs']],
    ['_ga\n_gid', ['_ga', '_gid']],
    ['Any cookie starting\nwith _hs', ['_hs*']],
    ['_ga / _gid', ['_ga', '_gid']],
    ['_ga, any cookie starting with _hs', ['_ga', '_hs*']],
    ['Any cookie starting with _hs, __hs', ['_hs*', '__hs*']],
    ['All cookies prefixed with _hs', ['_hs*']],
    ['Cualquier cookie que empiece por _hs', ['_hs*']],
    ['Todas las cookies que comienzan con _hs', ['_hs*']],
    ['Qualsevol galeta que comenci per _hs', ['_hs*']],
    ['Elke cookie die begint met _hs', ['_hs*']],
    ['Alle Cookies, die mit _hs beginnen', ['_hs*']],
    ['Alle Cookies beginnend mit _hs', ['_hs*']],
    ['Tutti i cookie che iniziano con _hs', ['_hs*']],
    ['Qualquer cookie que comece por _hs', ['_hs*']],
    ['_ga_<container-id>', ['_ga_*']],
    ['_ga_{id}', ['_ga_*']],
    ['_gat_XXXX', ['_gat_*']],
    ['_pk_id...', ['_pk_id*']],
    ['Ninguna', []],
    ['Keine', []],
  ])('%j declares %j', (cell, names) => {
    expect(cellNames(cell).names).toEqual(names);
  });
});

test.each<[string, string[], boolean]>([
  ['Les cookies _gid et _gat posés par Google', ['_gid', '_gat'], true],
  ['The JSESSIONID of the application server', ['JSESSIONID'], true],
  ['See the list of our partners', ['See the list of our partners'], true],
  ['_ga, _gid', ['_ga', '_gid'], false],
  ['_ga, _gid et _gat', ['_ga', '_gid', '_gat'], false],
  ['Any cookie starting with _hs', ['_hs*'], false],
])('%j says %j, in prose: %j', (cell, names, prose) => {
  expect(cellNames(cell)).toEqual({ names, prose });
});

describe('a duration as published', () => {
  test.each<[string, number | null]>([
    ['13 mois', 395],
    ['6 months', 183],
    ['12 mois', 365],
    ['2 weeks by default', 14],
    ['Up to 12 months', 365],
    ['Token randomly reset between two requests or two sessions. Up to 12 months', 365],
    ['1 an', 365],
    ['un an', 365],
    ['2 years', 730],
    ['1,5 an', 548],
    ['30 minutes', 0.0208],
    ['24 h', 1],
    ['13 mois (395 jours)', 395],
    ['session', null],
    ['6 mois ou 13 mois', null],
    ['1,000 days', null],
    ['toujours', null],
    ['until you close the browser', null],
    ['1 an et 1 mois', 395],
    ['1 year, 1 month', null],
    ['12 (douze) mois', 365],
    ['90 secondes', 0.001],
    ['1/2 year', null],
    ['1 año', 365],
    ['1 año y 1 mes', 395],
    ['13 meses', 395],
    ['12 mesos', 365],
    ['1 any', 365],
    ['dues setmanes', 14],
    ['13 maanden', 395],
    ['24 uur', 1],
    ['één jaar', 365],
    ['12 Monate', 365],
    ['zwei Wochen', 14],
    ['30 Tage', 30],
    ['6 mesi', 183],
    ['24 ore', 1],
    ['1 anno', 365],
    ['1 ano', 365],
    ['1 mês', 30],
    ['30 dias', 30],
  ])('%j is %j days', (text, days) => {
    expect(declaredDuration(`  ${text} `)).toEqual({ text, days });
  });

  test('is null for an empty cell', () => {
    expect(declaredDuration(' ')).toBeNull();
  });
});

describe('a section title', () => {
  test.each([
    ['Cookies nécessaires au bon fonctionnement de la plateforme / cookies fonctionnels', 'necessary'],
    ['Strictly necessary cookies: no consent, even from third parties', 'necessary'],
    ['Fonctions essentielles', 'necessary'],
    ['Cookies statistiques', 'statistics'],
    ['Mesure d’audience', 'statistics'],
    ['Audience measurement cookies', 'statistics'],
    ['Cookies internes', 'first-party'],
    ['First-party cookies', 'first-party'],
    ['COOKIES TIERS', 'third-party'],
    ['Third party cookies', 'third-party'],
    ['Cookies de tierces parties', 'third-party'],
    ['Third-party statistics cookies', 'third-party'],
    ['Cookies non nécessaires', 'unclassified'],
    ['Nos partenaires', 'unclassified'],
    ['Cookies non strictement nécessaires', 'unclassified'],
    ['Cookies that are not strictly necessary', 'unclassified'],
    ['Cookies pour lesquels votre consentement est nécessaire', 'unclassified'],
    ['Nicht notwendige Cookies', 'unclassified'],
    ['Niet-noodzakelijke cookies', 'unclassified'],
    ['Cookies não necessários', 'unclassified'],
    ['Cookies estrictamente necesarias', 'necessary'],
    ['Cookies de terceros', 'third-party'],
    ['Galetes necessàries', 'necessary'],
    ['Galetes de tercers', 'third-party'],
    ['Noodzakelijke cookies', 'necessary'],
    ['Cookies van derden', 'third-party'],
    ['Analytische cookies', 'statistics'],
    ['Unbedingt erforderliche Cookies', 'necessary'],
    ['Drittanbieter-Cookies', 'third-party'],
    ['Statistik-Cookies', 'statistics'],
    ['Cookie tecnici necessari', 'necessary'],
    ['Cookie di terze parti', 'third-party'],
    ['Cookies estritamente necessários', 'necessary'],
    ['Cookies estatísticos', 'statistics'],
  ])('%j is %s', (title, category) => {
    expect(sectionCategory(title)).toBe(category);
  });
});

describe('the kind of storage', () => {
  test.each([
    [['Acme', 'Service', '_a', 'Compter les cookies'], 'unspecified'],
    [['Acme', 'Local storage', '_a', 'Compter'], 'localStorage'],
    [['Acme', 'Service', '_a (localStorage)', 'Compter'], 'localStorage'],
    [['Acme', 'Stockage de session', '_a', 'Compter'], 'sessionStorage'],
    [['Acme', 'localStorage, sessionStorage', '_a', 'Compter'], 'unspecified'],
  ])('of %j is %s', (cells, kind) => {
    expect(declaredKind(cells)).toBe(kind);
  });
});
