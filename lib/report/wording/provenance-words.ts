import type { PageWords } from '../../words/page-words.ts';
import { isFromFile } from '../published-at.ts';
import type { Report, ReportCharter } from '../report.ts';
import { charterLanguage, charterTitle } from './charter-title.ts';
import { isolateText } from './isolate-text.ts';
import { longDate, zonedTime } from './long-date.ts';

const BROWSERS: Record<Report['browser']['name'], string> = {
  chrome: 'Google Chrome',
  chromium: 'Chromium',
  edge: 'Microsoft Edge',
  firefox: 'Firefox',
};

/** Where a report comes from, as labels and what they say. */
export function provenanceWords(words: PageWords, report: Report): { label: string; text: string; code?: boolean }[] {
  const { say } = words;
  const { page, charter, browser, tool, consent } = report;
  const regime = page.thirdPartyCookies;
  const ofCharter = charter
    ? [
        {
          label: say('provenance.charter.origin'),
          text: [say(`charter.origin.${charter.origin}`), charterLanguage(words, charter) ?? ''].join(' ').trim(),
        },
        { label: say('provenance.charter.source'), text: sourceWords(words, charter) },
        ...(charter.origin === 'platform' || isFromFile(charter)
          ? []
          : [{ label: say('provenance.charter.date'), text: longDate(words, charter.retrievedAt) }]),
        ...(charter.sha256 === null
          ? []
          : [{ label: say('provenance.charter.hash'), text: isolateText(charter.sha256), code: true }]),
      ]
    : [{ label: say('provenance.charter'), text: say('charter.none') }];
  return [
    { label: say('provenance.what'), text: say('provenance.observation') },
    { label: say('provenance.page'), text: isolateText(page.url) },
    { label: say('provenance.visit'), text: zonedTime(words, page.visitStartedAt) },
    { label: say('provenance.start'), text: say(`provenance.start.${page.observedFromStart ? 'yes' : 'no'}`) },
    ...ofCharter,
    { label: say('provenance.mechanism'), text: mechanismWords(consent) ?? say('provenance.mechanism.none') },
    { label: say('provenance.browser'), text: `${BROWSERS[browser.name]} ${browser.version}`.trim() },
    {
      label: say('provenance.regime'),
      text: say(regime === 'unknown' ? 'provenance.regime.unknown' : `popup.third-party-cookies.${regime}`),
    },
    { label: say('provenance.tool'), text: `Miette ${tool.version}` },
    { label: say('provenance.generated'), text: zonedTime(words, report.generatedAt) },
    { label: say('provenance.values.label'), text: say('provenance.values') },
  ];
}

/** The mechanism whose record counts, as people know it. */
function mechanismWords({ mechanism, mechanisms, state }: Report['consent']): string | null {
  const counts = mechanisms?.find(
    (each) => each.id === mechanism || (state === 'unreadable' && each.state === 'unreadable'),
  );
  return counts?.name ?? mechanism;
}

/** Where a charter was read; of one from a file, that it was added. */
function sourceWords(words: PageWords, charter: ReportCharter): string {
  return isFromFile(charter) ? charterTitle(words, charter) : isolateText(charter.sourceUrl);
}
