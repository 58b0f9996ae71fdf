import type { PageWords } from '../../../words/page-words.ts';
import { declaredObserved } from '../../declared-observed.ts';
import { isHeld, unheldKey } from '../../is-held.ts';
import type { Report } from '../../report.ts';
import { declaredCounts } from '../../report-numbers.ts';
import { CLOSED_TABLE, declarationCell, openTable, providerAndPurpose, row, trackerName } from './cells.ts';
import { markup, type Markup } from './markup.ts';

/** The three groups, their numbers first. */
export function* declared(report: Report, words: PageWords): Generator<Markup> {
  const { say } = words;
  const groups = declaredObserved(report);
  const lang = report.charter?.language ?? words.language;
  yield markup`<section><h2>${say('declared.title')}</h2>
<p>${say(isHeld(report) ? 'declared.explain' : unheldKey(report))}</p>
`;
  if (!isHeld(report)) {
    yield markup`</section>
`;
    return;
  }
  yield markup`<table><thead><tr><th scope="col">${say('declared.group')}</th><th scope="col" class="count">${say('declared.rows')}</th>
<th scope="col" class="count">${say('trackers.title')}</th></tr></thead><tbody>
${declaredCounts(report).map(
  ({ group, rows, trackers }) => markup`<tr data-group="${group}"><th scope="row">${say(
    `declared.${group}`,
  )}</th><td class="count">${rows}</td><td class="count">${trackers}</td></tr>
`,
)}</tbody></table>
`;
  const declaration = say('declared.declaration');
  if (groups.seen.length > 0) {
    yield openTable(say('declared.seen'), [
      [declaration, '60%'],
      [say('declared.observed'), '40%'],
    ]);
    for (const { declaration: line, trackers } of groups.seen)
      yield row(
        declarationCell(line, lang, words),
        trackers.map((tracker) => markup`<p>${trackerName(tracker, words)}</p>`),
      );
    yield CLOSED_TABLE;
  }
  if (groups.notSeen.length > 0) {
    yield openTable(say('declared.not-seen'), [[declaration, '100%']]);
    for (const line of groups.notSeen) yield row(declarationCell(line, lang, words));
    yield CLOSED_TABLE;
  }
  if (groups.notDeclared.length > 0) {
    yield openTable(say('declared.not-declared'), [
      [say('declared.observed'), '60%'],
      [say('table.provider'), '40%'],
    ]);
    for (const tracker of groups.notDeclared)
      yield row(trackerName(tracker, words), providerAndPurpose(tracker, words));
    yield CLOSED_TABLE;
  }
  yield markup`</section>
`;
}
