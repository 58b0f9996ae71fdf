import { brandOf } from './brand.ts';
import { CHARTER_LIMITS } from './charter-limits.ts';
import { collapse } from './collapse.ts';
import type { CharterLine, ParsedCharter } from './parsed-charter.ts';
import { withinRows } from './reading/charter-failure.ts';
import { readCharterLines } from './reading/read-charter-lines.ts';

const RUN_OF_SPACES = /(?<! ) {2,}/u;

/** `| a | b |`, as tables are written in plain text. */
function pipedCells(text: string): string[] | null {
  const trimmed = text.trim();
  return trimmed.length > 2 && trimmed.startsWith('|') && trimmed.endsWith('|')
    ? trimmed.slice(1, -1).split('|')
    : null;
}

/** What a spreadsheet wrote in quotes, for the comma, semicolon or quotes in it. */
function unquoted(cell: string): string {
  const inner = cell.slice(1, -1);
  if (cell !== `"${inner}"` || !/[",;]/.test(inner)) return cell;
  return inner.replaceAll('""', '').includes('"') ? cell : inner.replaceAll('""', '"');
}

function charterLine(text: string, index: number): CharterLine {
  const cells = text.includes('\t') ? text.split('\t').map(unquoted) : (pipedCells(text) ?? [text]);
  const line = index + 1;
  // A lone indented sentence, or one with a tab after it, is prose; "Cookies tiers" with its empty cells is a row.
  const isRow = cells.length > 2 || (cells.length === 2 && cells.every((cell) => collapse(cell) !== ''));
  if (isRow) return { line, cells };
  const parts = text.includes('\t') ? [] : text.trim().split(RUN_OF_SPACES);
  return { line, text: collapse(text), ...(parts.length > 1 && { parts }) };
}

/**
 * A charter published as text: one line per row, cells separated by tabs, prose around. Lines count from 1 and end in
 * LF, CR LF or CR. `host` is the portal's, where known. Never throws: see `ParsedCharter` for what it gives on bad input.
 */
export function parseCharterText(text: string, host: string | null = null): ParsedCharter {
  const lines = text.split(/\r\n|\n|\r/u).map(charterLine);
  const rows = lines.filter((line) => 'cells' in line);
  const [beyond] = rows.slice(CHARTER_LIMITS.rows);
  const read = beyond ? lines.slice(0, beyond.line - 1) : lines;
  const charter = readCharterLines(read, { brand: brandOf(host === null ? [] : [host]), language: null });
  return withinRows(charter, beyond?.line ?? null);
}
