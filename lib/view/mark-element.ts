import type { ViewWords } from '../words/view-words.ts';
import type { TrackerMark } from './tracker-marks.ts';

const SVG = 'http://www.w3.org/2000/svg';
const TRIANGLE = 'M5 1.2 9.4 9H.6z';
const ARROW = 'M1 9 9 1M3.5 1H9v5.5';

/** The path of each mark, in a box of 10 by 10. */
const SHAPES: Record<TrackerMark, string> = {
  'before-choice': TRIANGLE,
  'despite-refusal': TRIANGLE,
  'not-covered': TRIANGLE,
  'choice-unreadable': TRIANGLE,
  'third-party-domain': ARROW,
  'third-party-purpose': ARROW,
  refused: 'M1.2 1.2l7.6 7.6M8.8 1.2 1.2 8.8',
  removed: 'M1 5h8',
  sent: 'M5 9V1M1.5 4.5 5 1l3.5 3.5',
  elsewhere: 'M1 3.5h5.5V9H1zM3.5 3.5V1H9v5.5H6.5',
  'already-there': 'M5 1v4l2.5 2M9.3 5A4.3 4.3 0 1 1 .7 5a4.3 4.3 0 0 1 8.6 0z',
};

/** The marks made so far, by the words that they say: a page shows thousands of them. */
const made = new WeakMap<ViewWords['say'], Map<TrackerMark, Element>>();

/** A mark in words, after its shape. */
export function markElement(mark: TrackerMark, { say }: Pick<ViewWords, 'say'>): Node {
  const known = made.get(say) ?? new Map<TrackerMark, Element>();
  made.set(say, known);
  const element = known.get(mark) ?? newMark(mark, say);
  known.set(mark, element);
  return element.cloneNode(true);
}

function newMark(mark: TrackerMark, say: ViewWords['say']): Element {
  const element = document.createElement('span');
  element.className = SHAPES[mark] === TRIANGLE ? 'mark moment' : 'mark';
  const shape = document.createElementNS(SVG, 'svg');
  const path = shape.appendChild(document.createElementNS(SVG, 'path'));
  path.setAttribute('d', SHAPES[mark]);
  shape.setAttribute('viewBox', '0 0 10 10');
  shape.setAttribute('aria-hidden', 'true');
  element.append(shape, say(`mark.${mark}`));
  return element;
}
