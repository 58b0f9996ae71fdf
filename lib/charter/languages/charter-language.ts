import type { Category } from '../declaration.ts';

/** The columns of a charter's table, by what they hold. */
export type Column = 'provider' | 'service' | 'names' | 'duration' | 'purpose' | 'section';

/**
 * The words by which a charter in one language is read. Written as people write them; they are compared without
 * case, diacritics, punctuation, plural `s` and the `small` words.
 */
export interface CharterLanguage {
  /** BCP 47 primary language: `fr`. */
  tag: string;
  /** Words that carry nothing in a heading, and that tell languages apart where headings do not. */
  small: readonly string[];
  headings: Record<Column, readonly string[]>;
  /** How a heading says that it is about cookies at all. */
  trackers: readonly string[];
  /** Words in a section's title; a title of several categories takes the first in `STRICTEST_FIRST`. */
  categories: Record<Exclude<Category, 'unclassified'>, readonly string[]>;
  /** A word that turns the next one round: `non nécessaires`. */
  negations: readonly string[];
  /** What may stand between a negation and its word: `non strictement nécessaires`. */
  adverbs: readonly string[];
  /** What a name cell says where there is no name. */
  noName: readonly string[];
  /** Matches a name told in prose, its first group is what the names begin with. */
  startingWith: RegExp;
  /** Joins two names in one cell. */
  and: RegExp;
  /** Joins two spans to one: `1 an et 1 mois`. */
  plus: string;
  /** Words of a link that fetches the charter as a file: no title of the table below it. */
  download: readonly string[];
  /** Words for a row that declares page storage. */
  storage: { localStorage: readonly string[]; sessionStorage: readonly string[] };
  /** Units of time, as one regular expression source each, and numbers written as words. */
  units: Record<Unit, string>;
  numbers: Record<string, number>;
}

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
