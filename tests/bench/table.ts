import { holds, inWords, type Figure } from './figure.ts';

const HEADER = ['bench', 'what', 'result', 'goal', 'holds', 'beside'];

/** The figures of all benches as one Markdown table, each column as wide as its widest cell. */
export function markdownTable(measured: readonly { name: string; figures: readonly Figure[] }[]): string {
  const rows = measured.flatMap(({ name, figures }) => figures.map((figure) => cells(name, figure)));
  const widths = HEADER.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(HEADER), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function cells(name: string, figure: Figure): string[] {
  const { what, value, unit, beside, goal } = figure;
  const wanted = goal && ('most' in goal ? `at most ${inWords(goal.most)}` : `at least ${inWords(goal.least)}`);
  const kept = holds(figure);
  return [name, what, `${inWords(value)} ${unit}`, wanted ?? '', kept === null ? '' : kept ? 'yes' : 'NO', beside];
}
