import type { PageKey, PageWords } from '../../words/page-words.ts';
import { groupFindings } from '../group-findings.ts';
import { isHeld } from '../is-held.ts';
import type { Report, ReportFinding, ReportTracker } from '../report.ts';
import { trackersOf } from '../trackers-of.ts';
import { categoryWords } from '../wording/category-words.ts';
import { partyWords } from '../wording/party-words.ts';
import { trackerFlags } from '../wording/tracker-flags.ts';
import { visibleText } from '../wording/visible-text.ts';
import { separatedValues, separatorFor } from './separated-values.ts';

interface Context {
  report: Report;
  words: PageWords;
  warned: ReadonlySet<string>;
  findings: ReadonlyMap<string, ReportFinding[]>;
}

type Cell = (tracker: ReportTracker, context: Context) => string | null;

const COLUMNS: readonly (readonly [PageKey, Cell])[] = [
  ['provenance.page', (_tracker, { report }) => report.page.url],
  ['csv.visit', (_tracker, { report }) => spreadsheetTime(report.page.visitStartedAt)],
  ['table.name', ({ name }) => name],
  ['tracker.kind', ({ kind }, { words }) => words.say(`tracker.kind.${kind}`)],
  ['tracker.domain', ({ domain }) => domain],
  ['tracker.path', ({ kind, path }) => (kind === 'cookie' ? path : null)],
  ['tracker.partition', ({ partition }) => partition],
  ['table.party', (tracker, { words }) => partyWords(words, tracker)],
  ['table.category', (tracker, { words, report }) => categoryWords(words, report, tracker)],
  [
    'csv.declared',
    ({ category }, { words, report }) => (isHeld(report) ? yesOrNo(words, category !== 'undeclared') : null),
  ],
  ['table.provider', ({ provider }) => provider],
  ['tracker.service', ({ service }) => service],
  ['charter.purpose', ({ purpose }) => purpose],
  ['tracker.state', ({ state }, { words }) => words.say(`tracker.state.${state}`)],
  ['csv.first-seen', ({ firstSeenAt }) => spreadsheetTime(firstSeenAt)],
  ['csv.already-there', ({ alreadyThere }, { words }) => yesOrNo(words, alreadyThere)],
  ['tracker.set-by', ({ setBy }, { words }) => words.say(`tracker.set-by.${setBy.via}`)],
  ['csv.set-by-url', ({ setBy }) => setBy.url],
  ['csv.needs-consent', ({ needsConsent }, { words }) => yesOrNo(words, needsConsent)],
  ['tracker.consent', ({ consentAtFirstSight }, { words }) => words.say(`tracker.consent.${consentAtFirstSight}`)],
  ['tracker.consent.why', ({ consentReason }) => consentReason ?? null],
  ['csv.warning', ({ id }, { words, warned }) => yesOrNo(words, warned.has(id))],
  ['csv.lifetime', ({ lifetimeDays }, { words }) => (lifetimeDays === null ? null : plainNumber(words, lifetimeDays))],
  ['csv.expires', ({ expiresAt }) => (expiresAt === null ? null : spreadsheetTime(expiresAt))],
  ['tracker.flags', (tracker) => trackerFlags(tracker).join('; ')],
  ['tracker.source', ({ source }, { words }) => words.say(`tracker.source.${source}`)],
  ['tracker.match', ({ matchedBy }) => matchedBy],
  ['findings.title', ({ id }, { findings }) => (findings.get(id) ?? []).map(({ message }) => message).join(' ')],
];

/**
 * A report's trackers as a table for spreadsheets, in the words' language: one text per row, the headings first. Each row
 * tells its page and visit, so that tables of several reports can be put together.
 */
export function reportCsv(report: Report, words: PageWords): Generator<string> {
  return separatedValues(rowsOf(report, words), separatorFor(words.language));
}

function* rowsOf(report: Report, words: PageWords): Generator<string[]> {
  yield csvHeadings(words);
  yield* csvRows(report, words);
}

/** The headings of such a table. */
export function csvHeadings(words: PageWords): string[] {
  return COLUMNS.map(([heading]) => words.say(heading));
}

/** The cells of such a table below its headings, a row for each tracker. */
export function* csvRows(report: Report, words: PageWords): Generator<string[]> {
  const findings = new Map<string, ReportFinding[]>();
  for (const finding of report.findings)
    for (const id of finding.trackers) findings.set(id, [...(findings.get(id) ?? []), finding]);
  const context = { report, words, warned: trackersOf(groupFindings(report.findings).warnings), findings };
  for (const tracker of report.trackers) yield COLUMNS.map(([, cell]) => visibleText(cell(tracker, context) ?? ''));
}

function yesOrNo({ say }: PageWords, is: boolean): string {
  return say(is ? 'csv.yes' : 'csv.no');
}

/** What spreadsheets of every language read as a moment: `2026-11-22 09:14:08`, of UTC. */
function spreadsheetTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

function plainNumber({ language }: PageWords, value: number): string {
  return new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 2 }).format(value);
}
