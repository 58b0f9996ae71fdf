import { collapse } from '../collapse.ts';
import type { Duration } from '../declaration.ts';
import type { CharterLanguage, Unit } from '../languages/charter-language.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';
import { foldWords } from '../fold.ts';
import { remembered } from '../remembered.ts';
import { NEGATIONS } from '../sections/title-phrases.ts';
import { numberWords, wordsCount } from './number-words.ts';

/** A month is a twelfth of a year of 365 days, so that 12 months and 1 year are the same span. */
const DAYS: Record<Unit, number> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365 / 12,
  year: 365,
};
const UNITS = Object.keys(DAYS) as Unit[];

/** No cell that tells a duration is longer; a page's worth of words is no duration. */
const LONGEST = 500;
/** Nor one that tells several, each on a line. */
const LONGEST_CELL = 5000;

/**
 * Finds "13 mois", "12 (douze) mois", "douze (12) mois", "86 400 secondes", "un an", "vingt et un jours", "1 an et demi",
 * "1 an ½" and "1,5 an", but neither "5 an" inside "1,5 an" nor a span in "1,000 days", which could be two things.
 */
function spanPattern(language: CharterLanguage): RegExp {
  const units = UNITS.map((unit) => `(?<${unit}>${language.units[unit]})`).join('|');
  const digits = String.raw`(?<!\d['’])(?<digits>(?:\d{1,3}(?: \d{3})+|\d{1,9})(?:[.,]\d{1,2})?)(?: ?\(\p{L}+\))?[ -]?`;
  // A word's unit is written out: "il y a d’autres" is no day.
  const words = String.raw`(?<!-)(?<words>${numberWords(language)})(?: ?\((?<figure>\d{1,4})\) ?|[ -])(?=\p{L}{2})`;
  const half = ` (?:${language.plus}) (?:${language.half})`;
  const fraction = String.raw` ?(?:(?:${language.plus}) )?(?:(?<part>[¼½¾])|(?<over>1)/(?<under>[24]))`;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}]|\d[.,/]|(?<![\p{L}\p{N}])[.,])(?:${digits}|${words})(?:${units})(?![\p{L}\d])(?:(?:(?<half>${half})|${fraction})(?![\p{L}\p{N}]))?`,
    'giu',
  );
}

const SPANS = CHARTER_LANGUAGES.map((language) => ({
  pattern: spanPattern(language),
  joined: new RegExp(`^ (?:${language.plus} )?$`, 'iu'),
}));

interface Span {
  days: number;
  unit: Unit;
  from: number;
  to: number;
}

function rounded(days: number): number {
  return days < 1 ? Math.round(days * 10_000) / 10_000 : Math.round(days);
}

/** "1 an et 1 mois" is one span, of a unit and a smaller one; "2 ans et 24 heures" are two, of two cookies. */
const MOST_JOINED = 366;

function isSmaller(unit: Unit, than: Unit): boolean {
  return DAYS[unit] < DAYS[than] && DAYS[than] <= MOST_JOINED * DAYS[unit];
}

/** The number that words say, and a figure in brackets after them says again. */
function counted(words: string, figure: string | undefined): number | null {
  const count = wordsCount(words);
  if (figure === undefined) return count;
  return count === null || count === Number(figure) ? Number(figure) : null;
}

const PARTS: Record<string, number> = { '¼': 0.25, '½': 0.5, '¾': 0.75 };

/** What is said after a unit: "1 an ½", "1 an et 1/4". */
function fractionOf({ part = '', over = '0', under = '1' }: Record<string, string | undefined>): number {
  return PARTS[part] ?? Number(over) / Number(under);
}

function spansIn(text: string, { pattern, joined }: (typeof SPANS)[number]): Span[] {
  const spans: Span[] = [];
  for (const { groups = {}, index, 0: found } of text.matchAll(pattern)) {
    const { digits, words = '', figure, half } = groups;
    const count = digits ? Number(digits.replaceAll(' ', '').replace(',', '.')) : counted(words, figure);
    const unit = UNITS.find((name) => groups[name] !== undefined);
    if (!unit || count === null) continue;
    const days = (count + (half === undefined ? fractionOf(groups) : 0.5)) * DAYS[unit];
    const span = { days, unit, from: index, to: index + found.length };
    const earlier = partsBefore(span, spans, text, joined);
    spans.length -= earlier.length;
    spans.push(
      earlier.reduceRight((later, part) => ({ ...later, days: part.days + later.days, from: part.from }), span),
    );
  }
  return spans;
}

/** The spans that the next one goes on: "1 an et 1 mois", and with a comma before that, which alone may part two cookies' spans. */
function partsBefore(span: Span, spans: readonly Span[], text: string, joined: RegExp): Span[] {
  const [before, last] = [spans.at(-2), spans.at(-1)];
  if (!last || !isSmaller(span.unit, last.unit) || !joined.test(text.slice(last.to, span.from))) return [];
  const isList = before && isSmaller(last.unit, before.unit) && text.slice(before.to, last.from) === ', ';
  return isList ? [before, last] : [last];
}

/** Spans that are no part of a longer one: one language may read "1 mes" in another's "1 año y 1 mes". */
function wholeSpans(spans: readonly Span[]): Span[] {
  const isPart = (inner: Span, outer: Span) =>
    outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from;
  return spans.filter((span) => !spans.some((other) => isPart(span, other)));
}

/** Every language has its own "minimum", and its own words before it: "un minimum de", "como mínimo". */
const MINIMUM = String.raw`(?:\p{L}{1,4} ){0,2}m[ií]nim\p{L}{0,3}`;
const AT_LEAST = [MINIMUM, ...CHARTER_LANGUAGES.map(({ atLeast }) => atLeast)].join('|');
const LEAST_BEFORE = new RegExp(String.raw`(?<!\p{L})(?:${AT_LEAST})(?: d[ei]| of)?[ :(]*$`, 'iu');
/** What asks for a span after it says nothing of the one before: "13 mois (plus de détails)". */
const LEAST_AFTER = new RegExp(String.raw`^[ (]*(?:${AT_LEAST})(?<! (?:d[ei]|than|dan|als|à|a|que))(?!\p{L})`, 'iu');

const JOINED = CHARTER_LANGUAGES.map(({ and }) => and.source.trim()).join('|');
/** "> 2 ans", "+ de 2 ans". */
const MORE_BEFORE = /(?:[>≥]=?|\+ ?(?:de|d[’'])) ?$/u;
/** "2 ans et plus", "2 years or longer", "13 mois +"; "13 mois et plus de détails" says nothing of it. */
const MORE_AFTER = new RegExp(
  String.raw`^ ?(?:\+|(?:${JOINED}) (?:\+|(?:davantage|plus|more|longer|más|més|meer|langer|mehr|länger|più|oltre|mais)(?!\p{L}| d[e’'])))`,
  'iu',
);

/** "Une durée minimum de" stands right before a span. */
const FARTHEST = 60;

/** "plus de 2 ans", "6 mois minimum", "> 2 ans", "2 ans et plus": a cookie may be kept longer; "pas plus de 13 mois" is the most. */
function isLeast(text: string, { from, to }: Span): boolean {
  const [above, below] = [text.slice(Math.max(from - FARTHEST, 0), from), text.slice(to)];
  if (LEAST_AFTER.test(below) || MORE_AFTER.test(below) || MORE_BEFORE.test(above)) return true;
  const before = LEAST_BEFORE.exec(above);
  const clause =
    before &&
    text
      .slice(0, from - above.length + before.index)
      .split(/[.,;:(]/u)
      .at(-1);
  return clause != null && !foldWords(clause).some((word) => NEGATIONS.has(word) || /^ne?$/.test(word));
}

/** "1 h 30" -> "1 h 30 min". */
function withMinutes(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}]|\d[.,/])(\d{1,2}) ?h ?([0-5]\d)(?! ?[\p{L}\p{N}])/giu, '$1 h $2 min');
}

/** The days of each span, without end where it is but the least. */
const daysIn = remembered((cell): readonly number[] => {
  if (cell.length > LONGEST) return [];
  const text = withMinutes(cell);
  const spans = SPANS.flatMap((language) => spansIn(text, language));
  return wholeSpans(spans).map((span) => (isLeast(text, span) ? Infinity : rounded(span.days)));
});

/** Each line's own spans, where several have one: they are of several cookies. A line that begins with "et" goes on. */
function daysOnLines(cell: string): readonly number[] {
  if (cell.length > LONGEST_CELL) return [];
  const lines: string[] = [];
  for (const line of cell.split('\n').map(collapse)) {
    const goesOn = lines.length > 0 && SPANS.some(({ joined }) => joined.test(` ${line.split(' ', 1).join('')} `));
    lines.push(goesOn ? `${lines.pop() ?? ''} ${line}` : line);
  }
  const onLines = lines.map(daysIn).filter((days) => days.length > 0);
  return onLines.length > 1 ? onLines.flat() : daysIn(collapse(cell));
}

/** "390 jours (13 mois)", "31 jours (1 mois)" are one span, the longer of the two; 12 and 13 months are two. */
const ONE_SPAN = 1.04;

/**
 * A duration cell: the text as published and the days it means. 13 months are 395 days and 6 months are 183 (365/12
 * days each, rounded to the nearest day; below one day to four decimals). `days` is `null` where the text names no
 * span ("session"), only the least, or several that differ; `null` altogether for an empty cell. `unit` is the heading's, of a cell that
 * says but a number.
 */
export function declaredDuration(cell: string, unit: Unit | null = null): Duration | null {
  const text = collapse(cell);
  if (text === '') return null;
  if (unit && /^\d{1,5}(?:[.,]\d{1,2})?$/.test(text))
    return { text, days: rounded(Number(text.replace(',', '.')) * DAYS[unit]) };
  const spans = daysOnLines(cell);
  const longest = Math.max(...spans);
  const areOne = Number.isFinite(longest) && longest <= Math.min(...spans) * ONE_SPAN;
  return { text, days: areOne ? longest : null };
}
