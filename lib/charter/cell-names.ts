import { collapse } from './collapse.ts';
import { foldWords } from './fold.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

const NO_NAME = new Set(CHARTER_LANGUAGES.flatMap(({ noName }) => noName.map((text) => foldWords(text).join(' '))));
const QUOTES = '«»“”"\'‘’` ';

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
  const prefix = stripped(first, `${QUOTES}.*`);
  return prefix && `${prefix}*`;
}

function namesInPart(part: string): string[] {
  for (const { startingWith, and } of CHARTER_LANGUAGES) {
    const prefixes = startingWith.exec(part)?.[1];
    if (prefixes) return prefixes.split(and).map(prefixPattern);
  }
  const single = CHARTER_LANGUAGES.reduce<string[]>(
    (parts, { and }) => parts.flatMap((text) => text.split(and)),
    [part],
  );
  // "_hs (HubSpot)": what stands in brackets after a name explains it.
  return single.map((text) => unquoted(unquoted(text).replace(/ \([^()]*\)$/u, '')));
}

/**
 * The names that one cell declares, each once, in the order published. `a; b` and `a, b` are two names; "Any cookie
 * starting with _hs" is the pattern `_hs*`; an empty cell, dashes or "none" are no name.
 */
export function cellNames(cell: string): string[] {
  const text = collapse(cell);
  if (NO_NAME.has(foldWords(text).join(' '))) return [];
  const names = text.split(/[;,]/u).flatMap((part) => namesInPart(part.trim()));
  return [...new Set(names.filter((name) => name !== '' && !/^[-–—]+$/u.test(name)))];
}
