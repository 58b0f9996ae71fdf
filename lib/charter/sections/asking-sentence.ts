import { foldWords } from '../fold.ts';
import { isExempt, namesOtherKind, optionalPlaces, refusablePlaces } from './section-category.ts';
import { AROUND, ASKING, beyond, DOUBT, isIn, REQUIRED, titleConsent } from './title-consent.ts';
import { ADVERBS, NEGATIONS, OTHERS, SMALL, TRACKERS, phrasesOf, says, wordsOf } from './title-phrases.ts';

/** The plain words: an acceptance or an authorisation may be of something else than cookies. */
const CONSENT = wordsOf(({ consent }) => consent.words.slice(0, 2));
/** "Soumis à votre consentement préalable": whose it is, and when. */
const BETWEEN = new Set([...SMALL, ...AROUND].filter((word) => !ASKING.has(word)));
const THESE = wordsOf(({ consent }) => consent.these);
const THEY = wordsOf(({ consent }) => consent.they);
const DOING = wordsOf(({ consent }) => consent.doing);
/** A sentence is longer than a title, and says less of what it is about. */
const MOST_WORDS = 40;

/** Where one part of a sentence ends and another begins, of which the one may be denied and the other not. */
const PARTS = wordsOf(({ plus, but }) => [plus, but]);
const ARTICLES = wordsOf(({ articles }) => articles);
const AGREED = phrasesOf(({ consent }) => consent.agreed);
/** "Vous pouvez les refuser" is said of cookies; how it is done in a browser, of any. */
const REFUSAL_WORDS = 5;

/**
 * Whether a sentence of `text` says outright that consent is asked for: "Ils sont déposés avec votre accord". What it says
 * of others or of a kind that it names, makes an exception from or denies does not count.
 */
export function asksConsent(text: string): boolean {
  return plainSentences(text)
    .filter(isOfCookies)
    .some((words) => says(words, AGREED) || words.some((word, at) => CONSENT.has(word) && isAsked(words, at)));
}

function isAsked(words: readonly string[], at: number): boolean {
  const before = beyond(words, at - 1, -1, BETWEEN);
  if (isIn(ASKING, words[before])) return isPlain(words, before, at);
  const after = beyond(words, at + 1, 1, ADVERBS);
  // "No notice and consent is required": what joins nouns parts no sentence.
  return isIn(REQUIRED, words[after]) && !words.some((word) => NEGATIONS.has(word));
}

/** Whether nothing is turned round in the part of a sentence around `from` and `to`. */
function isPlain(words: readonly string[], from: number, to: number): boolean {
  const start = words.findLastIndex((word, at) => at < from && PARTS.has(word)) + 1;
  const end = words.findIndex((word, at) => at > to && PARTS.has(word));
  return !words.slice(start, end < 0 ? words.length : end).some((word) => NEGATIONS.has(word));
}

/** "L'inscription à la lettre d'information est soumise à votre accord" is about something else, "le dépôt" alone is not. */
function isOfCookies(words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words;
  const isDoing = DOING.has(second) && (ADVERBS.has(third) || !SMALL.has(third));
  return (
    !ARTICLES.has(first) || isDoing || CONSENT.has(second) || words.some((word) => TRACKERS.has(word) || THEY.has(word))
  );
}

/**
 * Whether a sentence of `text` makes what stands under `title` not necessary: it asks for consent, or says that a visitor
 * may do without these cookies.
 */
export function isDoubted(title: string, text: string): boolean {
  return asksConsent(text) || (!isExempt(title) && sentencesOf(text).some(offersChoice));
}

function offersChoice(words: readonly string[]): boolean {
  const subject = THEY.has(words[0] ?? '') ? 1 : isOfThese(words) ? 2 : null;
  const verb = words[subject ?? 0] ?? '';
  // "Ces cookies sont facultatifs": what follows the verb, and not "ces cookies de performance".
  if (
    subject !== null &&
    (ADVERBS.has(verb) || !SMALL.has(verb)) &&
    optionalPlaces(words).includes(beyond(words, subject + 1, 1, ADVERBS))
  )
    return true;
  return (
    words.length <= REFUSAL_WORDS && refusablePlaces(words).length > 0 && !words.some((word) => TRACKERS.has(word))
  );
}

function isOfThese([first = '', second = '']: readonly string[]): boolean {
  return THESE.has(first) && TRACKERS.has(second);
}

/**
 * Whether sentences say outright that consent is not asked for, of the very cookies that they stand with: after "Les cookies
 * nécessaires sont ..." "ils" are others. What else they say of these before changes nothing.
 */
export function waivesConsent(texts: readonly string[]): boolean {
  for (const sentence of texts.flatMap(rawSentences)) {
    const words = foldWords(sentence);
    // "Selon la CNIL, ces cookies sont exemptés ..."
    const clauses = sentence.split(',').map(foldWords);
    const own = clauses.find((clause) => THEY.has(clause[0] ?? '') || isOfThese(clause));
    if (!own && !words.some((word) => TRACKERS.has(word))) continue;
    if (namesOtherKind(words) || words.some((word) => DOUBT.has(word) || OTHERS.has(word))) return false;
    const said = own ? titleConsent(own) : 'asked';
    if (said !== null) return said === 'exempt';
  }
  return false;
}

function rawSentences(text: string): string[] {
  return text.slice(0, 2000).split(/[.!?;:]/u);
}

/** The folded words of each sentence that is no longer than one that says something outright. */
function sentencesOf(text: string): string[][] {
  return rawSentences(text)
    .map(foldWords)
    .filter((words) => words.length > 0 && words.length <= MOST_WORDS);
}

/** Those that speak of no others, and name no kind. */
function plainSentences(text: string): string[][] {
  return sentencesOf(text).filter((words) => !words.some((word) => OTHERS.has(word)) && !namesOtherKind(words));
}
