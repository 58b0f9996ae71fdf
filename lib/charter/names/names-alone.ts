import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';

/** An address leads to what is told of a cookie, and is no name. */
const ADDRESS = /\bhttps?:\/\/\S+/giu;
/** "_ga (https://policies.google.com/)": in brackets it only explains. */
const ADDRESS_IN_BRACKETS = /(?<=\S)\s?\(https?:\/\/[^\s()]+\)/giu;
const KINDS = CHARTER_LANGUAGES.flatMap(({ storage, trackers }) => [...Object.values(storage).flat(), ...trackers]);
/** "localStorage: theme", "Cookies : _ga": of what kind it is stands before a name. Scripts write `localStorage.theme`. */
const KIND_BEFORE = new RegExp(
  String.raw`^[ [(]*(?:html5? )?(?:${KINDS.join('|')})s?[\])]?(?: ?[:–—] ?| - |(?<=storage)\.)(?=\S)`,
  'gimu',
);
/** "doubleclick.net : IDE": where it lies stands before a name. `connect.sid` is a name. */
const HOST_BEFORE = /^ ?\.?(?:[a-z\d-]+\.)+(?:com|net|org|eu|io|tv|be|de|es|fr|it|nl)(?: ?:| [–—-]) (?=\S)/gimu;
/** "- sessionid", "• _ga", "1) _gid": what an item of a list begins with. `*_session` begins with a star of its own. */
const BULLET = /^ ?(?:[-–—] ?(?=[\p{L}_])|[•·●▪◦‣○■►] ?|(?:[*+]|\d{1,2}[.)]) (?=\S))/gmu;
/** Hyphens that keep a line from breaking, or allow it to. */
const HYPHEN = /[\u2010\u2011]/gu;
/** `_ga¹`, "sessionid *", "sessionid [2]": it leads to a footnote. A star right after a name is a part of it. */
const FOOTNOTE = /[¹²³⁰⁴-⁹†‡]|(?<=[\p{L}\p{N}_]) (?:\*{1,3}|\[\d{1,2}\])(?= ?(?:[,;\n]|$))/gu;
/** It may be meant as a part of it all the same. */
const STAR_APART = /[\p{L}\p{N}_] \*/u;

/** A cell of names without what stands beside them, and whether all of that is surely no name. */
export function namesAlone(cell: string): { text: string; isSure: boolean } {
  const told = cell
    .replace(HYPHEN, '-')
    .replace(BULLET, '')
    .replace(HOST_BEFORE, '')
    .replace(KIND_BEFORE, '')
    .replace(FOOTNOTE, '')
    .replace(ADDRESS_IN_BRACKETS, '');
  const text = told.replace(ADDRESS, ' ');
  return { text, isSure: text === told && !STAR_APART.test(cell) };
}
