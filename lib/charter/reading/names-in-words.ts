import type { Declaration } from '../declaration.ts';
import type { CharterLine } from '../parsed-charter.ts';

/** A page that names more outside of its tables is about something else there. */
const MOST_NAMES = 100;
/** Longer words are not what is said of a cookie alone. */
const LONGEST_PURPOSE = 300;
const MAY_NAME = /_|(?:id|token)(?![\p{L}\p{N}])/iu;
/** What no word of a language looks like: `_ga`, `sessionid`, `XSRF-TOKEN`; "cookiebeleid" is one. */
const NAME =
  /^(?=.*[A-Za-z])(?:[\w.*$-]*\w_[\w.*$-]*|_[\w.*$-]+|[a-z-]{6,}(?<![hlbr]e)id|[a-z-]{3,}token|[A-Z-]{6,}ID|[A-Z-]{3,}TOKEN)$/u;

/** Whether a name is among those that are declared, or is told by a pattern of them, with or without its end. */
function isAmong(declared: readonly string[], name: string): boolean {
  return declared.some((other) => {
    const stem = other.replace(/[._-]*\*.*$/u, '');
    return other === name || (stem !== other && stem.length > 1 && name.startsWith(stem));
  });
}

/** What a page's theme fills in by a script: `{{ ctx.dataset_id | translate }}`. */
const FILLED_IN = /\{[{%][^{}]*[%}]\}/gu;

function wordsOf(text: string): string[] {
  return text
    .replace(FILLED_IN, ' ')
    .split(/[\s,;:()[\]«»“”"'’‘`]+/u)
    .map((word) => word.replace(/^\.+|\.+$/gu, ''));
}

/**
 * What a charter names outside of its tables, in sentences, lists or tables that are not read as its own, each name that no row
 * declares once: it is declared, though who sets it is not told in a column. Names that may be words are left.
 */
export function namesInWords(
  lines: readonly CharterLine[],
  rows: readonly Pick<Declaration, 'names'>[],
  isRead: (table: number | undefined) => boolean,
): { row: Omit<Declaration, 'id'>; line: number }[] {
  const declared = rows.flatMap(({ names }) => names);
  const found: { row: Omit<Declaration, 'id'>; line: number }[] = [];
  for (const each of lines) {
    if ('text' in each ? each.link === true : isRead(each.table)) continue;
    const text = 'text' in each ? each.text : each.cells.join(' ');
    if (!MAY_NAME.test(text)) continue;
    const names = [...new Set(wordsOf(text))].filter((word) => NAME.test(word) && !isAmong(declared, word));
    if (names.length === 0) continue;
    declared.push(...names);
    if (declared.length > MOST_NAMES + rows.length) break;
    const purpose = text.length > LONGEST_PURPOSE ? null : text;
    const unsaid = { kind: 'unspecified', provider: null, service: null, duration: null, section: null } as const;
    found.push({
      row: { names, ...unsaid, purpose, category: 'unclassified', doubt: 'outside-of-tables' },
      line: each.line,
    });
  }
  return found;
}
