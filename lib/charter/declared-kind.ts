import type { DeclaredKind } from './declaration.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** What kind of storage a row's own words say it declares. Charters write "cookie" for any kind, so that word says nothing. */
export function declaredKind(cells: readonly string[]): DeclaredKind {
  const text = cells.join('\n').toLowerCase();
  const says = (kind: 'localStorage' | 'sessionStorage') =>
    CHARTER_LANGUAGES.some(({ storage }) => storage[kind].some((words) => text.includes(words)));
  const local = says('localStorage');
  const session = says('sessionStorage');
  if (local === session) return 'unspecified';
  return local ? 'localStorage' : 'sessionStorage';
}
