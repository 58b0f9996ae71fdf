import { expect, test } from 'vitest';
import { parseCharterHtml } from '../../../lib/charter/parse-charter-html.ts';

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

/** The category of the last row of a necessary table, below a row of `lone`. */
function below(headings: string[], first: string[], lone: string[]): string | undefined {
  const table = `<table>${row(...headings).replaceAll('td>', 'th>')}${row(...first)}${row(...lone)}${row(...first)}</table>`;
  const charter = parseCharterHtml(`<h2>Cookies nécessaires</h2>${table}`, 'data.bourgesplus.fr');
  return charter.ok ? charter.declarations.at(-1)?.category : charter.fault;
}

const NAMES_THIRD = ['Prestataire', 'Service', 'Nom du cookie', 'Finalité'];
const NAMES_FIRST = ['Nom du cookie', 'Prestataire', 'Finalité'];

test.each([
  ['', '', '', 'Sécurité du compte'],
  ['', 'Back office', '', ''],
  ['', '', 'Plateforme', ''],
])('a cell alone in a later column titles no rows: %j %j %j %j', (...lone) => {
  expect(below(NAMES_THIRD, ['Opendatasoft', 'A', 'sessionid', 'B'], lone)).toBe('necessary');
});

test.each<[string, string]>([
  ['Bourges Plus', 'necessary'],
  ['Opendatasoft', 'necessary'],
  ['YouTube', 'unclassified'],
])('alone in the first, the portal and who stores the rows above title nothing else: “%s”, %s', (name, category) => {
  expect(below(NAMES_FIRST, ['sessionid', 'Opendatasoft', 'Connexion'], [name, '', ''])).toBe(category);
});

test('the rest of a cell above does not hide a title above it', () => {
  const lone = `${row('YouTube', '', '')}${row('', '', 'Lecture des films')}`;
  const table = `<table>${row(...NAMES_FIRST).replaceAll('td>', 'th>')}${lone}${row('YSC', 'A', 'B')}</table>`;
  const charter = parseCharterHtml(`<h2>Cookies nécessaires</h2>${table}`);
  expect(charter.ok && charter.declarations.at(-1)?.category).toBe('unclassified');
});
