import type { Report } from '../report.ts';

/** A report as `schemas/report.schema.json` describes it. */
export function* reportJson(report: Report): Generator<string> {
  yield `${JSON.stringify(report, null, 2)}\n`;
}
