import type { CharterWords } from '../parsed-charter.ts';
import type { Section } from './read-row.ts';
import { isSectionWord } from './row-title.ts';
import { isOnlyFunctional } from '../sections/functional-sections.ts';
import { isOptional, sectionCategory } from '../sections/section-category.ts';
import { isAnnouncement, isTitle } from '../sections/section-title.ts';
import { stricter } from '../sections/stricter.ts';
import { asksConsent, isDoubted, waivesConsent } from '../sections/asking-sentence.ts';
import { foldWords } from '../fold.ts';
import { AND, wordsOf } from '../sections/title-phrases.ts';

const CAPTION = 7;

/** The headings that what follows `words` stands under, outermost first: a heading ends those as deep as it or deeper. */
export function headingsAfter(open: readonly CharterWords[], words: CharterWords): readonly CharterWords[] {
  const { heading } = words;
  if (heading === undefined || heading === CAPTION) return open;
  return [...open.filter((outer) => (outer.heading ?? 0) < heading), words];
}

/** Words that stand above a table, in page order. */
export interface Surroundings {
  /** The headings that the table stands under, outermost first. */
  open: readonly CharterWords[];
  /** What stands between the rows before and the title. */
  before: readonly CharterWords[];
  /** What stands between the title and the table. */
  after: readonly CharterWords[];
}

const STRICTLY = wordsOf(({ adverbs }) => adverbs.slice(0, 2));

/**
 * What a sentence says of cookies makes those of a heading no less strict: "Ces cookies sont nécessaires à la vidéo :". It does
 * tell which of several a heading joins, or that they are strictly so.
 */
function stricterAbove(title: CharterWords, above: CharterWords | undefined): Section | null {
  if (!above || !isAnnouncement(title) || sectionCategory(title.text) !== 'necessary') return null;
  if (foldWords(above.text).some((word) => AND.has(word)) || foldWords(title.text).some((word) => STRICTLY.has(word)))
    return null;
  const category = sectionCategory(above.text);
  return category === 'necessary' || (category === 'unclassified' && !isOptional(above.text))
    ? null
    : { title: above.text, category };
}

/**
 * The section under `title`. A heading that names no category is of the nearest one around it that does: "Sécurité" in
 * "Cookies nécessaires" is necessary, "Publicité" is not. What stands between a title and its rows makes them no less
 * strict, and a sentence that asks for consent makes them not necessary. One that waives it for "ces cookies" exempts
 * what a title with an exemption in it does.
 */
export function sectionUnder(title: CharterWords, surroundings: Surroundings): Section {
  const section = strictSectionUnder(title, surroundings);
  if ((section.category !== 'statistics' && section.category !== 'unclassified') || isOptional(section.title ?? ''))
    return section;
  const { before, after } = surroundings;
  // A line of its own, such as "Liste de ces cookies :", stands under what its heading tells of them too.
  const heading = title.heading === undefined ? before.findLastIndex((words) => words.heading !== undefined) : -1;
  const told = heading < 0 ? after : [...before.slice(heading + 1), ...after];
  const sentences = told.filter(({ link }) => !link).map(({ text }) => text);
  const isExempt = waivesConsent(sentences) && ![title.text, ...sentences].some(asksConsent);
  return isExempt ? { title: section.title, category: 'necessary' } : section;
}

function strictSectionUnder(title: CharterWords, { open, before, after }: Surroundings): Section {
  const isNearer = (words: CharterWords) =>
    open.includes(words) || words.heading === CAPTION || isSectionWord(words.text);
  const nearer = after.filter((words) => isTitle(words) && isNearer(words)).reverse();
  const around = open.filter((heading) => heading !== title && isTitle(heading) && !after.includes(heading)).reverse();
  // A line of its own is no part of the outline: it may begin something else than headings above earlier rows.
  const outer = title.heading === undefined ? around.filter((heading) => before.includes(heading)) : around;
  const outwards = [...nearer, title, ...outer];
  const at = outwards.findIndex(({ text }) => sectionCategory(text) !== 'unclassified');
  const found = outwards[at];
  if (!found) return { title: title.text, category: 'unclassified' };
  const strict = found === title ? stricterAbove(title, outer[0]) : null;
  if (strict) return strict;
  const category = sectionCategory(found.text);
  const optional = outwards.slice(0, at).find(({ text }) => isOptional(text));
  if (category === 'necessary' && optional) return { title: optional.text, category: 'unclassified' };
  const asks =
    category === 'necessary' && [title, ...after].some(({ text, link }) => !link && isDoubted(found.text, text));
  if (asks) return { title: found.text, category: 'unclassified' };
  const [above] = outer;
  // What leads to a table under a heading of its kind says no more than the heading.
  const isRepeated =
    above && isAnnouncement(title) && sectionCategory(above.text) === category && !isOnlyFunctional(above.text);
  if (!nearer.includes(found)) return { title: (isRepeated ? above : title).text, category };
  const strictest = stricter(category, sectionCategory(title.text));
  return { title: (strictest === category ? found : title).text, category: strictest };
}
