import type { Declaration } from '../charter/declaration.ts';

const strictness = ['necessary', 'unclassified', 'statistics', 'first-party', 'third-party'] as const;

/** Of several declarations of one name the one that asks most of the site; the first of equals. */
export function strictest(declarations: readonly Declaration[]): Declaration | null {
  return declarations.reduce<Declaration | null>(
    (most, declaration) =>
      most && strictness.indexOf(most.category) >= strictness.indexOf(declaration.category) ? most : declaration,
    null,
  );
}
