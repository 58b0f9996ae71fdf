import type { PageWords } from '../../words/page-words.ts';
import type { Report } from '../report.ts';
import { provenanceWords } from '../wording/provenance-words.ts';
import { declared } from './html/declared.ts';
import { findings } from './html/findings.ts';
import { markup, type Markup } from './html/markup.ts';
import { documentHead, summary } from './html/summary.ts';
import { timeline } from './html/timeline.ts';
import { trackers } from './html/trackers.ts';

/**
 * A report as one page that needs nothing else: no script, no other file. It prints to A4. Comes in pieces, one for each
 * row of its tables.
 */
export function* reportHtml(report: Report, words: PageWords): Generator<string> {
  for (const piece of piecesOf(report, words)) yield piece.source;
}

function* piecesOf(report: Report, words: PageWords): Generator<Markup> {
  yield documentHead(report, words);
  yield summary(report, words);
  yield* findings(report, words);
  yield timeline(report, words);
  yield* declared(report, words);
  yield* trackers(report, words);
  yield provenance(report, words);
  yield markup`</main></body></html>
`;
}

function provenance(report: Report, words: PageWords): Markup {
  return markup`<section><h2>${words.say('provenance.title')}</h2>
<dl class="facts">${provenanceWords(words, report).map(
    ({ label, text, code }) => markup`<dt>${label}</dt><dd>${code ? markup`<code>${text}</code>` : text}</dd>
`,
  )}</dl></section>
`;
}
