import { foldWords } from '../fold.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';
import { ADVERBS, AND, NEGATIONS, SMALL, joins, phrasesOf, says, wordsOf } from './title-phrases.ts';

const CONSENT = wordsOf(({ consent }) => consent.words);
const WITHOUT = wordsOf(({ consent }) => consent.without);
const KEPT = new Set(CHARTER_LANGUAGES.flatMap(({ consent }) => consent.kept.map((text) => foldWords(text).join(' '))));
const WHOSE = wordsOf(({ consent, small }) => [...consent.whose, ...small]);
export const ASKING = wordsOf(({ consent }) => consent.asking);
const DONE = wordsOf(({ consent }) => consent.done);

/** "Exemptés ou soumis à consentement" speaks of two things: what joins them stands around neither. */
export const AROUND = new Set(
  [...wordsOf(({ consent, small, adverbs }) => [...consent.around, ...consent.whose, ...small, ...adverbs])].filter(
    (word) => !joins(word),
  ),
);
/** What may stand before "sans consentement": cookies, and that they are necessary. */
const PLAIN = wordsOf(({ small, adverbs, trackers, categories }) => [
  ...small,
  ...adverbs,
  ...trackers,
  ...categories.necessary,
]);
export const REQUIRED = wordsOf(({ consent }) => consent.required);
export const DOUBT = wordsOf(({ consent }) => consent.doubt);
const MAYBE = phrasesOf(({ consent }) => consent.maybe ?? consent.doubt);
const EXEMPT = wordsOf(({ consent }) => consent.exempt);
const SAYS_WHETHER = [NEGATIONS, ASKING, REQUIRED, EXEMPT];
/** Words that a sentence may tell of consent alone with. */
const OF_CONSENT = new Set([CONSENT, AROUND, SMALL, ADVERBS, ...SAYS_WHETHER].flatMap((words) => [...words]));

export function isIn(set: ReadonlySet<string>, word: string | undefined): boolean {
  return word !== undefined && set.has(word);
}

/** The first word from `at` on, in steps of `step`, that is not one of `passed`. */
export function beyond(words: readonly string[], at: number, step: 1 | -1, passed: ReadonlySet<string>): number {
  let next = at;
  while (isIn(passed, words[next]) && !isIn(NEGATIONS, words[next])) next += step;
  return next;
}

/** Whether nothing before `at` is turned round: a second negation could turn the first one back. */
function isPlainUpTo(words: readonly string[], at: number): boolean {
  return !words.slice(0, at).some((word) => NEGATIONS.has(word));
}

/**
 * Whether consent, named at `at`, is said not to be needed: "sans consentement", "exemptés de consentement", "consent is
 * not required". "Bloqués sans consentement" says the reverse.
 */
function isWaived(words: readonly string[], at: number): boolean {
  if (isIn(EXEMPT, words[at + 1])) return isPlainUpTo(words, at);
  const before = beyond(words, at - 1, -1, AROUND);
  if (isIn(WITHOUT, words[before]))
    return words.slice(0, before).every((word) => (PLAIN.has(word) || DONE.has(word)) && !NEGATIONS.has(word));
  if (isIn(NEGATIONS, words[before]) || isIn(EXEMPT, words[before])) return isPlainUpTo(words, before);
  const after = beyond(words, at + 1, 1, AROUND);
  const isDenied = isIn(NEGATIONS, words[after]) && isIn(REQUIRED, words[beyond(words, after + 1, 1, ADVERBS)]);
  return isDenied && isPlainUpTo(words, at);
}

/** "Soumis ou non à consentement", "exempt or not": some are and some are not. */
function isOpen(words: readonly string[]): boolean {
  return words.some((word, at) => NEGATIONS.has(word) && joins(words[at - 1] ?? '') && !isIn(AND, words[at - 1]));
}

const BUT_NOT = wordsOf(({ negations, otherThan }) => [
  ...negations,
  ...otherThan.filter((text) => !text.includes(' ')),
]);

/** Whether an exemption is named and turned round: "non exemptés", "ne faisant pas l’objet d’une exemption", "hors exemption". */
export function deniesExemption(words: readonly string[]): boolean {
  return words.some((word, at) => EXEMPT.has(word) && isIn(BUT_NOT, words[beyond(words, at - 1, -1, AROUND)]));
}

/** "Peuvent être exemptés", "en cours d'exemption": more than the side by side of "du service demandé, exemptés". */
function mayBecome(words: readonly string[], at: number): boolean {
  const before = beyond(words, at - 1, -1, AROUND);
  return before < at - 1 && isIn(DOUBT, words[before]);
}

/**
 * Whether an exemption is one that may be: "partiellement exemptés", "exemptés sous réserve de paramétrage". An Italian "se"
 * (if) is oneself in Spanish: "exentas, se instalan".
 */
export function maybeExempt(words: readonly string[]): boolean {
  const plain = words.filter((word) => word !== 'se');
  return words.some((word, at) => EXEMPT.has(word) && (says(plain, MAYBE) || mayBecome(words, at)));
}

/**
 * Whether consent, named at `at`, is what cookies serve: "gestion de votre consentement", and not "déposés après
 * l’enregistrement de votre consentement".
 */
function isKept(words: readonly string[], at: number): boolean {
  const before = beyond(words, at - 1, -1, WHOSE);
  const isSaid = (from: number, to: number) => KEPT.has(words.slice(Math.max(from, 0), to).join(' '));
  if (isSaid(at, at + 2)) return true;
  const isSaidBefore = [0, 1, 2, 3].some((more) => isSaid(before - more, before + 1));
  return isSaidBefore && !isIn(ASKING, words[beyond(words, before - 1, -1, SMALL)]);
}

/**
 * What the folded words of a section's title say of consent: that its cookies wait for it (`asked`), that they do not
 * (`exempt`), or nothing (`null`). In doubt it is asked.
 */
export function titleConsent(words: readonly string[]): 'asked' | 'exempt' | null {
  const named = words.flatMap((word, at) => (CONSENT.has(word) && !isKept(words, at) ? [at] : []));
  const exempt = words.findIndex((word) => EXEMPT.has(word));
  if (named.length === 0 && exempt < 0) return null;
  if (isOpen(words) || !named.every((at) => isWaived(words, at))) return 'asked';
  return named.length > 0 || isPlainUpTo(words, exempt) ? 'exempt' : null;
}

/** Whether words say whether consent is asked for, and nothing else: "consentement" alone is what cookies serve. */
export function saysOnlyConsent(words: readonly string[]): boolean {
  const isTold = words.some((word) => SAYS_WHETHER.some((set) => set.has(word)));
  return isTold && words.every((word) => OF_CONSENT.has(word)) && titleConsent(words) !== null;
}
