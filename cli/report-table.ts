import type { Report } from '../lib/report/report.ts';
import { printable, textColumns } from './text-columns.ts';

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
    ...textColumns([['name', 'kind', 'category', 'state', 'provider', 'purpose'], ...rows]),
  ].join('\n');
}
