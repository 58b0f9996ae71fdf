import { isSurelyName } from '../names/name-text.ts';
import type { CharterError, CharterWords } from '../parsed-charter.ts';
import { failure } from './charter-failure.ts';
import type { Reading } from './charter-reading.ts';

/**
 * What is wrong with a line below a text's header row that was a row before its tabs became runs of spaces: it has as many
 * parts as its table has columns, or one fewer where a cell is empty, and what can be nothing but a name where names stand.
 */
export function spacedRow({ header, pending }: Reading): CharterError | null {
  if (!header) return null;
  const { columns, line: headerLine } = header;
  const namesAt = columns.indexOf('names');
  const isRow = ({ parts = [] }: CharterWords) =>
    (parts.length === columns.length && isSurelyName(parts[namesAt] ?? '')) ||
    (parts.length === columns.length - 1 && parts.slice(Math.max(0, namesAt - 1), namesAt + 1).some(isSurelyName));
  const row = pending.find((words) => words.line > headerLine && isRow(words));
  if (!row) return null;
  return failure(
    'broken-row',
    row.line,
    `the row has ${row.parts?.length ?? 0} cells, parted by spaces`,
    `${columns.length} cells, as in the header row at line ${headerLine}, separated by tabs`,
  );
}
