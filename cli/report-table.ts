import type { Report } from '../lib/report/report.ts';

/** A report as a person reads it in a terminal: portal, choice, warnings, then every tracker. */
export function reportTable(report: Report): string {
  const { page, charter, consent, badge, trackers, findings } = report;
  const head = [
    ['Portal', page.host],
    ['Charter', charter ? `${charter.sourceUrl}, read ${charter.retrievedAt.slice(0, 10)}` : 'none known'],
    ['Choice', consent.mechanism ? `${consent.state} (${consent.mechanism})` : consent.state],
    ['Badge', badge.text === '' ? 'none' : `${badge.text} (${badge.level})`],
  ];
  const told = findings.map(({ severity, message }) => `  ${severity.padEnd(8)}${printable(message)}`);
  const rows = trackers.map(({ name, kind, provider, purpose, category, state, domain }) =>
    [name, kind, category, state, provider ?? domain, purpose ?? ''].map(printable),
  );
  return [
    ...head.map(([label = '', value = '']) => `${label.padEnd(9)}${printable(value)}`),
    '',
    told.length > 0 ? 'Findings' : 'No findings',
    ...told,
    '',
    ...columns([['name', 'kind', 'category', 'state', 'provider', 'purpose'], ...rows]),
  ].join('\n');
}

const WIDEST = 48;

function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.min(WIDEST, Math.max(...rows.map((row) => row[column]?.length ?? 0))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        cell.length > WIDEST ? `${cell.slice(0, WIDEST - 1)}…` : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** A page chooses its cookies' names: none may move the cursor or colour the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
