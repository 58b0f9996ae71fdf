import { collapse } from './collapse.ts';
import type { Duration } from './declaration.ts';
import type { CharterLanguage, Unit } from './languages/charter-language.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** A month is a twelfth of a year of 365 days, so that 12 months and 1 year are the same span. */
const DAYS: Record<Unit, number> = { minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 365 / 12, year: 365 };
const UNITS = Object.keys(DAYS) as Unit[];

/** Finds "13 mois", "un an" and "1,5 an", but neither "5 an" inside "1,5 an" nor a span in "1,000 days", which could be two things. */
function spanPattern(language: CharterLanguage): RegExp {
  const numbers = Object.keys(language.numbers).join('|');
  const units = UNITS.map((unit) => `(?<${unit}>${language.units[unit]})`).join('|');
  return new RegExp(
    `(?<![\\p{L}\\p{N}.,])(?:(?<digits>\\d{1,5}(?:[.,]\\d{1,2})?)|(?<word>${numbers})) ?(?:${units})(?![\\p{L}\\p{N}])`,
    'giu',
  );
}

const SPANS = CHARTER_LANGUAGES.map((language) => ({ language, pattern: spanPattern(language) }));

function rounded(days: number): number {
  return days < 1 ? Math.round(days * 10_000) / 10_000 : Math.round(days);
}

function spansIn(text: string, { language, pattern }: (typeof SPANS)[number]): number[] {
  return [...text.matchAll(pattern)].map(({ groups = {} }) => {
    const { digits, word = '' } = groups;
    const count = digits ? Number(digits.replace(',', '.')) : (language.numbers[word.toLowerCase()] ?? 0);
    const unit = UNITS.find((name) => groups[name] !== undefined);
    return unit ? rounded(count * DAYS[unit]) : 0;
  });
}

/**
 * A duration cell: the text as published and the days it means. 13 months are 395 days and 6 months are 183 (365/12
 * days each, rounded to the nearest day; below one day to four decimals). `days` is `null` where the text names no
 * span ("session"), or several that differ; `null` altogether for an empty cell.
 */
export function declaredDuration(cell: string): Duration | null {
  const text = collapse(cell);
  if (text === '') return null;
  const spans = new Set(SPANS.flatMap((language) => spansIn(text, language)));
  const [days = null] = spans;
  return { text, days: spans.size === 1 ? days : null };
}
