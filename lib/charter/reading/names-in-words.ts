import type { Declaration } from '../declaration.ts';
import { foldWords } from '../fold.ts';
import { withWildcards } from '../names/name-placeholders.ts';
import { splitBySlash, wordsInSentence } from '../names/name-text.ts';
import type { CharterLine } from '../parsed-charter.ts';

/** A page that names more outside of its tables is about something else there. */
const MOST_NAMES = 100;
const LONGEST_NAME = 100;
/** Longer words are not what is said of a cookie alone. */
const LONGEST_PURPOSE = 300;
const MAY_NAME = /_|(?:id|token)(?![\p{L}\p{N}])/iu;
/** What no word of a language looks like: `_ga`, `sessionid`, `XSRF-TOKEN`. */
const NAME =
  /[A-Za-z][A-Za-z\d]*_|_[A-Za-z]|^[a-z]*(?:session|visitor|client|device|browser|server|user)id$|^[A-Z]*(?:SESS|SESSION|SERVER)ID$|^[a-z]*(?:csrf|xsrf|auth|access|session)-?token$/u;
/** Files, sites, parameters of addresses, and how German writes for everyone: `Nutzer_innen`. */
const NO_NAME = /\.[A-Za-z]{2,4}\d?$|^www\.|^utm_|_in(?:nen)?$/u;
/** What a page's theme fills in by a script. */
const FILLED_IN = /\{\{ [^{}]*\}\}|\{%[^{}%]*%\}/gu;
/** What stands before a colon or a dash is said of a kind: "Cookies non nécessaires : _ga" denies nothing. */
const SENTENCE_END = /[.!?:]\s| [–—-] /u;
const AT = /^[[(]at[\])]$/iu;

/** Words without addresses, however they are written: `dpo_ville@ville.fr`, "dpo_ville [at] ville.fr". */
function withoutAddresses(text: string): string {
  const words = text.split(' ');
  const isAddress = (word: string, at: number) =>
    word.includes('@') ||
    word.includes('://') ||
    [words[at - 1], word, words[at + 1]].some((one) => one && AT.test(one));
  return words.filter((word, at) => !isAddress(word, at)).join(' ');
}

/** The name that a word is, as a pattern where it leaves a place open; `null` where it is none. */
function nameOf(word: string): string | null {
  if (word.length > LONGEST_NAME) return null;
  const name = withWildcards(word);
  const letters = name.replaceAll('*', '');
  const isName = /^[\w.*$-]+$/u.test(name) && /[A-Za-z]{2}/u.test(letters) && NAME.test(letters) && !NO_NAME.test(name);
  return isName ? name : null;
}

/** The names in what a sentence says before any of `negations`: "nous n'utilisons pas _ga" names none. */
function namesIn(sentence: string, negations: readonly string[]): string[] {
  const words = wordsInSentence(sentence).flatMap(splitBySlash);
  const names = words.map(nameOf);
  const last = names.findLastIndex((name) => name !== null);
  const denied = words.slice(0, last).findIndex((word) => foldWords(word).some((folded) => negations.includes(folded)));
  return names.slice(0, denied < 0 ? undefined : denied).filter((name) => name !== null);
}

/**
 * What a charter names outside of its tables, in sentences, lists or tables that are not read as its own, each name that no row
 * gives once: it is declared, though who sets it is not told in a column. Names that may be words are left.
 * @param negations in the charter's language
 * @param isRead whether a table's rows are read
 */
export function namesInWords(
  lines: readonly CharterLine[],
  rows: readonly Pick<Declaration, 'names'>[],
  negations: readonly string[],
  isRead: (table: number | undefined) => boolean,
): { row: Omit<Declaration, 'id'>; line: number }[] {
  const declared = new Set(rows.flatMap(({ names }) => names));
  const begun = new Set(
    [...declared].flatMap((name) => (name.length > 2 && name.endsWith('*') ? name.slice(0, -1) : [])),
  );
  const isBegun = (name: string) => Array.from(name, (_, at) => name.slice(0, at + 1)).some((part) => begun.has(part));
  const isDeclared = (name: string) => declared.has(name) || isBegun(name);
  const denials = negations.flatMap(foldWords);
  let count = 0;
  const found: { row: Omit<Declaration, 'id'>; line: number }[] = [];
  const looked = new Set<string>();
  for (const each of lines) {
    if ('text' in each ? each.link === true : isRead(each.table)) continue;
    const text = 'text' in each ? each.text : each.cells.join(' ');
    if (!MAY_NAME.test(text)) continue;
    const sentences = withoutAddresses(text.replace(FILLED_IN, ' ')).split(SENTENCE_END);
    const said = new Set(sentences.flatMap((sentence) => namesIn(sentence, denials)));
    const names = [...said].filter((name) => !looked.has(name) && !isDeclared(name));
    for (const name of said) looked.add(name);
    count += names.length;
    if (count > MOST_NAMES) break;
    if (names.length === 0) continue;
    const purpose = text.length > LONGEST_PURPOSE ? null : text;
    const unsaid = { kind: 'unspecified', provider: null, service: null, duration: null, section: null } as const;
    found.push({
      row: { names, ...unsaid, purpose, category: 'unclassified', doubt: 'outside-of-tables' },
      line: each.line,
    });
  }
  return found;
}
