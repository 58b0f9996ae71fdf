import type { Unit } from '../languages/charter-language.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';

const UNITS = CHARTER_LANGUAGES.flatMap(({ units }) =>
  Object.entries(units).map(([unit, source]) => [unit as Unit, new RegExp(`^(?:${source})$`, 'iu')] as const),
);

/**
 * The unit that a heading ends with, and that its cells leave out: "Durée (en jours)" over `395`. `null` where it has none, or
 * leaves it open: "Durée (mois ou jours)".
 */
export function headingUnit(heading: string): Unit | null {
  const words = heading.match(/[\p{L}\p{N}]+/gu) ?? [];
  const last = words.at(-1) ?? '';
  // One or two letters may be any word's: "d", "s", "an".
  if (words.length < 2 || last.length < 3 || /\d/.test(heading)) return null;
  const unitOf = (word: string) => UNITS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
  const isOpen = words.slice(0, -1).some((word) => word.length >= 3 && unitOf(word) !== null);
  return isOpen ? null : unitOf(last);
}
