import { describe, expect, test } from 'vitest';
import { parseCharterHtml } from '../../../lib/charter/parse-charter-html.ts';
import { sectionCategory } from '../../../lib/charter/sections/section-category.ts';

const TABLE =
  '<table><tr><th>Nom du cookie</th><th>Finalité</th><th>Durée</th></tr>' +
  '<tr><td>sessionid</td><td>Connexion</td><td>2 semaines</td></tr></table>';

/** The categories of the tables of a page, in its order; `T` stands for one. */
function categories(html: string): string[] {
  const charter = parseCharterHtml(html.replace(/\bT\b/gu, TABLE), null);
  return charter.ok ? charter.declarations.map(({ category }) => category) : [charter.fault];
}

describe('a word that looks like a negation', () => {
  test.each<[string, string]>([
    ['Cookies utiles mais soumis à votre consentement', 'unclassified'],
    ['Cookies anonymes mais indispensables au site', 'necessary'],
    ['Cookies anónimos mais necessários', 'necessary'],
    ['Cookies du Pas-de-Calais exemptés de consentement', 'necessary'],
    ['Cookies pas nécessaires', 'unclassified'],
    ['Cookie mai necessari', 'unclassified'],
  ])('is none in “%s”, or is one: %s', (title, category) => {
    expect(sectionCategory(title)).toBe(category);
  });

  test('does not hide that a sentence asks for consent', () => {
    const sentence = 'Ils améliorent votre visite mais nécessitent votre consentement.';
    expect(categories(`<h2>Cookies fonctionnels</h2><p>${sentence}</p>T`)).toEqual(['unclassified']);
  });
});

describe('a heading that joins several kinds', () => {
  test.each<[string, string]>([
    ['Cookies internes et cookies tiers', 'Les cookies suivants sont strictement nécessaires :'],
    ['Cookies internes et cookies tiers', 'Les cookies suivants sont nécessaires :'],
    ['First-party and third-party cookies', 'The following cookies are strictly necessary:'],
    ['Cookies et partage avec des tiers', 'Voici les cookies nécessaires :'],
    ['Cookies et statistiques d’audience', 'Les cookies suivants sont nécessaires :'],
    ['Politique de cookies et de publicité', 'Les cookies suivants sont nécessaires :'],
    ['Cookies tiers', 'Les cookies suivants sont strictement nécessaires :'],
  ])('“%s” leaves to the sentence below which is meant: “%s”', (heading, sentence) => {
    expect(categories(`<h1>${heading}</h1><p>${sentence}</p>T`)).toEqual(['necessary']);
  });
});

describe('necessary cookies stay necessary', () => {
  test.each([
    'Conformément à la loi, le dépôt de cookies est soumis à votre consentement, sauf pour ceux strictement nécessaires.',
    'Les cookies sont déposés après recueil du consentement à l’exception de ceux qui sont nécessaires.',
    'Hormis les cookies ci-dessous, tout dépôt est soumis à votre consentement.',
    'Les cookies tiers nécessitent votre consentement.',
    'Seuls les cookies de mesure d’audience sont soumis à votre consentement.',
    'Le consentement est requis pour les cookies publicitaires ; ceux-ci n’en font pas partie.',
    'Ils sont déposés après acceptation des conditions d’utilisation.',
    'Ils sont déposés après votre autorisation par FranceConnect.',
    'Vous pouvez à tout moment retirer votre consentement.',
    'Ces cookies ne peuvent pas être désactivés.',
    'Avec votre accord, d’autres cookies sont déposés.',
    'Cookie : petit fichier déposé sur votre terminal.',
  ])('whatever prose says of others: “%s”', (sentence) => {
    expect(categories(`<h2>Cookies strictement nécessaires</h2><p>${sentence}</p>T`)).toEqual(['necessary']);
    expect(categories(`<h2>Cookies strictement nécessaires</h2>T<p>${sentence}</p>T`)).toEqual([
      'necessary',
      'necessary',
    ]);
  });

  test.each(['Déposés par notre partenaire Opendatasoft', 'la performance du site'])(
    'above the end of a sentence: “%s”',
    (sentence) => {
      expect(categories(`<h2>Cookies strictement nécessaires</h2><p>${sentence}</p>T`)).toEqual(['necessary']);
    },
  );

  test.each([
    'Cookie : petit fichier déposé sur votre terminal.',
    'Traceur : tout ce qui est lu sur votre terminal.',
    'Cookies de session : ils sont détruits à la fermeture du navigateur.',
  ])('below a line of their own, though a word is explained: “%s”', (sentence) => {
    expect(categories(`<p>Cookies strictement nécessaires</p><p>${sentence}</p>T`)).toEqual(['necessary']);
  });

  test.each([
    'Ces cookies sont déposés sans votre consentement car ils sont indispensables.',
    'La CNIL exempte ces cookies de consentement préalable.',
    'Vous pouvez à tout moment retirer votre consentement.',
    'Ces cookies ne sont pas utilisés à des fins publicitaires.',
    'Ils ne sont ni publicitaires ni partagés avec des tiers.',
  ])('below a heading that is a sentence: “%s”', (sentence) => {
    expect(categories(`<h2>Cookies strictement nécessaires</h2><h3>${sentence}</h3>T`)).toEqual(['necessary']);
  });
});

test.each<[string, number | null]>([
  ['Durée (en jours)', 13],
  ['Durée (mois ou jours)', null],
  ['Durée de vie (mois/jours)', null],
])('a bare number below “%s” is %s days', (heading, days) => {
  const html =
    `<h2>Cookies</h2><table><tr><th>Nom du cookie</th><th>${heading}</th></tr>` +
    '<tr><td>sessionid</td><td>13</td></tr></table>';
  const charter = parseCharterHtml(html, null);
  expect(charter.ok && charter.declarations[0]?.duration).toEqual({ text: '13', days });
});
