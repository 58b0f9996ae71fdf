import type { Category } from '../declaration.ts';
import { foldWords } from '../fold.ts';
import { isOptional, sectionCategory } from './section-category.ts';
import { deniesExemption, DOUBT, maybeExempt, REQUIRED, titleConsent } from './title-consent.ts';
import { NEGATIONS, wordsOf } from './title-phrases.ts';

type Consent = 'asked' | 'exempt' | null;

const YES = wordsOf(({ yes }) => [yes]);
const NO = wordsOf(({ no }) => [no]);

/** A word that stands alone, or that something is told of: "Oui", "Non (article 82)", but not "Non concerné". */
const ANSWER = /^(\p{L}+)(?: ?[,;:.(–—-]|$)/u;

/** What is said of an answer may turn it round, or make it one that may be: then it is none. */
function answered(cell: string, whereYes: Consent, whereNo: Consent): Consent {
  const [first = ''] = foldWords(ANSWER.exec(cell)?.[1] ?? '');
  const answer = YES.has(first) ? whereYes : NO.has(first) ? whereNo : null;
  const told = cell.slice(first.length);
  const rest = foldWords(told);
  const said = titleConsent(rest);
  if (answer === 'exempt' && (rest.some((word) => DOUBT.has(word)) || isOptional(told))) return null;
  return said === null || said === answer ? answer : null;
}

/** "Non requis", "Not needed (technical)": both words, and what is told of them. */
const NOT_REQUIRED = /^(\p{L}+) (\p{L}+)(?= ?[,;:.(–—-]|$)(.*)/su;
/** The law's own word: what is "unbedingt erforderlich" may be the consent. */
const STRICTLY = wordsOf(({ adverbs }) => adverbs.filter((adverb) => /^e?str/u.test(adverb)));

/**
 * "Non requis" in a column about consent, and what it does not take back; "Requis" may be said of the cookie, and so may
 * "Nécessaire", but "Strictement nécessaire" is.
 */
function notRequired(cell: string): Consent {
  const [, first = '', second = '', told = ''] = NOT_REQUIRED.exec(cell) ?? [];
  const [word = '', other = ''] = foldWords(`${first} ${second}`);
  // Of what begins with a colon nothing would be a title.
  const rest = told.replace(/^[^\p{L}\p{N}]+/u, '');
  const words = foldWords(rest);
  const isTakenBack = isOptional(rest) || sectionCategory(rest) === 'third-party' || titleConsent(words) === 'asked';
  if (isTakenBack || words.some((each) => DOUBT.has(each))) return null;
  const isSaid = NEGATIONS.has(word)
    ? REQUIRED.has(other)
    : STRICTLY.has(word) && sectionCategory(cell) === 'necessary' && !words.some((each) => NEGATIONS.has(each));
  return isSaid ? 'exempt' : null;
}

/** No answer is longer. */
const LONGEST = 1000;

function cellConsent(whole: string, column: 'consent' | 'exempt'): Consent {
  const cell = whole.slice(0, LONGEST);
  if (ANSWER.test(cell) && [YES, NO].some((all) => all.has(foldWords(cell)[0] ?? '')))
    return column === 'consent' ? answered(cell, 'asked', 'exempt') : answered(cell, 'exempt', 'asked');
  const words = foldWords(cell);
  // "Facultatif", "Non nécessaire": what a column for an exemption says of a cookie that has none.
  if (deniesExemption(words) || (column === 'exempt' && isOptional(cell))) return 'asked';
  const said = titleConsent(words);
  if (said === 'exempt' && maybeExempt(words)) return null;
  return said ?? (column === 'consent' ? notRequired(cell) : null);
}

/**
 * The category of a row whose columns for consent and for an exemption from it say `consent` and `exempt`: what waits for
 * consent is not necessary; what explicitly does not is, unless it is a third party's. Other words change nothing.
 */
export function categoryByConsent(category: Category, consent: string, exempt: string): Category {
  const said = [cellConsent(consent, 'consent'), cellConsent(exempt, 'exempt')];
  if (said.includes('asked')) return category === 'necessary' ? 'unclassified' : category;
  return said.includes('exempt') && category !== 'third-party' ? 'necessary' : category;
}
