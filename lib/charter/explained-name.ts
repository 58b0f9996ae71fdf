import { foldWords } from './fold.ts';
import { isMaybeName, isSurelyName, isToldBy, joinsNames, unquoted } from './name-text.ts';
import { isOptional, sectionCategory } from './section-category.ts';
import { wordsOf } from './title-phrases.ts';

const TRACKERS = wordsOf(({ trackers }) => trackers);
const SMALL = wordsOf(({ small }) => small);
/** No name with what explains it is longer. */
const LONGEST = 200;

/** `mtm_consent (ou mtm_consent_removed)` -> `mtm_consent, mtm_consent_removed`. */
export function withAlternatives(text: string): string {
  return text.replace(/ \((\p{L}{1,5}) ([\w.*$-]+)\)/gu, (all, word: string, name: string) =>
    joinsNames(word) && (isSurelyName(name) || (isMaybeName(name) && /[A-Z]/u.test(name))) ? `, ${name}` : all,
  );
}

/** "Session (sessionid)": the name in brackets that the words before it tell of. */
function inBrackets(text: string): string | null {
  const [, before = '', name = ''] = /^([^()]+) \(([\w.*$-]+)\)$/u.exec(text) ?? [];
  const areWords = before.includes(' ') || /^\p{Lu}\p{Ll}+$/u.test(before);
  if (!areWords || before.split(' ').some(isSurelyName)) return null;
  return /[_*]/u.test(name) || (isMaybeName(name) && isToldBy(name, before)) ? name : null;
}

/** "sessionid : session", "sessionid - session": the name before what tells of it; `_ga - _gid` are two. */
function beforeDash(text: string): string[] | null {
  const [, name = '', sign = '', told = ''] = /^([\w.*$-]+) ?([:–—-]) (.+)$/u.exec(text) ?? [];
  if (!isMaybeName(name) || told.includes(' - ')) return null;
  if (told.split(' ').some(isSurelyName)) return isSurelyName(told) ? [name, told] : null;
  // "sessionid - csrftoken" may be two as well.
  return sign === ':' || told.includes(' ') || name.startsWith(told.toLowerCase()) ? [name] : null;
}

/** "le cookie csrftoken", "Cookie « sessionid »". */
function afterTracker(text: string): string | null {
  const [, before = '', said = ''] = /^(.+?) ?([«“„"‘'`]? ?[\w.*$-]+ ?[»”"’'`]?)$/u.exec(text) ?? [];
  const words = foldWords(before);
  const name = unquoted(said);
  if (!TRACKERS.has(words.at(-1) ?? '') || !words.slice(0, -1).every((word) => SMALL.has(word))) return null;
  const isQuoted = name !== said.trim();
  const isNamed = isQuoted || isSurelyName(name) || (words.length > 1 && isMaybeName(name));
  return isNamed && sectionCategory(text) === 'unclassified' && !isOptional(text) ? name : null;
}

/** The names in words that do no more than explain them, `null` for other words. */
export function explainedNames(text: string): string[] | null {
  if (text.length > LONGEST || !text.includes(' ')) return null;
  const name = inBrackets(text) ?? afterTracker(text);
  return name === null ? beforeDash(text) : [name];
}
