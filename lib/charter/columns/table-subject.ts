import { columnLikeNames, columnTellsNames, likeNames, tellsNames } from './column-contents.ts';
import { foldWords } from '../fold.ts';
import type { HeaderColumns } from './header-columns.ts';
import type { CharterLine, CharterWords } from '../parsed-charter.ts';
import { isOptional, sectionCategory } from '../sections/section-category.ts';
import { FARTHEST, isTitle, namesTrackers } from '../sections/section-title.ts';
import { SMALL } from '../sections/title-phrases.ts';

/** A title of all that the table's own is a part of does not stand further above the table than this. */
const FARTHEST_CHAPTER = 1000;

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
  /** Its headings stand in its first column, as those of an address or a data set do. */
  isCard: boolean;
  /** The lines of the page, and where among them the header row stands. */
  lines: readonly CharterLine[];
  at: number;
  prose: () => readonly string[];
  /** Whether any heading of the page names cookies. */
  isTold: () => boolean;
}

/** "Cookies nécessaires" and "Les cookies utilisés" head a list of them, "Gérer les cookies" may head one of browsers. */
function headsTrackers({ heading, text }: CharterWords): boolean {
  if (heading === undefined || !namesTrackers(text)) return false;
  const first = foldWords(text).find((word) => !SMALL.has(word)) ?? '';
  return namesTrackers(first) || sectionCategory(text) !== 'unclassified' || isOptional(text);
}

/** Whether cookies head a table, or are its caption: whatever is called "Lang" below is one. Another title ends that. */
function isHeaded(above: readonly CharterWords[], { columns }: HeaderColumns): boolean {
  const last = above.at(-1);
  if (!last || (last.heading === undefined && isTitle(last) && !isOfTrackers(last.text))) return false;
  const isKept = columns.includes('duration');
  return above.some(
    (words) => headsTrackers(words) || (isKept && words.heading !== undefined && namesTrackers(words.text)),
  );
}

/** Whether a heading that the line at `at` stands under, at whatever level, names cookies: none of another part of the page. */
function isUnderTrackers(lines: readonly CharterLine[], at: number): boolean {
  let level = Infinity;
  for (const line of lines.slice(Math.max(0, at - FARTHEST_CHAPTER), at).reverse()) {
    if (!('text' in line) || line.heading === undefined || line.heading >= level) continue;
    if (namesTrackers(line.text)) return true;
    level = line.heading;
  }
  return false;
}

/**
 * Whether a table whose headings fit a charter's is one. Where none of them speaks of cookies ("Nom", "Fonction"), its
 * title must, or words near it and something below that looks like a cookie's name; under a title about something else,
 * most of it. A card of theirs must hold such a name, if any, and stand under a title of cookies.
 */
export function isOfCookies({ header, headings, names, isCard, lines, at, prose, isTold }: HeadedTable): boolean {
  const isUnlike = names.some((cell) => cell !== '') && !names.some((cell) => tellsNames(cell) > 0);
  if (headings.some(namesTrackers)) return true;
  if (isCard && isUnlike) return false;
  const above = wordsAbove(lines, at);
  if (isHeaded(above, header)) return true;
  if (isUnlike) return false;
  if (above.some(({ text }) => isOfTrackers(text))) return true;
  const isNear = isCard ? isUnderTrackers(lines, at) : prose().some(namesTrackers) || isTold();
  const like = columnTellsNames(names);
  // A company's name in capitals may be a cookie's: how long it is kept is told of cookies.
  return isNear && (like > 0.5 || (like === 0.5 && header.columns.includes('duration')));
}

/** Whether a heading about something else stands `between` two tables. */
export function breaksOff(between: readonly CharterLine[]): boolean {
  return between.some(
    (line) => 'text' in line && line.heading !== undefined && line.heading <= 6 && !isOfTrackers(line.text),
  );
}

/**
 * Whether a table without a header row goes on where the charter's table before it stopped: its cells of `names` look
 * like names. Where that was broken off, more of them must.
 */
export function goesOn(names: readonly string[], isBroken: boolean): boolean {
  const like = names.filter((cell) => likeNames(cell) > 0).length;
  return isBroken ? columnLikeNames(names) >= 0.75 : like * 2 > names.length;
}
