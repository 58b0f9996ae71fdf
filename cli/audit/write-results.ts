import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reportHtml } from '../../lib/report/export/report-html.ts';
import { loadPageWords } from '../../lib/view/load-page-words.ts';
import { auditWords } from './audit-words.ts';
import { auditCsv } from './audit-csv.ts';
import { indexHtml, reportFileNames } from './index-html.ts';
import type { ResultOptions } from './options.ts';
import { reportsOf, type Outcome } from './outcome.ts';

/** Writes what was asked for beside the summary. `-` as JSON goes to standard output. */
export async function writeResults(
  outcomes: readonly Outcome[],
  { json, csv, html, language }: Pick<ResultOptions, 'json' | 'csv' | 'html' | 'language'>,
): Promise<void> {
  const reports = reportsOf(outcomes);
  if (json !== null) {
    const text = `${JSON.stringify(reports, null, 2)}\n`;
    if (json === '-') await toStandardOutput(text);
    else await toFile(json, text);
  }
  if (csv === null && html === null) return;
  const words = await loadPageWords(language);
  if (csv !== null) await toFile(csv, [...auditCsv(outcomes, words)].join(''));
  if (html === null) return;
  await mkdir(html, { recursive: true });
  const names = reportFileNames(reports);
  for (const [at, report] of reports.entries())
    await writeFile(join(html, names[at] ?? ''), [...reportHtml(report, words)].join(''));
  await writeFile(join(html, 'index.html'), indexHtml(outcomes, names, auditWords(language)));
}

async function toFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function toStandardOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
