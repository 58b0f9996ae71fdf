import { isHeld } from '../lib/report/is-held.ts';
import type { Report } from '../lib/report/report.ts';
import { printable, textColumns } from './text-columns.ts';

/** Whose word a page is held to. */
function heldTo(charter: Report['charter']): string {
  if (!charter) return 'none known';
  const date = charter.retrievedAt.slice(0, 10);
  return charter.origin === 'platform'
    ? `none known; held to what Opendatasoft portals are known to set, as of ${date}`
    : `${charter.sourceUrl}, read ${date}`;
}

/** A report as a person reads it in a terminal: portal, choice, warnings, then every tracker. */
export function reportTable(report: Report): string {
  const { page, charter, consent, badge, trackers, findings } = report;
  const head = [
    ['Portal', page.host],
    ['Charter', heldTo(charter)],
    ['Choice', consent.mechanism ? `${consent.state} (${consent.mechanism})` : consent.state],
    ['Badge', badge.text === '' ? 'none' : `${badge.text} (${badge.level})`],
  ];
  const told = findings.map(({ severity, message }) => `  ${severity.padEnd(8)}${printable(message)}`);
  const rows = trackers.map(({ name, kind, provider, purpose, category, state, domain }) =>
    [
      name,
      kind,
      category === 'undeclared' && !isHeld(report) ? '' : category,
      state,
      provider ?? domain,
      purpose ?? '',
    ].map(printable),
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
