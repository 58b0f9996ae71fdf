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
