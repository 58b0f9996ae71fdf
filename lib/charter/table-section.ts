import type { CharterWords } from './parsed-charter.ts';
import type { Section } from './read-row.ts';
import { isSectionWord } from './row-title.ts';
import { isOptional, sectionCategory } from './section-category.ts';
import { isTitleLike } from './section-title.ts';
import { stricter } from './stricter.ts';

const CAPTION = 7;

function isTitle({ text, link }: CharterWords): boolean {
  return !link && isTitleLike(text);
}

/** The headings that what follows `words` stands under, outermost first: a heading ends those as deep as it or deeper. */
export function headingsAfter(open: readonly CharterWords[], words: CharterWords): readonly CharterWords[] {
  const { heading } = words;
  if (heading === undefined || heading === CAPTION) return open;
  return [...open.filter((outer) => (outer.heading ?? 0) < heading), words];
}

/**
 * The section under `title`. `open` are the headings that stand above it, outermost first, and `after` the words that
 * follow the title. A heading that names no category is of the nearest one around it that does: "Sécurité" in "Cookies
 * nécessaires" is necessary, "Publicité" is not. What stands between a title and its rows makes them no less strict.
 */
export function sectionUnder(
  title: CharterWords,
  open: readonly CharterWords[],
  after: readonly CharterWords[],
): Section {
  const isNearer = (words: CharterWords) =>
    open.includes(words) || words.heading === CAPTION || isSectionWord(words.text);
  const nearer = after.filter((words) => isTitle(words) && isNearer(words)).reverse();
  // A line of its own is no part of the outline: it may begin something else.
  const around = open.filter((heading) => heading !== title && isTitle(heading) && !after.includes(heading)).reverse();
  const outer = title.heading === undefined ? [] : around;
  const outwards = [...nearer, title, ...outer];
  const at = outwards.findIndex(({ text }) => sectionCategory(text) !== 'unclassified');
  const found = outwards[at];
  if (!found) return { title: title.text, category: 'unclassified' };
  const category = sectionCategory(found.text);
  const optional = outwards.slice(0, at).find(({ text }) => isOptional(text));
  if (category === 'necessary' && optional) return { title: optional.text, category: 'unclassified' };
  if (!nearer.includes(found)) return { title: title.text, category };
  const strict = stricter(category, sectionCategory(title.text));
  return { title: (strict === category ? found : title).text, category: strict };
}
