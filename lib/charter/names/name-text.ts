import { foldWords } from '../fold.ts';
import { OTHERS } from '../sections/title-phrases.ts';

export const QUOTES = '«»“”„"\'‘’` ';

/** `text` without the characters of `outer` at its ends, in one pass even over a page's worth of them. */
export function stripped(text: string, outer: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && outer.includes(text.charAt(start))) start += 1;
  while (end > start && outer.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

export function unquoted(text: string): string {
  return stripped(text, QUOTES);
}

/** Whether words are but "autres" or "others": more names are meant than are told. */
export function areOthers(text: string): boolean {
  const words = foldWords(text);
  return words.length > 0 && words.every((word) => OTHERS.has(word));
}

/** What no word of a language looks like: `_ga`, `_pk_*`, `hubspotUtk`. */
export function isSurelyName(text: string): boolean {
  return /^[\w.*$-]+$/u.test(text) && /[_*]|^[a-z]+[A-Z]/u.test(text);
}

/** Whether a word is written as names are, and as words may be too: `sessionid`, `JSESSIONID`. */
export function isMaybeName(text: string): boolean {
  return isSurelyName(text) || /^(?:[a-z][a-z\d.-]+|[A-Z][A-Z\d-]+)$/u.test(text);
}

/** What a name looks like in the midst of a sentence: `_ga`, `_pk_*`, `atuserid2`, `JSESSIONID`, `hubspotUtk`. */
export function isNameInProse(word: string): boolean {
  return /^(?=[\w.*$-]{2,})(?:.*[_*].*|[A-Za-z-]+\d[\w-]*|[A-Z]{3,}[A-Z\d]*|[a-z]+[A-Z]\w*)$/u.test(word);
}

/** Whether a name says again how one of the words about it begins: `sessionid` of "Session". */
export function isToldBy(name: string, words: string): boolean {
  const lower = name.toLowerCase();
  return foldWords(words).some((word) => word.length > 3 && word !== lower && lower.includes(word.slice(0, 4)));
}

/** The words of a sentence, without the signs around and between them. */
export function wordsInSentence(text: string): string[] {
  return text.split(/[\s,;:()«»“”„"'’‘‚`!?|]+/u).flatMap((word) => stripped(word, '.') || []);
}

/** `_ga/_gid`, `_ga|_gid` -> `_ga`, `_gid`; `AWSALB/AWSALBCORS` too. */
export function splitBySlash(name: string): string[] {
  const parts = name.split(/[/|+]/u);
  return parts.every((part) => isSurelyName(part) || /^[A-Z]{2,}[A-Z\d]+$|^[a-z]{3,}(?:id|token)$/u.test(part))
    ? parts
    : [name];
}
