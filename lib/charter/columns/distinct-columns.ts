import { columnLikeNames, columnTellsKinds, likeNames, saysWhose } from './column-contents.ts';
import { maybeNames, type HeadingColumn } from './heading-column.ts';
import type { Column } from '../languages/charter-language.ts';
import { namesTrackers } from '../sections/section-title.ts';

/** The cells below the heading at an index. */
export type CellsBelow = (at: number) => readonly string[];

/** How much what stands below the heading of a column is what such a column holds, where that can be told. */
function contentsOf(column: Column): (cells: readonly string[]) => number {
  if (column === 'names') return columnLikeNames;
  return column === 'section' ? columnTellsKinds : () => 0;
}

/**
 * What decides between headings of one column, the first that differs: of names and of kinds what stands below them, then a
 * real heading before a weak one, one as written before a loose one, of "Nom" and "Nom du cookie" the fuller one, of "Cookie"
 * and "Nom" the one that asks for a name.
 */
function strength(heading: string, found: HeadingColumn, cells: readonly string[]): number[] {
  return [
    contentsOf(found.column)(cells),
    found.weak ? 0 : 1,
    found.exact ? 1 : 0,
    found.words,
    found.words === 1 && namesTrackers(heading) ? 0 : 1,
  ];
}

/** Whether `one` is the stronger; of two alike the one further left is. */
function isStronger(one: readonly number[], other: readonly number[], isLeft: boolean): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? isLeft : (one[at] ?? 0) > (other[at] ?? 0);
}

/**
 * Where the names are, if a heading that is not known may be one for them ("Nom technique"): below the known one something
 * stands that is surely no name, below the other nothing but names.
 */
function namesElsewhere(headings: readonly string[], columns: readonly (Column | null)[], below: CellsBelow): number {
  const candidates = headings.flatMap((heading, at) =>
    columns[at] === null && maybeNames([heading]).length > 0 ? [at] : [],
  );
  if (candidates.length === 0) return -1;
  const likeness = (at: number) => below(at).flatMap((cell) => (cell === '' ? [] : likeNames(cell)));
  const own = likeness(columns.indexOf('names'));
  if (!own.includes(0)) return -1;
  const found = candidates.find((at) => {
    const like = likeness(at);
    return like.length >= own.length && !like.includes(0);
  });
  return found ?? -1;
}

/**
 * The column of each heading, `null` for the weaker ones where several headings name one. `below` tells names from what
 * only seems to be theirs, and from providers the column that says "Tiers" or "Interne", whatever heads it.
 */
export function distinctColumns(
  headings: readonly string[],
  found: readonly (HeadingColumn | null)[],
  below: CellsBelow = () => [],
): (Column | null)[] {
  const named = headings.map((_, at) => {
    const its = found[at];
    if (!its) return null;
    const rivals = found.flatMap((other, index) =>
      other?.column === its.column && index !== at ? [{ other, index }] : [],
    );
    const strengthAt = (index: number, column: HeadingColumn) => strength(headings[index] ?? '', column, below(index));
    const loses = rivals.some(({ other, index }) =>
      isStronger(strengthAt(index, other), strengthAt(at, its), index < at),
    );
    return loses ? null : its.column;
  });
  const elsewhere = namesElsewhere(headings, named, below);
  const columns =
    elsewhere < 0
      ? named
      : named.map((column, at) => (at === elsewhere ? 'names' : column === 'names' ? null : column));
  const kinds = columns.flatMap((column, at) =>
    (column === 'provider' || column === null) && saysWhose(below(at)) ? [at] : [],
  );
  const kind = columns.includes('section') ? undefined : kinds[0];
  return columns.map((column, at) => (at === kind ? 'section' : kinds.includes(at) ? null : column));
}
