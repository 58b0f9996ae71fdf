import type { ReportTracker } from '../report/report.ts';
import { clipText } from '../words/clip-text.ts';
import { visibleText } from '../report/wording/visible-text.ts';
import type { ViewWords } from '../words/view-words.ts';
import { markElement } from './mark-element.ts';
import { trackerMarks } from './tracker-marks.ts';

const LONGEST_NAME = 120;

/** Three lines, each in its own writing direction: a name, who set it, and what for. */
let blank: DocumentFragment | undefined;

/**
 * What a row says before it is opened, as plain elements copied from a blank: a popup opens with hundreds of rows, and as
 * components they take several times as long (`npm run bench -- popup`).
 */
export function rowSummary(tracker: ReportTracker, words: ViewWords): DocumentFragment {
  const { say } = words;
  const summary = (blank ??= blankSummary()).cloneNode(true) as DocumentFragment;
  const texts = [
    visibleText(clipText(tracker.name, LONGEST_NAME)),
    tracker.provider ?? say('tracker.provider-unknown'),
    tracker.purpose ?? say('tracker.purpose-unknown'),
  ];
  [...summary.children].forEach((line, at) => (line.textContent = texts[at] ?? ''));
  const marks = trackerMarks(tracker);
  if (marks.length === 0) return summary;
  const shown = document.createElement('span');
  shown.className = 'marks';
  shown.append(...marks.map((mark) => markElement(mark, words)));
  summary.append(shown);
  return summary;
}

function blankSummary(): DocumentFragment {
  const summary = document.createDocumentFragment();
  for (const [tag, classes] of [
    ['code', 'name'],
    ['span', 'line'],
    ['span', 'line soft'],
  ] as const) {
    const line = summary.appendChild(document.createElement(tag));
    line.className = classes;
  }
  return summary;
}
