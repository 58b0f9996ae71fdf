import type { Category } from '../declaration.ts';

const STRICTEST_FIRST: readonly Category[] = ['third-party', 'statistics', 'necessary', 'first-party', 'unclassified'];

/** The stricter of two categories. */
export function stricter(one: Category, other: Category): Category {
  return STRICTEST_FIRST.find((category) => category === one || category === other) ?? one;
}
