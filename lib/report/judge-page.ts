import type { Charter } from '../charter/declaration.ts';
import { noChoice, undecided, type Choice } from '../consent/choice.ts';
import { opendatasoft } from '../consent/mechanisms/opendatasoft.ts';
import type { Registry } from '../registry/registry.ts';
import { plainUrl, webUrl } from '../tracker/address.ts';
import { languages, type Language } from '../words/languages.ts';
import { reportWords } from '../words/report-words.ts';
import { reportOf } from './assemble-report.ts';
import { charterOf } from './charter-of.ts';
import type { Report, ReportCharter } from './report.ts';
import { givenCharter } from './given-charter.ts';
import { momentIn } from './moment-in.ts';
import { choiceHistory, type SeenChoice } from './seen-choice.ts';
import { earliestOf, seenTrackers, type SeenTracker } from './seen-tracker.ts';
import { listIn, objectIn, textIn, wordIn } from './given-values.ts';

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
  const choices = choiceHistory(consent, trackers, startedAt, offeredOn(url.hostname, registry));
  return reportOf(
    {
      url: plainUrl(page.url),
      host: url.hostname,
      startedAt,
      observedFromStart: wordIn([true, false], page.observedFromStart ?? true, 'page.observedFromStart'),
      choices,
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
