import type { PageWords } from '../../words/page-words.ts';
import type { Report } from '../report.ts';
import { knowledgeBase } from './knowledge-base.ts';
import { openCookieDatabaseCsv } from './open-cookie-database.ts';
import { reportCsv } from './report-csv.ts';
import { reportHtml } from './report-html.ts';
import { reportJson } from './report-json.ts';

/** What is told of the report itself, and what of its charter's declarations. */
export const REPORT_EXPORTS = ['html', 'csv', 'json'] as const;
export const CHARTER_EXPORTS = ['edpb', 'ocd'] as const;

export type ExportKind = (typeof REPORT_EXPORTS)[number] | (typeof CHARTER_EXPORTS)[number];

export interface ExportedFile {
  name: string;
  type: string;
  pieces: Iterable<string>;
  /** About how many pieces will come. */
  steps: number;
}

/** A report in one of the forms in which it leaves. */
export function exportReport(kind: ExportKind, report: Report, words: PageWords): ExportedFile {
  const { trackers, findings, charter } = report;
  const declarations = charter?.declarations.length ?? 0;
  const file = (extension: string, type: string, pieces: Iterable<string>, steps: number): ExportedFile => ({
    name: `${baseName(kind, report)}.${extension}`,
    type: `${type};charset=utf-8`,
    pieces,
    steps,
  });
  switch (kind) {
    case 'html':
      return file('html', 'text/html', reportHtml(report, words), 2 * trackers.length + findings.length + declarations);
    case 'csv':
      return file('csv', 'text/csv', reportCsv(report, words), trackers.length + 1);
    case 'json':
      return file('json', 'application/json', reportJson(report), 1);
    case 'edpb':
      return file('json', 'application/json', charter ? edpb(charter, words) : [], 1);
    case 'ocd':
      return file('csv', 'text/csv', charter ? openCookieDatabaseCsv(charter) : [], declarations);
  }
}

function edpb(charter: NonNullable<Report['charter']>, words: PageWords): string[] {
  return [`${JSON.stringify(knowledgeBase(charter, words.say), null, 2)}\n`];
}

/** `miette-data.example.fr-2026-11-22-0914`: safe in every file system, in order when sorted. */
function baseName(kind: ExportKind, { page, charter }: Report): string {
  const isCharter = kind === 'edpb' || kind === 'ocd';
  const host = page.host.replace(/[^a-z0-9.-]/gi, '_');
  const moment = isCharter ? (charter?.retrievedAt ?? '').slice(0, 10) : page.visitStartedAt.slice(0, 16);
  return ['miette', isCharter ? `${kind}-${host}` : host, moment.replace('T', '-').replace(':', '')].join('-');
}
