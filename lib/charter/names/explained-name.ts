import { foldWords } from '../fold.ts';
import { withWildcards } from './name-placeholders.ts';
import { areOthers, isMaybeName, isSurelyName, isToldBy, stripped, unquoted } from './name-text.ts';
import { isOptional, sectionCategory } from '../sections/section-category.ts';
import { SMALL, TRACKERS, joins } from '../sections/title-phrases.ts';

/** No name with what explains it is longer. */
const LONGEST = 200;
/** "sessionid : session", "sessionid - session". */
const NAME_FIRST = /^([\w.*$-]+) ?([:–—-]) (.+)$/u;
const CAPITALS = /^[A-Z][A-Z\d]{2,}$/;
/** What only names end with, among words in lower case: `sessionid`, `csrftoken`. "-heid" ends words too. */
const NAME_ENDING = /(?:(?<!he)id|token|key)$/u;

/** Names in words that explain them. */
export interface Explained {
  names: string[];
  /** The words may be meant otherwise. */
  isGuess: boolean;
}

/** Whether a word alone is written as names are, and as words of a language are not: `sessionid`, `JSESSIONID`, `lang2`. */
export function isWrittenAsName(word: string): boolean {
  return isSurelyName(word) || (isMaybeName(word) && (/[A-Z\d.-]/u.test(word) || NAME_ENDING.test(word)));
}

/** `mtm_consent (ou mtm_consent_removed)` -> `mtm_consent, mtm_consent_removed`; without the word too: `_ga (_ga_<id>)`, `_ga (+ _gid)`. */
export function withAlternatives(text: string): string {
  return text.replace(
    / (?<=(\S+) )\((?:(\p{L}{1,5}|[+&]) ?)?([^\s()+&]+)\)/gu,
    (all, before: string, word: string | undefined, said: string) => {
      const name = withWildcards(said);
      const isSure = isSurelyName(name) || areOthers(name) || (isMaybeName(name) && /[A-Z]/u.test(name));
      const areTwo = [before, name].every((one) => isSurelyName(one) && /[_*]/u.test(one));
      return (/\p{L}/u.test(word ?? '') ? isSure && joins(word ?? '') : areTwo) ? `, ${said}` : all;
    },
  );
}

/** Whether a name says again what words before it do. "Language (langue)" translates one word, "Langue (lang)" cuts it short. */
function isToldName(name: string, before: string): boolean {
  if (!isMaybeName(name) || !isToldBy(name, before)) return false;
  return before.includes(' ') || isWrittenAsName(name) || before.toLowerCase().startsWith(name);
}

/** "Session (sessionid)": the name in brackets that the words before it tell of. */
function inBrackets(text: string): string | null {
  const [, before = '', name = ''] = /^([^()]+) \(([\w.*$-]+)\)$/u.exec(text) ?? [];
  const areWords = before.includes(' ') || /^\p{Lu}\p{Ll}+$/u.test(before);
  if (!areWords || before.split(' ').some(isSurelyName)) return null;
  const isSure = /[_*]|^cookie-?[a-z]{4}|^[a-z]{2,}(?:id|token)$/iu.test(name) || before.toLowerCase() === name;
  return isSure || isToldName(name, before) ? name : null;
}

function bareWords(text: string): string[] {
  return text.split(' ').map((word) => stripped(word, '()[],;:'));
}

/** "google : NID", "youtube - YSC, PREF": what a word that may be a name tells of are the names. */
function toldNames(name: string, told: string): string[] | null {
  if (/[A-Z]/u.test(name) || isWrittenAsName(name)) return null;
  const words = bareWords(told).filter((word) => !joins(word));
  return words.length > 0 && words.every((word) => CAPITALS.test(word)) ? words : null;
}

/** "sessionid : session", "csrftoken : sécurité" of a list of them, `null` where it is none. */
function listed(text: string): string[] | null {
  const parts = text.split(/,(?![^()]*\))/u).map((part) => part.trim());
  return parts.slice(1).some((part) => NAME_FIRST.test(part) || CAPITALS.test(part)) ? parts : null;
}

/** The names of a list, each with what is told of it, `null` where other words stand between. */
function namesInList(parts: readonly string[]): Explained | null {
  const names = parts.map((part) => (CAPITALS.test(part) ? [part] : beforeDash(part)?.names));
  if (!names.every((each) => each !== undefined)) return null;
  const isTold = parts.some((part) => !CAPITALS.test(part));
  return { names: names.flat(), isGuess: isTold && !names.flat().every(isSurelyName) };
}

/** The name before what tells of it; `_ga - _gid` are two. */
function beforeDash(text: string): Explained | null {
  const [, name = '', sign = '', told = ''] = NAME_FIRST.exec(text) ?? [];
  if (!isMaybeName(name) || told.includes(' - ')) return null;
  if (bareWords(told).some(isSurelyName)) {
    const areTwo = isSurelyName(told) && (sign !== ':' || isSurelyName(name));
    return areTwo ? { names: [name, told], isGuess: false } : null;
  }
  const names = toldNames(name, told);
  if (names) return { names, isGuess: true };
  // "sessionid - csrftoken" may be two as well.
  const isTold = sign === ':' || told.includes(' ') || name.startsWith(told.toLowerCase());
  return isTold ? { names: [name], isGuess: false } : null;
}

/** "Session : sessionid", "Cookies techniques : sessionid, csrftoken": nothing but names after words and a colon. */
function afterLabel(text: string): Explained | null {
  const told = /^\p{Lu}\p{Ll}[\p{L} ]* ?: ?(.+)$/u.exec(text)?.[1];
  const names = bareWords(told ?? '').filter((word) => !joins(word));
  return told !== undefined && names.every((name) => isWrittenAsName(name)) ? { names, isGuess: true } : null;
}

/** The name before a colon or dash, whatever stands after it: "csrftoken – sécurité". */
export function nameFirst(text: string): string | null {
  const name = NAME_FIRST.exec(text)?.[1] ?? '';
  return isMaybeName(name) ? name : null;
}

/** "le cookie csrftoken", "Cookie « sessionid »"; "le cookie temporaire" names none. */
function afterTracker(text: string): string | null {
  const [, before = '', said = ''] = /^(.+?) ?([«“„"‘'`]? ?[\w.*$-]+ ?[»”"’'`]?)$/u.exec(text) ?? [];
  const words = foldWords(before);
  const name = unquoted(said);
  if (!TRACKERS.has(words.at(-1) ?? '') || !words.slice(0, -1).every((word) => SMALL.has(word))) return null;
  const isQuoted = name !== said.trim();
  const isNamed = isQuoted || isSurelyName(name) || (words.length > 1 && isWrittenAsName(name));
  return isNamed && sectionCategory(text) === 'unclassified' && !isOptional(text) ? name : null;
}

/** What words name that do no more than explain names, `null` for other words. */
export function explained(text: string): Explained | null {
  if (text.length > LONGEST || !text.includes(' ')) return null;
  const name = inBrackets(text) ?? afterTracker(text);
  if (name !== null) return { names: [name], isGuess: false };
  const parts = listed(text);
  return (parts ? namesInList(parts) : beforeDash(text)) ?? afterLabel(text);
}
