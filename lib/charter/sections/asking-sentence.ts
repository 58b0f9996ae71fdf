import { foldWords } from '../fold.ts';
import { namesOtherKind } from './section-category.ts';
import { AROUND, ASKING, beyond, DOUBT, isIn, REQUIRED, titleConsent } from './title-consent.ts';
import { ADVERBS, NEGATIONS, wordsOf } from './title-phrases.ts';

/** The plain words: an acceptance or an authorisation may be of something else than cookies. */
const CONSENT = wordsOf(({ consent }) => consent.words.slice(0, 2));
const OTHERS = wordsOf(({ others }) => others);
/** "Soumis à votre consentement préalable": whose it is, and when. */
const BETWEEN = new Set([...wordsOf(({ small }) => small), ...AROUND].filter((word) => !ASKING.has(word)));
const THESE = wordsOf(({ consent }) => consent.these);
const THEY = wordsOf(({ consent }) => consent.they);
const TRACKERS = wordsOf(({ trackers }) => trackers);
/** A sentence is longer than a title, and says less of what it is about. */
const MOST_WORDS = 40;

/**
 * Whether a sentence of `text` says outright that consent is asked for: "Ils sont déposés avec votre accord". What it says
 * of others or of a kind that it names, makes an exception from or denies does not count.
 */
export function asksConsent(text: string): boolean {
  return plainSentences(text)
    .filter((words) => !words.some((word) => NEGATIONS.has(word)))
    .some((words) =>
      words.some((word, at) => {
        if (!CONSENT.has(word)) return false;
        const isAsked = isIn(ASKING, words[beyond(words, at - 1, -1, BETWEEN)]);
        return isAsked || isIn(REQUIRED, words[beyond(words, at + 1, 1, ADVERBS)]);
      }),
    );
}

/** Whether a sentence of `text` says outright, of the very cookies that it stands with, that consent is not asked for. */
export function waivesConsent(text: string): boolean {
  return plainSentences(text)
    .filter((words) => !words.some((word) => DOUBT.has(word)))
    .filter(([first = '', second = '']) => THEY.has(first) || (THESE.has(first) && TRACKERS.has(second)))
    .some((words) => titleConsent(words) === 'exempt');
}

/** The folded words of each sentence that speaks of no others, and names no kind. */
function plainSentences(text: string): string[][] {
  return text
    .slice(0, 2000)
    .split(/[.!?;:]/u)
    .map(foldWords)
    .filter((words) => words.length <= MOST_WORDS && !words.some((word) => OTHERS.has(word)))
    .filter((words) => !namesOtherKind(words));
}
