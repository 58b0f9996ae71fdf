import { collapse } from '../collapse.ts';
import { foldWords } from '../fold.ts';
import { explained, isWrittenAsName, nameFirst, withAlternatives } from './explained-name.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';
import { namesAlone } from './names-alone.ts';
import { isAnything, unbracketed, withWildcards } from './name-placeholders.ts';
import { areOthers, isNameInProse, isSurelyName, splitBySlash, unquoted, wordsInSentence } from './name-text.ts';
import { prefixPattern } from './prefix-pattern.ts';
import { remembered } from '../remembered.ts';
import { joins } from '../sections/title-phrases.ts';

/** What a cell of names says, and whether it says it in prose: names are picked from it, or none is there, or more are meant. */
export interface CellNames {
  names: string[];
  prose: boolean;
}

const NO_NAME = new Set(CHARTER_LANGUAGES.flatMap(({ noName }) => noName.map((text) => foldWords(text).join(' '))));
const NO_NAME_WORDS = Math.max(...[...NO_NAME].map((text) => text.split(' ').length));
const AND_SO_ON = CHARTER_LANGUAGES.flatMap(({ andSoOn }) => andSoOn).join('|');
/** "django_language, ..." and "sessionid etc.": more names are meant, and not told. */
const MORE = new RegExp(`(?:^|[ ,])(?:(?:${AND_SO_ON})\\.?|…|\\.{3})$`, 'iu');
/** Prose beyond this is no list of names. */
const LONGEST_PROSE = 300;
/** No row has that many names: what a cell says beyond is not read, which is told as a doubt. */
const LONGEST_CELL = 5000;
/** "CSRF", "RGPD": words in capitals of as many letters are names no more often than not. */
const SHORT_WORD = 4;
const APART = /,| [/|&+] /u;
const ANDS = CHARTER_LANGUAGES.map(({ and }) => and.source.trim()).join('|');
/** "Any cookie starting with _hs", and "or __hs" on the next line. */
const GOES_ON = new RegExp(` ?\\n ?(?=(?:${ANDS}) )|(?<=,| (?:${ANDS})) ?\\n`, 'giu');
/** "Session- und Login-Cookies": German and Dutch leave out the end of a word that the next one says. */
const SUSPENDED = /(?:^|[ ,])\p{Lu}\p{Ll}+- (\p{L}+) /u;
const STORAGE = /^(?:local|session)Storage$/;
const PLAIN_NAME = /^[\w.*$-]+$/;

function splitByAnd(text: string): string[] {
  // A word alone, as most names are, has no `and` in it.
  if (!text.includes(' ')) return [text];
  return CHARTER_LANGUAGES.reduce<string[]>((parts, { and }) => parts.flatMap((part) => part.split(and)), [text]);
}

/** The names that stand in front of "any cookie starting with ...": words alone, and what is surely one among others. */
function namesBefore(text: string, and: RegExp): string[] {
  const pieces = text.split(APART).flatMap((piece) => piece.split(and));
  return pieces.flatMap((piece, at) => {
    const name = singleName(piece);
    const isAlone = at < pieces.length - 1 && !name.includes(' ');
    return isAlone ? name : wordsInProse(piece).filter(isSurelyName);
  });
}

/** "Any cookie starting with _hs or __hs" -> `_hs*`, `__hs*`, and before it the names that stood in front of the phrase. */
function namesByPrefix(text: string): CellNames | null {
  if (text.length > LONGEST_PROSE || !text.includes(' ')) return null;
  for (const { startingWith, and } of CHARTER_LANGUAGES) {
    const match = startingWith.exec(text);
    const prefixes = match?.slice(1).find(Boolean)?.replace(MORE, '');
    if (!match || prefixes === undefined) continue;
    const patterns = prefixes
      .split(',')
      .flatMap((part) => part.trim().split(and))
      .map(prefixPattern);
    const names = [...namesBefore(text.slice(0, match.index), and), ...patterns];
    return { names: names.flatMap((name) => name ?? []), prose: patterns.includes(null) };
  }
  return null;
}

/** "_hs (HubSpot)", "_hs(1)": what stands in brackets after a name explains it. */
function singleName(text: string): string {
  return withWildcards(unbracketed(unquoted(unquoted(text).replace(/(?<![._-]) ?\([^()]*\)$/u, ''))));
}

function wordsInProse(part: string): string[] {
  if (part.length > LONGEST_PROSE) return [];
  return wordsInSentence(part).filter((word) => !STORAGE.test(word));
}

function namesInPart(text: string): CellNames {
  const part = withAlternatives(text);
  const byPrefix = namesByPrefix(part);
  if (byPrefix) return byPrefix;
  const told = explained(part);
  if (told) return { names: told.names.map(withWildcards), prose: told.isGuess };
  const ones = unbracketed(part)
    .replace(MORE, ',…')
    .split(APART)
    .flatMap((one) => splitByAnd(one.trim()))
    .map((one) => explained(one) ?? { names: [one], isGuess: false });
  const names = ones.flatMap((one) => one.names.flatMap(splitBySlash).map(singleName));
  const isWords = names.some((name) => name.includes(' ')) || joins(SUSPENDED.exec(part)?.[1] ?? '');
  if (!isWords) return { names, prose: ones.some(({ isGuess }) => isGuess) };
  const words = wordsInProse(part);
  // "sessionid csrftoken": nothing but names, with spaces between.
  const areAll = words.every((word) => isWrittenAsName(word) && !/^(?:id|key|token)$/u.test(word));
  const found = areAll ? words : words.filter((word) => isNameInProse(word));
  return { names: found.length > 0 ? found.map(withWildcards) : [unquoted(part)], prose: true };
}

/**
 * The names in words below a name: "Tomcat JSESSIONID". A short word in capitals may be any other, as in "Protection
 * CSRF", unless nothing else is there.
 */
function namesInWords(part: string): string[] {
  const words = wordsInProse(part);
  const found = words.filter((word) => isNameInProse(word));
  if (found.length === words.length) return found;
  const first = nameFirst(part);
  const sure = found.filter((word) => word.length > SHORT_WORD || !/^[A-Z]+$/u.test(word));
  return first === null || sure.length > 0 ? sure : [first];
}

/** What stands on a line of its own below a name may explain it: "(Opendatasoft)", "Protection CSRF". */
function namesExplaining(part: string): CellNames {
  const inside = /^\(([^()]*)\)$/u.exec(part)?.[1];
  if (inside !== undefined && !wordsInProse(inside).some(isSurelyName)) return { names: [], prose: false };
  const text = inside ?? part;
  const read = namesInPart(text);
  if (!read.prose || explained(text)) return read;
  const told = namesInWords(text).map(withWildcards);
  return { names: told, prose: told.length > 0 };
}

/** "ou JSESSIONID", "(ou _gid)" -> the name that a joining word adds, "" of other words: more is meant than is told. */
function joined(part: string): string | null {
  const [, word = '', rest = ''] = /^\(?(\p{L}{1,5}) ([^()]+)\)?$/u.exec(part) ?? [];
  if (!joins(word)) return null;
  return isWrittenAsName(rest) ? rest : '';
}

function namesBelow(part: string): CellNames {
  const name = joined(part);
  if (name) return { names: [withWildcards(name)], prose: false };
  const told = namesExplaining(part);
  return name === null ? told : { ...told, prose: true };
}

function isCleanName({ names, prose }: CellNames): boolean {
  return !prose && names.length > 0;
}

function namesOnLines(cell: string): CellNames[] {
  const [first = [], ...below] = cell.split('\n').map((line) => line.split(';').map(collapse));
  const above = first.map(namesInPart);
  const read = above.every(isCleanName) ? namesBelow : namesInPart;
  return [...above, ...below.flat().map(read)];
}

/**
 * The names in each part of a cell. A sentence that says what names begin with may be broken by line ends; where it
 * stands on a line, the other lines are of names or belong to it.
 */
function namesInParts(cell: string): CellNames[] {
  const text = collapse(cell);
  const isOnLine = cell.split('\n').some((line) => namesByPrefix(collapse(line))?.names.length);
  const whole = text.includes(';') ? null : namesByPrefix(text);
  if (!isOnLine && !whole) return namesOnLines(cell);
  if (!isOnLine && whole && whole.names.length > 0) return [whole];
  const lines = namesOnLines(cell.replace(GOES_ON, ' ')).filter(
    ({ names }) => !names.some((name) => name.includes(' ')),
  );
  return whole?.names.length === 0 ? [...lines, whole] : lines;
}

/**
 * Whether a cell begins with words such as "Aucun cookie", and what it says after them: `null` where it does not. `_so`
 * is a name, though "so" (sans objet) says that there is none.
 */
function afterNoName(text: string): string | null {
  if (text.length > LONGEST_PROSE || /[_*\d]/.test(text)) return null;
  if (/^[/?!.–—-]*$/u.test(text)) return '';
  const words = foldWords(text);
  // "NC" may also be the first of several names.
  const isBegun = (none: string) => text.includes(' ') && (none.length > 2 || !/[,;]/.test(text));
  for (let count = Math.min(words.length, NO_NAME_WORDS); count > 0; count -= 1) {
    const none = words.slice(0, count).join(' ');
    if (NO_NAME.has(none) && (count === words.length || isBegun(none))) return words.slice(count).join(' ');
  }
  return null;
}

/** Whether a cell is as good as empty: "-", "N/A". */
export const saysNothing = remembered((cell) => afterNoName(cell) === '');

/**
 * The names that one cell declares, each once, in the order published; a line end parts them like `;` and `,`.
 * "Any cookie starting with _hs" is the pattern `_hs*`; an empty cell, dashes or "none" are no name. A lone `*` is a
 * pattern only where it is all that is published.
 */
export const cellNames = remembered((cell): CellNames => {
  const { text, isSure } = namesAlone(cell.slice(0, LONGEST_CELL));
  const { names, prose } = namesInCell(text);
  return { names, prose: prose || !isSure || cell.length > LONGEST_CELL };
});

function namesInCell(cell: string): CellNames {
  const text = collapse(cell);
  const after = afterNoName(text);
  if (after !== null) return { names: [], prose: after !== '' };
  const isName = (name: string): boolean => (!isAnything(name) || name === text) && !areOthers(name);
  const plain = withWildcards(text);
  if (PLAIN_NAME.test(text) && isName(plain) && !/^-+$|\.{3}$/.test(text) && !MORE.test(text))
    return { names: [plain], prose: false };
  const parts = namesInParts(cell);
  const said = parts.flatMap((part) => part.names);
  const names = said.filter(isName);
  return {
    names: [...new Set(names.filter((name) => name !== '' && !/^[-–—]+$/u.test(name)))],
    prose: names.length < said.length || parts.some(({ prose }) => prose),
  };
}
