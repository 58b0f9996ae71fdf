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
  ])('%j declares %j', (cell, names) => {
    expect(cellNames(cell).names).toEqual(names);
  });
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
