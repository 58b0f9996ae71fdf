import type { PageWords } from '../../../words/page-words.ts';
import type { Report } from '../../report.ts';
import { layTimeline } from '../../timeline.ts';
import { MARK_SHAPES, TIMELINE_MARKS, WARNING_RING, type TimelineMark } from '../../timeline-mark.ts';
import { elapsedWords } from '../../wording/elapsed-words.ts';
import { timelineChoiceWords } from '../../wording/timeline-choice-words.ts';
import { laneWords } from '../../wording/lane-words.ts';
import { markup, type Markup } from './markup.ts';

/** The width of an A4 page's text, in CSS pixels, and a letter's line in it. */
const SIZE = { width: 680, unit: 11 };

/** The timeline as an SVG picture with its legend, in black on white. */
export function timeline(report: Report, words: PageWords): Markup {
  const { say } = words;
  if (report.trackers.length === 0)
    return markup`<section><h2>${say('timeline.title')}</h2><p>${say('timeline.none')}</p></section>`;
  const picture = layTimeline(report, SIZE);
  const { width, height, lanes, points, choices, ticks, axisY, start } = picture;
  const { unit } = SIZE;
  const title = `${say('timeline.picture', { count: report.trackers.length, lanes: lanes.length })} ${say(
    'timeline.picture.trackers',
    { table: say('trackers.title') },
  )}`;
  return markup`<section class="whole"><h2>${say('timeline.title')}</h2>
<svg class="timeline" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
${
  picture.before
    ? markup`<path class="begin" d="M${start} ${1.3 * unit}V${axisY}"/><text x="0" y="${unit}">${say('timeline.before')}</text>`
    : null
}
${choices.map(
  ({ x, number }) => markup`<path class="choice" d="M${x} ${1.5 * unit}V${axisY}"/>
${number === null ? null : markup`<text class="middle lane" x="${x}" y="${1.2 * unit}">${number}</text>`}
`,
)}
${lanes.map(
  (lane) => markup`<path class="line" d="M0 ${lane.bottom}H${width}"/>
<text class="lane" x="0" y="${lane.labelY}">${laneWords(words, lane)}</text>
`,
)}
${ticks.map(
  ({ x, elapsed }) => markup`<path class="tick" d="M${x} ${axisY}v${unit / 2}"/>
<text class="middle" x="${x}" y="${axisY + 1.5 * unit}">${elapsedWords(words, elapsed)}</text>
`,
)}
${points.map(
  ({ x, y, mark, warned, label, labelSide }) =>
    markup`<g transform="translate(${x} ${y})">${shape(mark)}${warned ? ring() : null}</g>
<text class="${labelSide}" x="${labelSide === 'left' ? x - unit : x + unit}" y="${y + unit / 3}">${label}</text>
`,
)}
</svg>
<p class="soft">${say(picture.compressed ? 'timeline.axis.compressed' : 'timeline.axis')}</p>
${choices.map(
  (choice) => markup`<p>${timelineChoiceWords(words, choice)}${
    choice.number === null
      ? null
      : markup` (${elapsedWords(words, Date.parse(choice.at) - Date.parse(report.page.visitStartedAt))})`
  }</p>
`,
)}
<ul class="legend">${TIMELINE_MARKS.filter((mark) => points.some((point) => point.mark === mark)).map(
    (mark) => markup`<li>${sign(shape(mark))} ${say(`timeline.mark.${mark}`)}</li>`,
  )}${points.some(({ warned }) => warned) ? markup`<li>${sign(ring())} ${say('timeline.mark.warned')}</li>` : null}</ul>
</section>
`;
}

function shape(mark: TimelineMark): Markup {
  const { path, filled } = MARK_SHAPES[mark];
  return markup`<path class="${filled ? 'filled' : 'open'}" d="${path}"/>`;
}

function ring(): Markup {
  return markup`<path class="ring" d="${WARNING_RING}"/>`;
}

function sign(inside: Markup): Markup {
  return markup`<svg class="sign" viewBox="-10 -10 20 20" aria-hidden="true">${inside}</svg>`;
}
