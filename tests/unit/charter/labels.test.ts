import { expect, test } from 'vitest';
import { parseCharterHtml } from '../../../lib/charter/parse-charter-html.ts';
import { isOptional, sectionCategory } from '../../../lib/charter/sections/section-category.ts';

const TABLE =
  '<table><tr><th>Prestataire</th><th>Nom du cookie</th><th>Finalité</th></tr>' +
  '<tr><td>Opendatasoft</td><td>sessionid</td><td>Connexion</td></tr></table>';

test.each<[string, string, string]>([
  ['Cookies nécessaires', 'Notre engagement : pas de cookies publicitaires', 'necessary'],
  ['Cookies nécessaires', 'Notre engagement : aucun cookie publicitaire ni tiers', 'necessary'],
  ['Cookies nécessaires', 'Voir aussi : cookies tiers', 'necessary'],
  ['Cookies nécessaires', 'Figure 1 : cookies tiers', 'necessary'],
  ['Cookies tiers', 'Bon à savoir : ces cookies sont nécessaires', 'third-party'],
  ['Cookies tiers', 'Hébergeur : Opendatasoft (cookies nécessaires)', 'third-party'],
])('under “%s”, a remark behind a colon titles nothing: “%s”', (title, remark, category) => {
  const charter = parseCharterHtml(`<h3>${title}</h3><p>${remark}</p>${TABLE}`);
  expect(charter.ok && charter.declarations.map((declaration) => declaration.category)).toEqual([category]);
});

test.each<[string, string]>([
  ['Category 1: strictly necessary cookies', 'necessary'],
  ['Kategorie 2: Cookies von Drittanbietern', 'third-party'],
  ['Cookie-Kategorie 2: Drittanbieter-Cookies', 'third-party'],
])('what is behind a word for a kind does: “%s”', (title, category) => {
  expect(sectionCategory(title)).toBe(category);
});

test('it may say that cookies are not necessary', () => {
  expect(isOptional('Catégorie 2 : cookies non nécessaires')).toBe(true);
});
