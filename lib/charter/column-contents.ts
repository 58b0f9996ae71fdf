import { cellNames } from './cell-names.ts';
import { sectionCategory } from './section-category.ts';

/** `www.example.fr` says where a cookie lies. */
const HOST = /^\.?(?:[a-z\d-]+\.)+[a-z]{2,4}$/u;
/** Nothing but a cookie is called so: `_ga`, `sessionid`, `hubspotUtk`, `atuserid2`. */
const SURE = /^(?:[\x21-\x7e]*[_\d*:$][\x21-\x7e]*|[a-z][\w.-]*)$/u;
/** A cookie may be called so, and so may a company: `YSC` and `OVH`, `CookieConsent` and `YouTube`. */
const MAYBE = /^(?=[\x21-\x7e]{2,}$)(?:[A-Z][A-Z\d.-]+|[A-Z]\w*(?:[a-z][A-Z]|[A-Z]{2})\w*)$/u;

function nameLikeness(name: string): number {
  if (HOST.test(name) || !/[a-z]/iu.test(name)) return 0;
  if (SURE.test(name)) return 1;
  return MAYBE.test(name) ? 0.5 : 0;
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How much a cell looks like one of names: 0 not at all, as a sentence or "Matomo"; 0.5 maybe, as "YSC"; 1 surely, as "_ga". */
export function likeNames(cell: string): number {
  const { names, prose } = cellNames(cell);
  return prose ? 0 : average(names.map(nameLikeness));
}

/** The same of a column, on average of the cells that say anything. */
export function columnLikeNames(cells: readonly string[]): number {
  return average(cells.filter((cell) => cell !== '').map(likeNames));
}

/** Whether a column says of every cookie whether it is a third party's ("Tiers", "Interne"), and not who that is. */
export function saysWhose(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^(?:third|first)-party$/.test(sectionCategory(cell)));
}
