import type { Declaration } from '../declaration.ts';
import { sectionCategory, titleWords } from './section-category.ts';
import { titleConsent } from './title-consent.ts';
import { phrasesOf, says } from './title-phrases.ts';

const FUNCTIONAL = phrasesOf(({ functional }) => functional);
/** Words that say it alone: "nécessaire", and not "cookie technique", which may be a functional one. */
const NECESSARY = phrasesOf(({ categories, functional }) =>
  categories.necessary.filter((text) => !text.includes(' ') && !functional.includes(text)),
);
const BEYOND = phrasesOf(({ categories, functional }) =>
  categories.necessary.filter((text) => !functional.includes(text)),
);

function isNecessary(title: string): boolean {
  return sectionCategory(title) === 'necessary' && says(titleWords(title), NECESSARY);
}

/** Whether a title calls its cookies functional, and nothing more. */
export function isOnlyFunctional(title: string): boolean {
  const words = titleWords(title);
  return says(words, FUNCTIONAL) && !says(words, BEYOND) && titleConsent(words) !== 'exempt';
}

/**
 * The rows of a charter, in which "functional" means necessary only where no other section is called so: set apart from
 * "Cookies nécessaires", "Cookies fonctionnels" are what a visitor may do without.
 */
export function setFunctionalApart<Row extends Pick<Declaration, 'section' | 'category'>>(rows: readonly Row[]): Row[] {
  const isSetApart = rows.some(({ section, category }) => category === 'necessary' && isNecessary(section ?? ''));
  return rows.map((row) =>
    isSetApart && row.category === 'necessary' && isOnlyFunctional(row.section ?? '')
      ? { ...row, category: 'unclassified' }
      : row,
  );
}
