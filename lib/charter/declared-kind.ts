import type { DeclaredKind } from './declaration.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

function anyOf(kind: 'localStorage' | 'sessionStorage'): RegExp {
  return new RegExp(CHARTER_LANGUAGES.flatMap((language) => language.storage[kind]).join('|'), 'iu');
}

const LOCAL = anyOf('localStorage');
const SESSION = anyOf('sessionStorage');

/** What kind of storage a row's own words say it declares. Charters write "cookie" for any kind, so that word says nothing. */
export function declaredKind(cells: readonly string[]): DeclaredKind {
  const text = cells.join('\n');
  const local = LOCAL.test(text);
  const session = SESSION.test(text);
  if (local === session) return 'unspecified';
  return local ? 'localStorage' : 'sessionStorage';
}
