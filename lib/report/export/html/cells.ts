import type { Declaration } from '../../../charter/declaration.ts';
import type { PageWords } from '../../../words/page-words.ts';
import type { ReportTracker } from '../../report.ts';
import { declarationLine, declarationName } from '../../wording/declaration-words.ts';
import { clipText } from '../../../words/clip-text.ts';
import { nameWords } from '../../wording/name-words.ts';
import { visibleText } from '../../wording/visible-text.ts';
import { markup, type Markup, type MarkupValue } from './markup.ts';

/** Opens a table, up to its first row; `CLOSED_TABLE` ends it. On a narrow screen it is moved sideways, by keys too. */
export function openTable(caption: string, columns: readonly (readonly [heading: string, width: string])[]): Markup {
  return markup`<div class="wide" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<colgroup>${columns.map(([, width]) => markup`<col style="width:${width}">`)}</colgroup>
<thead><tr>${columns.map(([heading]) => markup`<th scope="col">${heading}</th>`)}</tr></thead><tbody>
`;
}

export const CLOSED_TABLE = markup`</tbody></table></div>
`;

/** A row of a table; its first cell names it. */
export function row(first: MarkupValue, ...rest: MarkupValue[]): Markup {
  return markup`<tr><th scope="row">${first}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
}

/** A printed page is no place for a name of four thousand letters; the exported data has it whole. */
const LONGEST = 400;

/** A name that a page or a charter chose. */
export function text(said: string): Markup {
  return whole(clipText(said, LONGEST));
}

/** What a charter or a finding says: all of it, for it is the evidence. */
export function whole(said: string): Markup {
  return markup`<bdi>${visibleText(said)}</bdi>`;
}

export function trackerName({ name, domain }: ReportTracker, words: PageWords): Markup {
  return markup`<code class="name">${whole(nameWords(words, name, LONGEST))}</code> <span class="soft">${text(domain)}</span>`;
}

export function providerAndPurpose(tracker: ReportTracker, { say }: PageWords): Markup {
  return markup`<p>${text(tracker.provider ?? say('tracker.provider-unknown'))}</p>
<p class="soft">${text(tracker.purpose ?? say('tracker.purpose-unknown'))}</p>`;
}

export function declarationCell(declaration: Declaration, lang: string, words: PageWords): Markup {
  return markup`<p lang="${lang}"><code>${text(declarationName(declaration))}</code></p>
<p lang="${lang}" class="soft">${whole(declarationLine(declaration))}</p>${doubtOf(declaration, words)}`;
}

/** Where a row may not say what was read, that it is so. */
export function doubtOf({ doubt }: Declaration, { say }: PageWords): Markup | null {
  return doubt ? markup`<p class="soft">${say('charter.doubt')}</p>` : null;
}
