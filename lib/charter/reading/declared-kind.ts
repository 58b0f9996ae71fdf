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

/**
 * What kind of storage a row's own words say it declares. Charters write "cookie" for any kind: beside another it leaves
 * open which is meant. What it is for says nothing of what it is: a cookie may serve "le stockage de session".
 */
export function declaredKind(cells: readonly string[], columns: HeaderColumns['columns']): DeclaredKind {
  const text = cells.filter((_, at) => columns[at] !== 'purpose').join('\n');
  const local = LOCAL.test(text);
  const session = SESSION.test(text);
  if (local === session || COOKIE.test(text)) return 'unspecified';
  return local ? 'localStorage' : 'sessionStorage';
}
