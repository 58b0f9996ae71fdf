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
  ['Cookies nécessaires', 'Version 3 : ajout des cookies tiers', 'necessary'],
  ['Cookies nécessaires', 'Bilan 2023 : cookies tiers', 'necessary'],
  ['Cookies nécessaires', 'Mise à jour du 12 mai 2023 : cookies tiers supprimés', 'necessary'],
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
  ['Tableau 1 : cookies nécessaires', 'necessary'],
  ['Tableau n° 2 : les cookies tiers', 'third-party'],
  ['Tableau 2 : cookies tiers (Google, Meta)', 'third-party'],
  ['Annexe B : mesure d’audience', 'statistics'],
  ['1 : cookies tiers', 'third-party'],
  ['Tabla 2: cookies de terceros', 'third-party'],
  ['Tabelle II: Drittanbieter-Cookies', 'third-party'],
  ['Tabel 3: cookies van derden', 'third-party'],
  ['Finalité : mesure d’audience', 'statistics'],
  ['JavaScript : nécessaire', 'unclassified'],
  ['Abbildung 2: Cookies von Drittanbietern', 'unclassified'],
  ['Tableau 1 : nous partageons des données avec des tiers', 'unclassified'],
  ['Cookies nécessaires 1 : cookies sans dépôt par des tiers', 'necessary'],
])('what is behind a word for a kind, or a number, does: “%s”', (title, category) => {
  expect(sectionCategory(title)).toBe(category);
});

test.each<[string, string]>([
  ['Mesure d’audience : exemptée de consentement', 'necessary'],
  ['Cookies de mesure d’audience : non soumis au consentement', 'necessary'],
  ['Cookies de session : sans consentement', 'necessary'],
  ['Analytics cookies: no consent required', 'necessary'],
  ['Cookies estadísticas: exentas de consentimiento', 'necessary'],
  ['Statistik-Cookies: keine Einwilligung erforderlich', 'necessary'],
  ['Statistische cookies: geen toestemming nodig', 'necessary'],
  ['Cookies fonctionnels : soumis à votre consentement', 'unclassified'],
  ['Cookies fonctionnels : consentement requis', 'unclassified'],
  ['Mesure d’audience : non exemptée de consentement', 'statistics'],
  ['Mesure d’audience : exemptée si anonymisée', 'statistics'],
  ['Cookies tiers : exemptés de consentement', 'third-party'],
  ['Cookies publicitaires : sans consentement', 'unclassified'],
  ['Cookies nécessaires : recueil du consentement', 'necessary'],
  ['Cookies nécessaires : consentement', 'necessary'],
  ['Cookies nécessaires : enregistrer votre consentement', 'necessary'],
  ['Cookies nécessaires : sans votre consentement, aucun cookie tiers n’est déposé', 'necessary'],
])('what is told of consent alone behind a colon belongs to the title: “%s” is %s', (title, category) => {
  expect(sectionCategory(title)).toBe(category);
});

test('under a title of several tables, what is behind its number tells of what kind each is', () => {
  const captioned = (caption: string) => TABLE.replace('<table>', `<table><caption>${caption}</caption>`);
  const tables = ['Tableau 1 : cookies nécessaires', 'Tableau 2 : cookies tiers'].map(captioned);
  const charter = parseCharterHtml(`<h2>Cookies nécessaires</h2>${tables.join('')}`);
  expect(charter.ok && charter.declarations.map(({ category }) => category)).toEqual(['necessary', 'third-party']);
});

test('it may say that cookies are not necessary', () => {
  expect(isOptional('Catégorie 2 : cookies non nécessaires')).toBe(true);
  expect(isOptional('Finalité : publicité')).toBe(true);
});
