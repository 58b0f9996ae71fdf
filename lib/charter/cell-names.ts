import { collapse } from './collapse.ts';
import { foldWords } from './fold.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** What a cell of names says, and whether it says it in prose from which the names were picked, or in no name at all. */
export interface CellNames {
  names: string[];
  prose: boolean;
}

const NO_NAME = new Set(CHARTER_LANGUAGES.flatMap(({ noName }) => noName.map((text) => foldWords(text).join(' '))));
const QUOTES = '«»“”„"\'‘’` ';
/** Prose beyond this is no list of names. */
const LONGEST_PROSE = 300;
const PLAIN_NAME = /^[\w.*$-]+$/;
/** What a name looks like in the midst of a sentence: `_ga`, `_pk_*`, `atuserid2`, `JSESSIONID`, `hubspotUtk`. */
const NAME_IN_PROSE = /^(?=[\w.*$-]{2,})(?:.*[_*].*|[A-Za-z-]+\d[\w-]*|[A-Z]{3,}[A-Z\d]*|[a-z]+[A-Z]\w*)$/u;

/** `text` without the characters of `outer` at its ends, in one pass even over a page's worth of them. */
function stripped(text: string, outer: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && outer.includes(text.charAt(start))) start += 1;
  while (end > start && outer.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function unquoted(text: string): string {
  return stripped(text, QUOTES);
}

/** `_hs` -> `_hs*`; the full stop that ends a sentence is no part of a name. */
function prefixPattern(text: string): string {
  const [first = ''] = unquoted(text).split(' ');
  const prefix = stripped(first, `${QUOTES}.*…`);
  return prefix && `${prefix}*`;
}

/** `_ga_<container-id>`, `_ga_{id}` and `_ga_XXXX` are what a page writes for `_ga_*`; so is `_pk_id...`. */
function withWildcards(name: string): string {
  return name
    .replace(/<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\]/gu, '*')
    .replace(/(?<=[._-])(?:x{3,}|X{3,})(?![\p{L}\p{N}])/gu, '*')
    .replace(/(?:…|\.{3})$/u, '*')
    .replace(/\*{2,}/gu, '*');
}

function splitByAnd(text: string): string[] {
  // A word alone, as most names are, has no `and` in it.
  if (!text.includes(' ')) return [text];
  return CHARTER_LANGUAGES.reduce<string[]>((parts, { and }) => parts.flatMap((part) => part.split(and)), [text]);
}

/** "Any cookie starting with _hs or __hs" -> `_hs*`, `__hs*`, and before it the names that stood in front of the phrase. */
function namesByPrefix(text: string): string[] | null {
  if (text.length > LONGEST_PROSE || !text.includes(' ')) return null;
  for (const { startingWith, and } of CHARTER_LANGUAGES) {
    const match = startingWith.exec(text);
    const prefixes = match?.slice(1).find(Boolean);
    if (!match || prefixes === undefined) continue;
    const before = text.slice(0, match.index).split(',').slice(0, -1).map(unquoted);
    return [
      ...before.filter((name) => name !== '' && !name.includes(' ')),
      ...prefixes
        .split(',')
        .flatMap((part) => part.trim().split(and))
        .map(prefixPattern),
    ];
  }
  return null;
}

/** "_hs (HubSpot)": what stands in brackets after a name explains it. */
function singleName(text: string): string {
  return withWildcards(unquoted(unquoted(text).replace(/ \([^()]*\)$/u, '')));
}

function namesInPart(part: string): CellNames {
  const byPrefix = namesByPrefix(part);
  if (byPrefix) return { names: byPrefix, prose: false };
  const names = part
    .split(/,| [/|&+] /u)
    .flatMap((text) => splitByAnd(text.trim()))
    .map(singleName);
  if (!names.some((name) => name.includes(' '))) return { names, prose: false };
  const picked = part.length > LONGEST_PROSE ? [] : part.split(/[\s,;:()«»“”"'’]+/u).map((word) => stripped(word, '.'));
  const found = picked.filter((word) => NAME_IN_PROSE.test(word));
  return { names: found.length > 0 ? found.map(withWildcards) : [unquoted(part)], prose: true };
}

/**
 * The names that one cell declares, each once, in the order published; a line end parts them like `;` and `,`.
 * "Any cookie starting with _hs" is the pattern `_hs*`; an empty cell, dashes or "none" are no name.
 */
export function cellNames(cell: string): CellNames {
  const text = collapse(cell);
  // `_so` is a name, though "so" (sans objet) says that there is none.
  const mayBeWords = text.length <= 40 && !/[_*\d]/.test(text);
  if (mayBeWords && NO_NAME.has(foldWords(text).join(' '))) return { names: [], prose: false };
  if (PLAIN_NAME.test(text) && !/^-+$/.test(text) && !text.endsWith('...'))
    return { names: [withWildcards(text)], prose: false };
  // A sentence that a line end breaks is one sentence.
  const whole = text.includes(';') ? null : namesByPrefix(text);
  const parts = whole ? [] : cell.split(/[;\n]/u).map((part) => namesInPart(collapse(part)));
  const names = whole ?? parts.flatMap((part) => part.names);
  return {
    names: [...new Set(names.filter((name) => name !== '' && !/^[-–—]+$/u.test(name)))],
    prose: parts.some(({ prose }) => prose),
  };
}
