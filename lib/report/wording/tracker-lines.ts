import type { ViewWords } from '../../words/view-words.ts';
import type { Report, ReportTracker } from '../report.ts';
import { categoryWords } from './category-words.ts';
import { lifetimeWords } from './lifetime-words.ts';
import { longTime } from './long-date.ts';
import { nameWords } from './name-words.ts';
import { trackerFlags } from './tracker-flags.ts';
import { visibleText } from './visible-text.ts';

type Line = readonly [label: string, text: string | null];

/** All that a row says once it is opened, each with its label; `null` where there is nothing of the kind. */
export function trackerLines(words: ViewWords, tracker: ReportTracker): readonly Line[] {
  const { say } = words;
  const cookie = tracker.kind === 'cookie';
  const domain =
    cookie && !tracker.hostOnly ? say('tracker.domain.subdomains', { domain: tracker.domain }) : tracker.domain;
  const appeared = tracker.elsewhere ? 'elsewhere' : tracker.alreadyThere ? 'already-there' : 'at';
  const { via, url } = tracker.setBy;
  return [
    [say('tracker.service'), tracker.service],
    [say('tracker.kind'), say(`tracker.kind.${tracker.kind}`)],
    [say('tracker.lifetime'), lifetimeWords(words, tracker)],
    [say('tracker.domain'), domain],
    [say('tracker.path'), cookie ? tracker.path : null],
    [say('tracker.partition'), tracker.partition],
    [say('tracker.flags'), cookie ? trackerFlags(tracker).join(', ') || say('tracker.flags.none') : null],
    [say('tracker.state'), say(`tracker.state.${tracker.state}`)],
    [say('tracker.appeared'), say(`tracker.appeared.${appeared}`, { time: longTime(words, tracker.firstSeenAt) })],
    [say('tracker.consent'), say(`tracker.consent.${tracker.consentAtFirstSight}`)],
    [say('tracker.consent.why'), tracker.consentReason ?? null],
    [say('tracker.set-by'), [say(`tracker.set-by.${via}`), url].filter(Boolean).join(' – ')],
    [say('tracker.match'), tracker.matchedBy],
    [say('tracker.source'), say(`tracker.source.${tracker.source}`)],
  ];
}

/**
 * A row as text to paste elsewhere, one line for each thing that it says, the page where it was seen among them. No line
 * begins with what a page chose, so that no spreadsheet takes one for a formula.
 */
export function trackerText(
  words: ViewWords,
  tracker: ReportTracker,
  report: Pick<Report, 'charter' | 'page'>,
): string {
  const { say } = words;
  const lines: readonly Line[] = [
    [say('charter.names', { count: 1 }), nameWords(words, tracker.name)],
    [say('charter.provider'), tracker.provider ?? say('tracker.provider-unknown')],
    [say('charter.purpose'), tracker.purpose ?? say('tracker.purpose-unknown')],
    [say('table.category'), categoryWords(words, report, tracker)],
    [say('provenance.page'), report.page.url],
    ...trackerLines(words, tracker),
  ];
  return lines
    .flatMap(([label, text]) => (text === null ? [] : say('row.line', { label, text: visibleText(text) })))
    .join('\n');
}
