import { readFileSync } from 'node:fs';
import { schemaFaults, schemaValidator } from '../../../cli/schema-faults.ts';
import { faultLine } from '../../../lib/registry/faults/fault.ts';
import type { Report } from '../../../lib/report/report.ts';

const validate = schemaValidator(
  JSON.parse(readFileSync(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8')) as object,
);

/** What in a report is not as the published schema has it, nor as programs of others may rely on; empty where all is. */
export function reportFaults(report: Report): string[] {
  const { page, charter, trackers, findings } = report;
  const faults = schemaFaults(validate, report).map((fault) => faultLine({ file: 'report', ...fault }));
  const order = trackers.map(({ firstSeenAt, id }) => `${firstSeenAt} ${id}`);
  if (order.join('\n') !== order.toSorted().join('\n')) faults.push('trackers: not sorted by first sight, then id');
  if (new Set(trackers.map(({ id }) => id)).size < trackers.length) faults.push('trackers: one id twice');
  for (const { domain } of trackers) if (domain.startsWith('.')) faults.push(`${domain}: a dot before the domain`);
  for (const url of [page.url, ...trackers.map(({ setBy }) => setBy.url ?? '')])
    if (/[?#]/.test(url)) faults.push(`${url}: a query or a fragment`);
  const known = {
    trackers: new Set(trackers.map(({ id }) => id)),
    declarations: new Set(charter?.declarations.map(({ id }) => id)),
  };
  for (const [where, ids] of [
    ['trackers', findings.flatMap((finding) => finding.trackers)],
    ['declarations', [...findings, ...trackers].flatMap((each) => each.declarations)],
  ] as const)
    for (const id of ids) if (!known[where].has(id)) faults.push(`${id}: not among the report’s ${where}`);
  return faults;
}
