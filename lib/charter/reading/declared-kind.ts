import type { DeclaredKind } from '../declaration.ts';
import type { HeaderColumns } from '../columns/header-columns.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';

function anyOf(kind: 'localStorage' | 'sessionStorage'): RegExp {
  return new RegExp(CHARTER_LANGUAGES.flatMap((language) => language.storage[kind]).join('|'), 'iu');
}

const LOCAL = anyOf('localStorage');
const SESSION = anyOf('sessionStorage');

/** A word of its own, and no part of a name: `cookie_consent` and `cookie-agreed` say nothing of their kind. */
const COOKIE = /(?<![\w-])(?:cookies?|galet(?:a|es))(?![\w-])/iu;

/** Its own name, alone in a cell, is about nothing else. */
const ALONE = /^(?:local|session) ?storage$/iu;

/** How the heading of a column is about storage of any kind: "Type de stockage". */
const STORAGE = new RegExp(
  CHARTER_LANGUAGES.flatMap((language) => language.storage.localStorage.join(' ').split(' '))
    .filter((word) => !/^lo[ck]al/.test(word))
    .join('|'),
  'iu',
);

/**
 * What kind of storage a row's own words say it declares. Charters write "cookie" for any kind: beside another it leaves
 * open which is meant. What it is for says nothing of what it is: a cookie may serve "le stockage de session". So may the
 * service of what stands below "Nom du cookie", and other columns that are not headed as being about storage.
 */
export function declaredKind(
  cells: readonly string[],
  columns: HeaderColumns['columns'],
  headings: readonly string[] = [],
): DeclaredKind {
  const areCookies = COOKIE.test(headings[columns.indexOf('names')] ?? '');
  const tells = cells.map((cell, at) => {
    const column = columns[at];
    if (column === 'names' || column === 'section' || (column === 'service' && !areCookies)) return true;
    return column !== 'purpose' && column !== 'duration' && (ALONE.test(cell) || STORAGE.test(headings[at] ?? ''));
  });
  const text = cells.filter((_, at) => columns[at] !== 'purpose').join('\n');
  const telling = cells.filter((_, at) => tells[at]).join('\n');
  const local = LOCAL.test(text);
  if (local === SESSION.test(text) || COOKIE.test(text)) return 'unspecified';
  if (!(local ? LOCAL : SESSION).test(telling)) return 'unspecified';
  return local ? 'localStorage' : 'sessionStorage';
}
