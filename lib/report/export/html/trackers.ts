import type { PageWords } from '../../../words/page-words.ts';
import { groupFindings } from '../../group-findings.ts';
import type { Report } from '../../report.ts';
import { trackersOf } from '../../trackers-of.ts';
import { appearedWords } from '../../wording/appeared-words.ts';
import { categoryWords } from '../../wording/category-words.ts';
import { lifetimeWords } from '../../wording/lifetime-words.ts';
import { partyWords } from '../../wording/party-words.ts';
import { CLOSED_TABLE, openTable, providerAndPurpose, row, trackerName, whole } from './cells.ts';
import { markup, type Markup } from './markup.ts';

/** Every tracker in one table. */
export function* trackers(report: Report, words: PageWords): Generator<Markup> {
  const { say } = words;
  const warned = trackersOf(groupFindings(report.findings).warnings);
  yield markup`<section class="trackers"><h2>${say('trackers.title')}</h2>
`;
  if (report.trackers.length === 0) yield markup`<p>${say('trackers.none')}</p>`;
  else {
    yield openTable(say('trackers.shown', { shown: report.trackers.length, total: report.trackers.length }), [
      [say('table.name'), '24%'],
      [say('table.provider'), '25%'],
      [say('table.category'), '18%'],
      [say('table.appeared'), '17%'],
      [say('table.kept'), '16%'],
    ]);
    for (const tracker of report.trackers)
      yield row(
        markup`${trackerName(tracker, words)}
<p class="soft">${partyWords(words, tracker)}, ${say(`tracker.kind.${tracker.kind}`)}</p>`,
        providerAndPurpose(tracker, words),
        markup`<p>${categoryWords(words, report, tracker) ?? '–'}</p><p class="soft">${whole(tracker.matchedBy)}</p>
${warned.has(tracker.id) ? markup`<p><strong class="warned">${say('number.warned', { count: 1 })}</strong></p>` : null}`,
        markup`<p>${appearedWords(words, report, tracker)}</p>
<p class="soft">${say(`tracker.set-by.${tracker.setBy.via}`)}</p><p class="soft">${say(`tracker.state.${tracker.state}`)}</p>
${tracker.needsConsent ? markup`<p>${say(`tracker.consent.${tracker.consentAtFirstSight}`)}</p>` : null}
${tracker.consentReason ? markup`<p class="soft">${whole(tracker.consentReason)}</p>` : null}`,
        lifetimeWords(words, tracker),
      );
    yield CLOSED_TABLE;
  }
  if (report.leftOut > 0) yield markup`<p>${say('trackers.left-out', { count: report.leftOut })}</p>`;
  yield markup`</section>
`;
}
