import { cellNames, saysNothing } from '../names/cell-names.ts';
import { isOptional, sectionCategory } from '../sections/section-category.ts';

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
  return cellNames(cell).prose ? 0 : tellsNames(cell);
}

/** The same of a cell that may tell its names in prose: "Google Analytics (_ga, _gid)", "_ga, etc.". */
export function tellsNames(cell: string): number {
  const names = cellNames(cell).names.filter((name) => !name.includes(' '));
  return average(names.map(nameLikeness));
}

function ofColumn(cells: readonly string[], ofCell: (cell: string) => number): number {
  return average(cells.filter((cell) => !saysNothing(cell)).map(ofCell));
}

/** `likeNames` of a column, on average of the cells that say anything. */
export function columnLikeNames(cells: readonly string[]): number {
  return ofColumn(cells, likeNames);
}

/** `tellsNames` of a column, on average of the cells that say anything. */
export function columnTellsNames(cells: readonly string[]): number {
  return ofColumn(cells, tellsNames);
}

/** How many of a column's cells that say anything tell what kind a cookie is of, as "Technique" does and "HTTP" does not. */
export function columnTellsKinds(cells: readonly string[]): number {
  return ofColumn(cells, (cell) => (sectionCategory(cell) !== 'unclassified' || isOptional(cell) ? 1 : 0));
}

/**
 * Whether a column says of every cookie whether it is a third party's ("Tiers", "Interne"), and not who that is, as
 * "Matomo (1st party)" does.
 */
export function saysWhose(cells: readonly string[]): boolean {
  const isWhose = (cell: string) => /^(?:third|first)-party$/.test(sectionCategory(cell.replace(/ \([^()]*\)/gu, '')));
  return cells.every((cell) => saysNothing(cell) || isWhose(cell)) && !cells.every(saysNothing);
}
