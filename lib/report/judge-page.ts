import type { Charter } from '../charter/declaration.ts';
import { noChoice, undecided, unreadable, type Choice, type ChoiceState } from '../consent/choice.ts';
import { recordChoice, type RecordedChoice } from '../consent/history.ts';
import { mechanismOf, mechanisms, mechanismsOfName, readStored } from '../consent/mechanisms.ts';
import { opendatasoft } from '../consent/mechanisms/opendatasoft.ts';
import type { StoredValue } from '../consent/stored-value.ts';
import type { Registry } from '../registry/registry.ts';
import { plainUrl, webUrl } from '../tracker/address.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { languages, type Language } from '../words/languages.ts';
import { reportWords } from '../words/report-words.ts';
import { reportOf } from './assemble-report.ts';
import { charterOf } from './charter-of.ts';
import type { Report, ReportCharter } from './report.ts';
import { givenCharter } from './given-charter.ts';
import { momentIn } from './moment-in.ts';
import { earliestOf, seenTrackers, type SeenTracker } from './seen-tracker.ts';
import { listIn, objectIn, textIn, wordIn } from './word-in.ts';

/** A choice that the page's visitor had made, from a moment on. */
export type SeenChoice = {
  /** ISO 8601; the start of the visit where it is left out. */
  at?: string;
} & (
  | {
      /** What the page stores, with values: cookies and `localStorage` items. What no consent mechanism keeps is left out. */
      stored: readonly StoredValue[];
    }
  | {
      state: ChoiceState;
      /**
       * `opendatasoft`, `tcf`, ...; where it is left out beside `choices`, what a portal offers. One that Miette does not read may
       * have a name too, but no `choices`: nobody knows what its keys mean.
       */
      mechanism?: string | null;
      /** Allowed or not, by the mechanism's own keys. */
      choices?: Record<string, boolean>;
      /** ISO 8601. */
      decidedAt?: string | null;
    }
);

/** What a crawler saw of one page. */
export interface JudgeInput {
  page: {
    /** Its full address; the report keeps it without query and fragment. */
    url: string;
    /** When the visit began, ISO 8601 with its time zone; the earliest of its trackers where it is left out. */
    startedAt?: string;
    /** Whether the crawler looked from the first request on; `true` where it is left out. */
    observedFromStart?: boolean;
  };
  trackers: readonly SeenTracker[];
  /**
   * What the page is held to: a charter in the form of a file in `registries/portals/`, or `null` for none. Where it is left
   * out, the one that Miette knows for the page's host, else what the platform sets if it serves that host.
   */
  charter?: Charter | ReportCharter | null;
  /**
   * The visitor's choice, or the choices one after the other. Where it is left out, none was made; but where a tracker keeps one,
   * it is a choice that cannot be read.
   */
  consent?: SeenChoice | readonly SeenChoice[];
  /** What was driven; Chromium of an unknown version where it is left out. */
  browser?: Report['browser'];
  /** Of the report's sentences; English where it is left out. */
  language?: Language;
}

export interface JudgeTools {
  registry: Registry;
  version: string;
  /** Milliseconds since the epoch. */
  now: number;
}

const STATES = ['none', 'refused', 'partial', 'granted', 'unreadable'] as const;
const STORED = ['cookie', 'localStorage'] as const;
const BROWSERS = ['chromium', 'chrome', 'edge', 'firefox'] as const;

/**
 * The report of what a crawler saw, by the extension's own rules. The same input gives the same report, but for the moment
 * at which it was made; a day in a sentence is that of the machine's time zone.
 * @throws TypeError for whatever is not as its type says, an unreadable address or moment and an unknown word among it; it names the field
 */
export function judgePage(input: JudgeInput, { registry, version, now }: JudgeTools): Report {
  const {
    page,
    consent,
    browser = { name: 'chromium', version: 'unknown' },
    language = 'en',
  } = objectIn(input, 'input');
  objectIn(page, 'page');
  objectIn(browser, 'browser');
  wordIn(BROWSERS, browser.name, 'browser.name');
  textIn(browser.version, 'browser.version');
  wordIn(languages, language, 'language');
  listIn(input.trackers, 'trackers').forEach((each, at) => objectIn(each, `trackers[${at}]`));
  const url = webUrl(textIn(page.url, 'page.url'));
  if (!url) throw new TypeError(`page.url: expected an address that starts with https://, not ${page.url}`);
  const given = page.startedAt === undefined ? null : momentIn(page.startedAt, 'page.startedAt');
  const startedAt = given ?? earliestOf(input.trackers) ?? now;
  const trackers = seenTrackers(input.trackers, url.hostname, startedAt);
  const offered = offeredOn(url.hostname, registry);
  const readings = consent
    ? choicesIn(Array.isArray(consent) ? consent : [consent], startedAt, offered)
    : keptIn(trackers, startedAt);
  return reportOf(
    {
      url: plainUrl(page.url),
      host: url.hostname,
      startedAt,
      observedFromStart: wordIn([true, false], page.observedFromStart ?? true, 'page.observedFromStart'),
      choices: historyOf(readings, startedAt, offered),
      storageChoices: [],
      managerChoices: [],
      gestures: [],
      consentMode: null,
      trackers,
      leftOut: 0,
    },
    {
      charter: input.charter === undefined ? charterOf(url.hostname, registry, language) : givenCharter(input.charter),
      registry,
      words: reportWords(language),
      tool: { name: 'miette', version },
      browser,
      now,
    },
  );
}

/** What a page asks before anyone answers: a portal offers a choice, though its crawler names nothing that keeps one. */
function offeredOn(host: string, registry: Registry): Choice {
  const isPortal = registry.portal(host) !== null || registry.isPlatformHost(host);
  return isPortal ? undecided(opendatasoft.id) : noChoice;
}

/** Nobody told of a choice: what is known to keep one has it, from when it was there on. */
function keptIn(trackers: readonly Tracker[], startedAt: number): RecordedChoice[] {
  const kept = trackers.flatMap(({ kind, name, party, state, alreadyThere, firstSeenAt }) => {
    const isKept = kind !== 'sessionStorage' && party === 'first' && state === 'stored';
    const [keeper] = isKept ? mechanismsOfName(kind, name) : [];
    return keeper ? [{ at: alreadyThere ? startedAt : firstSeenAt, choice: unreadable(keeper.id) }] : [];
  });
  return kept.sort((a, b) => a.at - b.at).slice(0, 1);
}

/** What is read as none is what the page offers. */
function choicesIn(seen: readonly SeenChoice[], startedAt: number, offered: Choice): RecordedChoice[] {
  return seen.map((each, at) => {
    const reading = recorded(each, startedAt, offered, `consent[${at}]`);
    const { state, mechanism } = reading.choice;
    return state === 'none' && mechanism === null ? { ...reading, choice: offered } : reading;
  });
}

/** Before the first choice there was none. */
function historyOf(readings: readonly RecordedChoice[], startedAt: number, offered: Choice): RecordedChoice[] {
  const before = { at: startedAt, choice: offered };
  const chosenAtStart = readings.some(({ at }) => at <= startedAt);
  return (chosenAtStart ? readings : [before, ...readings]).reduce<RecordedChoice[]>(recordChoice, []);
}

function recorded(seen: SeenChoice, startedAt: number, offered: Choice, field: string): RecordedChoice {
  objectIn(seen, field);
  const at = seen.at === undefined ? startedAt : momentIn(seen.at, `${field}.at`);
  if ('stored' in seen) {
    for (const [n, each] of listIn(seen.stored, `${field}.stored`).entries()) {
      wordIn(STORED, objectIn(each, `${field}.stored[${n}]`).kind, `${field}.stored[${n}].kind`);
      for (const key of ['name', 'value'] as const) textIn(each[key], `${field}.stored[${n}].${key}`);
    }
    return { at, choice: readStored(seen.stored) };
  }
  const { choices = {}, decidedAt = null } = seen;
  objectIn(choices, `${field}.choices`);
  const { mechanism = Object.keys(choices).length > 0 ? offered.mechanism : null } = seen;
  const state = wordIn(STATES, seen.state, `${field}.state`);
  if (mechanism !== null) textIn(mechanism, `${field}.mechanism`);
  // A text would count as granted, whatever it says, and be told in the report.
  for (const [key, allowed] of Object.entries(choices)) wordIn([true, false], allowed, `${field}.choices.${key}`);
  const decided = decidedAt === null ? null : momentIn(decidedAt, `${field}.decidedAt`);
  const read = mechanismOf({ mechanism });
  // Keys of a mechanism that is written otherwise would be understood by none.
  if (mechanism !== null && !read && Object.keys(choices).length > 0)
    throw new TypeError(`${field}.mechanism: expected ${mechanisms.map(({ id }) => id).join(', ')}, not ${mechanism}`);
  const narrow = read?.narrow;
  const choice: Choice = { state, mechanism, choices, decidedAt: decided, ...(narrow && { narrow }) };
  return { at, choice };
}
