export const CATEGORIES = ['necessary', 'statistics', 'first-party', 'third-party', 'unclassified'] as const;
/** The kinds of cookie that the charters themselves define, and `unclassified` where a section heading names none of them. */
export type Category = (typeof CATEGORIES)[number];

export const DECLARED_KINDS = ['cookie', 'localStorage', 'sessionStorage', 'unspecified'] as const;
/** What a row says it declares. Charters write "cookie" for any kind of storage, so most rows are `unspecified`. */
export type DeclaredKind = (typeof DECLARED_KINDS)[number];

/** A declared lifetime: the words as published, and the days they mean, `null` where they are no span of time. */
export interface Duration {
  text: string;
  days: number | null;
}

export const DOUBTS = [
  'too-few-cells',
  'too-many-cells',
  'merged-cells',
  'name-in-prose',
  'lost-characters',
  'outside-of-tables',
] as const;
/**
 * Why a row may not say what was read: it has fewer or more cells than the table has columns; a cell reaches over the
 * column of names; the names were picked from a sentence; it holds characters that its page had lost already; it is no row at
 * all, but a name outside of the charter's tables.
 */
export type Doubt = (typeof DOUBTS)[number];

/** One row of a charter, words as published with white space collapsed, `null` where the page has no such column. */
export interface Declaration {
  /** Unique within its charter, made of category and first name: `necessary/sessionid`. */
  id: string;
  /** Exact names, or patterns in which `*` stands for any characters: `_pk_*`. Empty where the cell is empty. */
  names: string[];
  kind: DeclaredKind;
  provider: string | null;
  service: string | null;
  purpose: string | null;
  duration: Duration | null;
  /** The heading above the row, as published. */
  section: string | null;
  category: Category;
  /** Only where there is one: the row is kept, and what was read of it may not be what it says. */
  doubt?: Doubt;
}

/** Whether a declaration is a row of the charter, and no name that stands outside of its tables. */
export function isRow({ doubt }: Pick<Declaration, 'doubt'>): boolean {
  return doubt !== 'outside-of-tables';
}

/** A published charter with its provenance. */
export interface Charter {
  /** The portal's host name: `data.example.fr`. */
  host: string;
  /** The address of the page that publishes it. */
  sourceUrl: string;
  /** When this text was first read, ISO 8601 UTC. */
  retrievedAt: string;
  /** BCP 47 primary language: `fr`. */
  language: string;
  /** SHA-256 of the source text's bytes, in hexadecimal. */
  sha256: string;
  declarations: Declaration[];
}
