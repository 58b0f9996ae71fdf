import { columnLikeNames, likeNames } from './column-contents.ts';
import type { HeaderColumns } from './header-columns.ts';
import type { CharterLine, CharterWords } from './parsed-charter.ts';
import { isOptional, sectionCategory } from './section-category.ts';
import { namesTrackers } from './section-title.ts';

/** A title does not stand further above its table than this. */
const FARTHEST = 60;

/** Whether words speak of cookies, by that word or by what cookies are called for. */
function isOfTrackers(text: string): boolean {
  return namesTrackers(text) || sectionCategory(text) !== 'unclassified' || isOptional(text);
}

/** What stands above the line at `at`, up to the nearest heading, without rows. */
function wordsAbove(lines: readonly CharterLine[], at: number): CharterWords[] {
  const words = lines.slice(Math.max(0, at - FARTHEST), at).flatMap((line) => ('text' in line ? [line] : []));
  return words.slice(
    Math.max(
      0,
      words.findLastIndex(({ heading }) => heading !== undefined && heading <= 6),
    ),
  );
}

interface HeadedTable {
  header: HeaderColumns;
  headings: readonly string[];
  /** The cells below its heading for names. */
  names: readonly string[];
  /** The lines of the page, and where among them the header row stands. */
  lines: readonly CharterLine[];
  at: number;
  prose: string;
}

/**
 * Whether a table whose headings fit a charter's is one. Where none of them speaks of cookies ("Nom", "Fonction"), words
 * near it must, and something below must look like a cookie's name; under a title about something else, most of it.
 */
export function isOfCookies({ header, headings, names, lines, at, prose }: HeadedTable): boolean {
  if (headings.some(namesTrackers)) return true;
  const isFilled = names.some((cell) => cell !== '');
  if (isFilled && !names.some((cell) => likeNames(cell) > 0)) return false;
  if (wordsAbove(lines, at).some(({ text }) => isOfTrackers(text))) return true;
  const isNear =
    namesTrackers(prose) ||
    lines.some((line) => 'text' in line && line.heading !== undefined && namesTrackers(line.text));
  const like = columnLikeNames(names);
  // A company's name in capitals may be a cookie's: how long it is kept is told of cookies.
  return isNear && (like > 0.5 || (like === 0.5 && header.columns.includes('duration')));
}

/**
 * Whether a table without a header row goes on where the charter's table before it stopped: its cells of `names` look
 * like names. A heading about something else that stands `between` the two asks for more of them.
 */
export function goesOn(names: readonly string[], between: readonly CharterLine[]): boolean {
  const breaks = between.some(
    (line) => 'text' in line && line.heading !== undefined && line.heading <= 6 && !isOfTrackers(line.text),
  );
  const like = names.filter((cell) => likeNames(cell) > 0).length;
  return breaks ? columnLikeNames(names) >= 0.75 : like * 2 > names.length;
}
