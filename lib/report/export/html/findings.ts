import type { PageWords } from '../../../words/page-words.ts';
import { findingsLines } from '../../findings-lines.ts';
import { groupFindings } from '../../group-findings.ts';
import { isHeld } from '../../is-held.ts';
import type { Report } from '../../report.ts';
import { declarationLine, declarationName } from '../../wording/declaration-words.ts';
import { visibleText } from '../../wording/visible-text.ts';
import { doubtOf, text, whole } from './cells.ts';
import { markup, type Markup } from './markup.ts';

/** Each finding with its reason, and the charter's own line below. What is declared and not seen has its table further down. */
export function* findings(report: Report, words: PageWords): Generator<Markup> {
  const { say } = words;
  const { warnings, attempts, notes, notSeen } = groupFindings(report.findings);
  const held = isHeld(report);
  const linesOf = findingsLines(report);
  const lang = report.charter?.language ?? words.language;
  yield markup`<section><h2>${say('findings.title')}</h2>
`;
  for (const finding of [...warnings, ...attempts, ...notes]) {
    const lines = linesOf(finding).map(
      (line) => markup`<blockquote lang="${lang}"><b>${text(declarationName(line))}</b>${
        declarationLine(line) ? markup` – ${whole(declarationLine(line))}` : null
      }${line.section ? markup` (${text(line.section)})` : null}</blockquote>
${doubtOf(line, words)}`,
    );
    yield markup`<div class="finding" data-severity="${finding.severity}"><p><strong>${say(
      `findings.${finding.severity}`,
    )}</strong> ${visibleText(finding.message)}</p>
${
  held && lines.length + finding.trackers.length > 0
    ? markup`<p class="soft">${say('findings.line')}</p>${lines.length > 0 ? lines : markup`<p>${say('findings.no-line')}</p>`}`
    : null
}</div>
`;
  }
  if (report.findings.length === 0) yield markup`<p>${say('findings.none')}</p>`;
  if (notSeen.length > 0) yield markup`<p class="soft after">${say('findings.not-seen')} (${notSeen.length})</p>`;
  yield markup`</section>
`;
}
