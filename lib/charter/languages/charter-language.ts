import type { Category } from '../declaration.ts';

/** The columns of a charter's table, by what they hold. */
export type Column =
  | 'provider'
  | 'service'
  | 'names'
  | 'duration'
  | 'purpose'
  | 'section'
  /** Whether a cookie waits for consent, or on which legal basis it does not. */
  | 'consent'
  /** Whether it does not wait for it. */
  | 'exempt';

/**
 * The words by which a charter in one language is read. Written as people write them; they are compared without
 * case, diacritics, punctuation, plural `s` and the `small` words.
 */
export interface CharterLanguage {
  /** BCP 47 primary language: `fr`. */
  tag: string;
  /** Words that carry nothing in a heading, and that tell languages apart where headings do not. */
  small: readonly string[];
  /** What a sentence about something else begins with: `L’inscription à la lettre`. */
  articles: readonly string[];
  headings: Record<Column, readonly string[]>;
  /** What a cell says in a column of its own for consent. */
  yes: string;
  no: string;
  /** Headings for where a cookie comes from: its provider, unless another column says who that is. */
  domains: readonly string[];
  /** Words of a heading for how long what a cookie gathers is kept, which is longer than the cookie: `durée de conservation des données`. */
  data: readonly string[];
  /** What is kept beside consent, and is no cookie either, in a heading for how long: `durée de conservation du choix`. */
  choices: readonly string[];
  /** How a heading says that it is about cookies at all. */
  trackers: readonly string[];
  /** Words in a section's title; see `sectionCategory` for a title of several. */
  categories: Record<Exclude<Category, 'unclassified'>, readonly string[]>;
  /** Of the words for necessary those that a charter may set apart from them: `cookies fonctionnels` beside `cookies nécessaires`. */
  functional: readonly string[];
  /** A word that turns the next one round: `non nécessaires`. */
  negations: readonly string[];
  /** What may stand between a negation and its word: `non strictement nécessaires`. */
  adverbs: readonly string[];
  /** How a section's title says whether its cookies wait for consent. */
  consent: {
    words: readonly string[];
    /** What stands before consent in a sentence that asks for it: `déposés avec votre accord`. */
    asking: readonly string[];
    /** How a sentence asks for it with a verb: `déposés si vous y consentez`. */
    agreed: readonly string[];
    /** A negation that also stands where consent comes first: `jamais déposés sans consentement`. */
    without: readonly string[];
    /** Whose consent it is. */
    whose: readonly string[];
    /** What may stand between consent and the word that negates it: `non soumis au consentement préalable`. */
    around: readonly string[];
    /** What follows consent, negated, where it is not needed: `consentement non requis`. */
    required: readonly string[];
    /** What is done with a choice, and needs none: `gestion du consentement`, `nécessaires au recueil du consentement`. */
    kept: readonly string[];
    /** What is done with cookies that nobody was asked about: `déposés sans consentement`. */
    done: readonly string[];
    /** The same as a noun, where the cookies need no naming: `le dépôt est soumis à votre accord`. */
    doing: readonly string[];
    /** Before a word for cookies, and instead of it: the ones just named, `ces cookies`, `ils`. */
    these: readonly string[];
    they: readonly string[];
    /** What makes of an exemption one that may be: `exemptés si anonymisés`. */
    doubt: readonly string[];
    /** What does so wherever it stands, where that is less: `conditions` may be those of the law. */
    maybe?: readonly string[];
    exempt: readonly string[];
  };
  /** `et autres traceurs`, `and other technologies`: what is named beside cookies. */
  others: readonly string[];
  technologies: readonly string[];
  /** Words for all but what they stand before: `autres que nécessaires`. */
  otherThan: readonly string[];
  /** What may stand between a negation and the third parties that nothing goes to: `aucune donnée transmise à des tiers`. */
  handedOver: readonly string[];
  /** What a visitor may say no to: `que vous pouvez refuser`. */
  refusable: readonly string[];
  /** Where a visitor may say no to any cookie, which tells nothing of those at hand. */
  browser: string;
  /** Purposes in a section's title that are never necessary, and words for what a visitor may do without. */
  optional: readonly string[];
  /** Such a purpose where it ends a title: `et de suivi`, but not `et de suivi de session`. */
  andTracking: string;
  /** Other words that are the whole title of a section: alone in a row they are no cookie's name. */
  subjects: readonly string[];
  /** What a name cell says, or begins with, where there is no name. */
  noName: readonly string[];
  /** What ends a list of names that is not complete. */
  andSoOn: readonly string[];
  /** Matches a name told in prose, its first group is what the names begin with. */
  startingWith: RegExp;
  /** What may stand before it, and after: `par le préfixe`, `suivi de chiffres`. A word alone is one only between these. */
  prefixWords: readonly string[];
  followed: readonly string[];
  /** Joins two names in one cell. */
  and: RegExp;
  /** Joins two spans to one: `1 an et 1 mois`. */
  plus: string;
  /** Joins what is said to what is not: `pas indispensables mais utiles`. */
  but: string;
  /** Half a unit, after `plus`, as a regular expression source: `1 an et demi`. */
  half: string;
  /** What makes of a span the shortest that is meant, as a regular expression source: `au moins`, `plus de`. */
  atLeast: string;
  /** Words of a link that fetches the charter as a file: no title of the table below it. */
  download: readonly string[];
  /** Words for a row that declares page storage. */
  storage: { localStorage: readonly string[]; sessionStorage: readonly string[] };
  /** Units of time, as one regular expression source each, and numbers written as words: tens and ones make up others. */
  units: Record<Unit, string>;
  numbers: Record<string, number>;
}

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
