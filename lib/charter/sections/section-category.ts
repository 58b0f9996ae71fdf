import type { Category } from '../declaration.ts';
import { foldWords } from '../fold.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';
import { remembered } from '../remembered.ts';
import { deniesExemption, DOUBT, maybeExempt, saysOnlyConsent, titleConsent } from './title-consent.ts';
import {
  AND,
  BROWSER,
  NEGATIONS,
  OTHERS,
  SMALL,
  TRACKERS,
  denies,
  phrasesOf,
  placesOf,
  says,
  wordsOf,
} from './title-phrases.ts';

/** No title is longer; of a sentence, these words say what it is about. */
const MOST_WORDS = 60;

const THIRD_PARTY = phrasesOf(({ categories }) => categories['third-party']);
const STATISTICS = phrasesOf(({ categories }) => categories.statistics);
const NECESSARY = phrasesOf(({ categories }) => categories.necessary);
const FIRST_PARTY = phrasesOf(({ categories }) => categories['first-party']);
const OTHER_THAN = phrasesOf(({ otherThan }) => otherThan);
const OPTIONAL = phrasesOf(({ optional }) => optional);
const REFUSABLE = phrasesOf(({ refusable }) => refusable);

const AND_TRACKING = CHARTER_LANGUAGES.map(({ andTracking }) => ` ${foldWords(andTracking).join(' ')} `);

/** `cookie technique` -> `technique`, as a column of kinds of cookies says it. */
const NECESSARY_ALONE = new Set(
  [...NECESSARY.values()]
    .flat()
    .map((phrase) => phrase.filter((word) => !TRACKERS.has(word)).join(' '))
    .filter(Boolean),
);

const TECHNOLOGIES = wordsOf(({ technologies }) => technologies);

/**
 * Without "et autres traceurs", as the law says beside cookies: until something is called necessary it sets nothing apart,
 * and "technologies" never do.
 */
function withoutOthers(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, index) => AND.has(word) && OTHERS.has(words[index + 1] ?? ''));
  const what = words[at + 2] ?? '';
  const isBeside = TECHNOLOGIES.has(what) || (TRACKERS.has(what) && !says(words.slice(0, at), NECESSARY));
  return at < 0 || !isBeside ? words : [...words.slice(0, at), ...words.slice(at + 3)];
}

/** "Non obligatoires", "not mandatory": what is necessary as cookies are, or is asked for, may be denied on its own. */
const DENIED = phrasesOf(({ consent }) => [...NECESSARY_ALONE, ...consent.required]);

/** Where a visitor may refuse these cookies, and not others, or any in a browser: "désactivables dans votre navigateur". */
export function refusablePlaces(words: readonly string[]): number[] {
  const isAny = OTHERS.has(words.at(-1) ?? '') || words.some((word) => BROWSER.has(word));
  return isAny ? [] : placesOf(words, REFUSABLE);
}

/** A title that names cookies beside a browser is about these. */
function saysRefusable(words: readonly string[]): boolean {
  const named = words.some((word) => TRACKERS.has(word)) ? words.filter((word) => !BROWSER.has(word)) : words;
  return refusablePlaces(named).length > 0;
}

/** "Cookies techniques et de suivi (Matomo)", but not "et de suivi de session", nor "no advertising and tracking". */
function endsInTracking(words: readonly string[]): boolean {
  const isTracking = AND_TRACKING.some((phrase) => {
    const [, after] = `${words.join(' ')} `.split(phrase);
    return after !== undefined && !SMALL.has(after.split(' ', 1).join());
  });
  return isTracking && !words.some((word) => NEGATIONS.has(word));
}

/**
 * A title that says the reverse of necessary in any part is not trusted with the rest. Where consent is not necessary it
 * is consent that this is said of.
 */
function deniesNecessary(words: readonly string[], consent: ReturnType<typeof titleConsent>): boolean {
  if (consent === 'asked' || says(withoutOthers(words), OTHER_THAN) || says(words, OPTIONAL)) return true;
  if (endsInTracking(words) || saysRefusable(words)) return true;
  return consent === null && (denies(words, NECESSARY) || denies(words, DENIED) || deniesExemption(words));
}

/** "Cookies internes techniques": whose they are does not part what they are from being cookies. */
const BESIDE_KIND = wordsOf(({ trackers, small, categories }) => [...trackers, ...small, ...categories['first-party']]);

function saysNecessary(words: readonly string[]): boolean {
  return says(words, NECESSARY) || NECESSARY_ALONE.has(words.filter((word) => !BESIDE_KIND.has(word)).join(' '));
}

/** How a label begins: "Catégorie 2", "Type de cookies", "Finalité". */
const LABELS = wordsOf(({ headings }) =>
  [...headings.section, ...headings.purpose].filter((text) => /^\p{L}+$/u.test(text)),
);
/** How a label ends that is one whatever its word is, as "Tableau 2" or "Annexe B", but for pictures and versions: "Figure 1". */
const NUMBER = /^(?:\d{1,2}|[ivx]+|\p{L})$/u;
const NUMBERED_APART = /^(?:fig|ima[gt]|schema|graph|abb|afb|version)/u;
/** What a label stands before is no longer. */
const LABELLED_WORDS = 10;

/** Whether words after a `label` are a title of their own: "Tableau 1 : cookies nécessaires", "Cookies : tiers". */
function isLabelled(text: string, words: readonly string[], [label = '', ...more]: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (/[.!?:;]/u.test(text) || words.length > LABELLED_WORDS || (SMALL.has(first) && !TRACKERS.has(second)))
    return false;
  const [number = label, ...beside] = more.filter((word) => word !== 'n');
  const isNumbered = beside.length === 0 && NUMBER.test(number) && !NUMBERED_APART.test(label);
  const isLabel = LABELS.has(label) || isNumbered;
  if (words.filter((word) => !SMALL.has(word)).length < 3) return isLabel || TRACKERS.has(label);
  return isLabel && words.some((word) => TRACKERS.has(word));
}

/**
 * Of a title that is a sentence ("Strictly necessary cookies: ...") the words before the colon; those after it where what
 * stands before is but a label. What is told of consent alone belongs to the title: "Mesure d'audience : exemptée de consentement".
 */
export function titleWords(title: string): string[] {
  const [before = '', ...more] = title.slice(0, 1000).split(':');
  const words = foldWords(before.replace(/[/&]/gu, ' et ')).slice(0, MOST_WORDS);
  const after = more.join(':');
  const own = foldWords(after);
  if (own.length <= LABELLED_WORDS && saysOnlyConsent(own)) return [...own, ...words];
  const isLabel = own.length > 0 && isLabelled(after, own, words) && categoryOf(words) === 'unclassified';
  return isLabel && !saysOptional(words) ? own : words;
}

/** Whether words say of cookies that they are not necessary, or name a purpose that cannot be, whatever stands above them. */
export const isOptional = remembered((title): boolean => saysOptional(titleWords(title)));

function saysOptional(words: readonly string[]): boolean {
  return deniesNecessary(words, titleConsent(words)) || joinsThirdParty(words);
}

/** Whether a title says that its cookies are exempt from consent: a visitor may still be told how to refuse them. */
export function isExempt(title: string): boolean {
  return titleConsent(titleWords(title)) === 'exempt';
}

/** Where folded words name what is never necessary, or what a visitor may do without. */
export function optionalPlaces(words: readonly string[]): number[] {
  return [...placesOf(words, OPTIONAL), ...refusablePlaces(words)];
}

/** Whether words name a kind that is never necessary, or all but a kind: they may be about other cookies than those around. */
export function namesOtherKind(words: readonly string[]): boolean {
  return [THIRD_PARTY, STATISTICS, OPTIONAL, REFUSABLE, OTHER_THAN].some((phrases) => says(words, phrases));
}

/** Whether a title names a category, be it among others. */
export function namesCategory(title: string, category: 'necessary' | 'first-party'): boolean {
  const words = titleWords(title);
  return category === 'necessary' ? saysNecessary(words) : says(words, FIRST_PARTY);
}

const HANDED_OVER = wordsOf(({ handedOver, small, trackers }) => [...handedOver, ...small, ...trackers]);

/** Whether a title speaks of third parties, and not of what goes to none: "(aucune donnée transmise à des tiers)". */
function saysThirdParty(words: readonly string[]): boolean {
  return placesOf(words, THIRD_PARTY).some((at) => {
    const before = words.findLastIndex((word, index) => index < at && (NEGATIONS.has(word) || !HANDED_OVER.has(word)));
    return !NEGATIONS.has(words[before] ?? '');
  });
}

const WHOSE = wordsOf(({ categories }) => [...categories['first-party'], ...categories['third-party']]);

/** "Cookies internes et cookies tiers" are some of each; "cookies tiers fonctionnels et nécessaires" are one thing. */
function joinsThirdParty(words: readonly string[]): boolean {
  const own = [...placesOf(words, FIRST_PARTY), ...placesOf(words, NECESSARY)];
  return placesOf(words, THIRD_PARTY).some((at) =>
    own.some((other) => {
      const between = words.slice(Math.min(at, other) + 1, Math.max(at, other));
      const isJoined = between.every((word) => SMALL.has(word) || TRACKERS.has(word) || WHOSE.has(word));
      return isJoined && between.some((word) => AND.has(word));
    }),
  );
}

/** Whether a title speaks of one thing: "Cookies de mesure d'audience exemptés", not of these "et cookies exemptés". */
function isOneThing(words: readonly string[]): boolean {
  return words.filter((word) => TRACKERS.has(word)).length <= 1 && !words.some((word) => DOUBT.has(word));
}

/**
 * The category that a section's title names, `unclassified` where it names none. A title such as "third-party statistics
 * cookies" names two: the stricter one counts; one that joins a third party's to the site's own leaves open which is which. An
 * exemption from consent makes necessary whatever is not a third party's; what waits for consent is not necessary, though the title says that consent is.
 */
export const sectionCategory = remembered((title): Category => categoryOf(titleWords(title)));

function categoryOf(words: readonly string[]): Category {
  const consent = titleConsent(words);
  const isDenied = deniesNecessary(words, consent);
  const isStatistics = says(words, STATISTICS);
  if (saysThirdParty(words))
    return isDenied || isStatistics || !joinsThirdParty(words) ? 'third-party' : 'unclassified';
  const isWaived = consent === 'exempt' && !maybeExempt(words) && (!isStatistics || isOneThing(words));
  if (!isDenied && isWaived) return 'necessary';
  if (isStatistics) return 'statistics';
  if (!isDenied && saysNecessary(words)) return 'necessary';
  return says(words, FIRST_PARTY) ? 'first-party' : 'unclassified';
}
