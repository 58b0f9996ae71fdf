import { expect, test } from 'vitest';
import { parseCharter } from '../../../lib/charter/parse-charter.ts';
import { parseCharterHtml } from '../../../lib/charter/parse-charter-html.ts';

const TABLE =
  '<table><tr><th>Prestataire</th><th>Nom du cookie</th><th>Finalité</th></tr>' +
  '<tr><td>Opendatasoft</td><td>sessionid</td><td>Connexion</td></tr></table>';

test.each<[string, string, string]>([
  [
    'in a sentence',
    '<p>Cookies tiers : aucun.</p><p>Cookies publicitaires : néant</p><p>Cookies nécessaires : voir le tableau ci-dessous.</p>',
    'necessary',
  ],
  [
    'below a heading',
    '<h2>Cookies publicitaires</h2><p>Aucun.</p><h2>Cookies nécessaires</h2><h2>Liste détaillée</h2>',
    'necessary',
  ],
  [
    'of one of three',
    '<p>Cookies tiers : ils suivent.</p><p>Cookies publicitaires : aucun.</p><p>Cookies nécessaires : ils servent.</p><p>Liste</p>',
    'unclassified',
  ],
  [
    'of the necessary ones',
    '<p>Cookies tiers : ils suivent.</p><p>Cookies nécessaires : néant</p><p>Liste</p>',
    'unclassified',
  ],
  [
    'of something else',
    '<h2>Cookies publicitaires</h2><p>Aucune donnée n’est cédée.</p><h2>Cookies nécessaires</h2><h2>Liste</h2>',
    'unclassified',
  ],
])('a kind that there is none of takes no title from a table: “none” %s', (_, above, category) => {
  const charter = parseCharterHtml(above + TABLE, null);
  expect(charter.ok && charter.declarations.map((row) => row.category)).toEqual([category]);
});

test('nor does it in pasted text', () => {
  const lines = ['Cookies publicitaires', 'Aucun.', 'Cookies nécessaires', 'Plateforme Opendatasoft'];
  const rows = ['Prestataire\tNom du cookie\tFinalité', 'Opendatasoft\tsessionid\tConnexion'];
  const charter = parseCharter([...lines, ...rows].join('\n'), null);
  expect(charter.ok && charter.declarations.map((row) => row.category)).toEqual(['necessary']);
});

test.each<[string, string, string[]]>([
  [
    'in lines',
    '<ul><li>Nécessaires</li></ul><p>Ils servent.</p><ul><li>Marketing</li></ul><p>Ils nécessitent votre consentement.</p>',
    ['necessary', 'unclassified'],
  ],
  [
    'in headings',
    '<h3>Cookies nécessaires</h3><p>Ils servent.</p><h3>Cookies publicitaires</h3><p>Avec votre consentement.</p>',
    ['necessary', 'unclassified'],
  ],
  ['as one alone', '<h3>Cookies publicitaires</h3><p>Avec votre consentement.</p>', ['unclassified', 'unclassified']],
])('what kinds there are, told above a table with a column of kinds %s', (_, above, categories) => {
  const rows = [
    ['sessionid', 'Nécessaires'],
    ['_fbp', 'Marketing'],
  ];
  const table = rows.map(([name, kind]) => `<tr><td>${name}</td><td>${kind}</td><td>Servir</td></tr>`).join('');
  const head = '<tr><th>Nom du cookie</th><th>Type de cookie</th><th>Finalité</th></tr>';
  const charter = parseCharterHtml(`${above}<table>${head}${table}</table>`, null);
  expect(charter.ok && charter.declarations.map((row) => row.category)).toEqual(categories);
});

test.each([
  ['Persistant', ''],
  ['Statistique', '<h3>Cookies statistiques</h3><p>Ils comptent.</p>'],
])('a kind that a table’s column does not tell stays the title of its rows, beside %j', (other, told) => {
  const above = `<h3>Cookies nécessaires</h3><p>Ils servent.</p>${told}<h3>Cookies tiers</h3><p>Avec votre consentement.</p>`;
  const head = '<tr><th>Nom du cookie</th><th>Type</th><th>Finalité</th></tr>';
  const rows = `<tr><td>_fbp</td><td>${other}</td><td>Servir</td></tr><tr><td>uuid</td><td>Technique</td><td>x</td></tr>`;
  const charter = parseCharterHtml(`${above}<table>${head}${rows}</table>`, null);
  expect(charter.ok && charter.declarations.map((row) => row.category)).toEqual(['third-party', 'third-party']);
});
