import { isBrand } from '../brand.ts';
import { ignore, ignoreBetween, ignoreColumns, type Reading } from './charter-reading.ts';
import type { HeaderColumns } from '../columns/header-columns.ts';
import type { CharterRow, CharterWords } from '../parsed-charter.ts';
import { sectionOf } from './read-row.ts';
import { isSectionWord } from './row-title.ts';
import { isOptional, sectionCategory } from '../sections/section-category.ts';
import { isKindHeading, isSectionTitle, isTitle, titleAbove } from '../sections/section-title.ts';
import { toldKinds } from '../sections/told-kinds.ts';
import { headingsAfter, sectionUnder } from './table-section.ts';
import { isDoubted } from '../sections/asking-sentence.ts';

/** A section that begins without a heading: it is nearer than the headings above, which say nothing of what follows it. */
export function beginSection(reading: Reading, title: string): void {
  reading.section = { title, category: sectionCategory(title) };
  reading.headings = [];
}

/** The header row of a table: what stands between it and the rows before is about the table. */
export function startTable(reading: Reading, header: HeaderColumns, row: CharterRow): void {
  const { headings } = reading;
  const kinds = toldKinds(reading.pending, header.kinds);
  const from = reading.pending.findIndex((words) => words === kinds[0]);
  const pending = reading.pending.filter((words) => !kinds.includes(words));
  const title = titleAbove(pending);
  if (title) {
    const at = pending.indexOf(title);
    const surroundings = { open: headings, before: pending.slice(0, at), after: pending.slice(at + 1) };
    reading.section = sectionUnder(title, surroundings);
    if (at < from) makeDoubtful(reading);
    if (title.heading === undefined && (sectionCategory(title.text) !== 'unclassified' || isOptional(title.text)))
      reading.headings = [];
  } else {
    if (kinds.length > 0) reading.section = { title: null, category: 'unclassified' };
    goOnWith(reading, pending);
    if (reading.header) ignoreBetween(reading, pending);
  }
  readKindHeading(reading, row.cells[header.columns.indexOf('names')] ?? '');
  ignoreColumns(reading, row, header);
  reading.language ??= header.language.tag;
  reading.header = { ...header, line: row.line };
  reading.saysConsent ||= header.columns.some((column) => column === 'consent' || column === 'exempt');
  reading.pending = [];
}

/** "Cookies tiers" over the names of a table says it of them, within the section that the table is in. */
function readKindHeading(reading: Reading, text: string): void {
  if (!isKindHeading(text)) return;
  const { section, headed } = reading;
  const above = section === headed?.own ? headed.above : section;
  const own = sectionOf(text, above);
  reading.section = own;
  reading.headed = { own, above };
}

/** Sentences between two rows: what was necessary above them is not below, where they ask for consent. */
function goOnWith(reading: Reading, sentences: readonly CharterWords[]): void {
  const { title } = reading.section;
  if (sentences.some(({ text, link }) => !link && isDoubted(title ?? '', text))) makeDoubtful(reading);
}

/** What may be necessary, and may not, is not. */
export function makeDoubtful(reading: Reading): void {
  if (reading.section.category === 'necessary')
    reading.section = { title: reading.section.title, category: 'unclassified' };
}

/** A sentence where a section's title would stand: the rows below it stay in their section. */
export function readRemark(reading: Reading, words: CharterWords): void {
  goOnWith(reading, [words]);
  ignore(reading, words.line, words.text);
}

/** Words that turned out to stand between two rows: a section's title, or something the page's theme put there. */
export function settlePending(reading: Reading): void {
  const { pending } = reading;
  reading.pending = [];
  reading.headings = reading.headings.filter((heading) => !pending.includes(heading));
  for (const words of pending) {
    const { text, heading } = words;
    reading.headings = headingsAfter(reading.headings, words);
    if (!isSectionTitle(words) && !isTitleBetween(reading, words)) {
      readRemark(reading, words);
    } else if (heading === undefined) beginSection(reading, text);
    else reading.section = sectionUnder(words, { open: reading.headings, before: [], after: [] });
  }
}

/** A heading, or a word for a section, where the rows of a table stop and go on. */
function isTitleBetween({ page }: Reading, words: CharterWords): boolean {
  const { text, heading } = words;
  return isTitle(words) && (isSectionWord(text) || (heading !== undefined && !isBrand(text, page.brand)));
}
