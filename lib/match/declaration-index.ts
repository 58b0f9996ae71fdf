import { grouped } from '../registry/grouped.ts';
import { isRow, type Declaration } from '../charter/declaration.ts';
import { WILDCARD } from '../registry/name-pattern.ts';
import { patternIndex } from '../registry/pattern-index.ts';

/** The declarations of one charter by the names they give, each time in the charter's order. */
export interface DeclarationIndex {
  named(name: string): Declaration[];
  /** Those with a pattern that the name follows. */
  matching(name: string): Declaration[];
  /** Those that give the name in whichever case. */
  namedInAnyCase(name: string): Declaration[];
  /** Those that may name no cookie: nothing at all, or in its place some words, or one that may be a service ("Matomo"). */
  nameless: readonly Declaration[];
  /** Those that a table's row makes, and those that words outside of the tables do. */
  rows: readonly Declaration[];
  outside: readonly Declaration[];
}

const made = new WeakMap<readonly Declaration[], DeclarationIndex>();

/** The index of a charter's declarations: made once for a list, which must not change afterwards, and gone with it. */
export function declarationIndex(declarations: readonly Declaration[]): DeclarationIndex {
  const known = made.get(declarations);
  if (known) return known;
  const index = makeIndex(declarations);
  made.set(declarations, index);
  return index;
}

function makeIndex(declarations: readonly Declaration[]): DeclarationIndex {
  const named = declarations.flatMap(({ names }, at) => names.map((name) => ({ name, at })));
  const byName = grouped(named, ({ name }) => name);
  const byLowerCase = grouped(named, ({ name }) => name.toLowerCase());
  const patterns = patternIndex(
    named.filter(({ name }) => name.includes(WILDCARD)).map((pattern) => [pattern.name, pattern] as const),
  );
  // Most names are none that a charter gives.
  const inOrder = (found: readonly { at: number }[] = []) =>
    found.length === 0
      ? []
      : [...new Set(found.map(({ at }) => at))].sort((a, b) => a - b).flatMap((at) => declarations.slice(at, at + 1));
  const outside = declarations.filter((one) => !isRow(one));
  return {
    named: (name) => inOrder(byName.get(name)),
    matching: (name) => inOrder(patterns.matches(name)),
    namedInAnyCase: (name) => inOrder(byLowerCase.get(name.toLowerCase())),
    nameless: declarations.filter(({ names }) => names.every((name) => / |^\p{Lu}[\p{L}\d]*$/u.test(name))),
    rows: outside.length === 0 ? declarations : declarations.filter(isRow),
    outside,
  };
}
