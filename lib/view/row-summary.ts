import type { ReportTracker } from '../report/report.ts';
import { clipText } from '../report/wording/clip-text.ts';
import { visibleText } from '../report/wording/visible-text.ts';
import type { ViewWords } from '../words/view-words.ts';
import { markElement } from './mark-element.ts';
import { trackerMarks } from './tracker-marks.ts';

const LONGEST_NAME = 120;

/**
 * What a row says before it is opened, as plain elements: a popup opens with hundreds of rows, and as components they take
 * several times as long (`npm run bench -- popup`).
 */
export function rowSummary(tracker: ReportTracker, words: ViewWords): Element[] {
  const { say } = words;
  const name = visibleText(clipText(tracker.name, LONGEST_NAME));
  const lines = [
    span('name', isolated(element('code', '', name))),
    span('line', isolated(tracker.provider ?? say('tracker.provider-unknown'))),
    span('line soft', isolated(tracker.purpose ?? say('tracker.purpose-unknown'))),
  ];
  const marks = trackerMarks(tracker).map((mark) => markElement(mark, words));
  return marks.length > 0 ? [...lines, span('marks', ...marks)] : lines;
}

function span(classes: string, ...content: (Node | string)[]): Element {
  return element('span', classes, ...content);
}

function isolated(content: Node | string): Element {
  return element('bdi', '', content);
}

function element(name: string, classes: string, ...content: (Node | string)[]): Element {
  const made = document.createElement(name);
  if (classes !== '') made.className = classes;
  made.append(...content);
  return made;
}
