import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isReport } from './is-outcome.ts';
import type { Outcome } from './outcome.ts';
import { parsePortalState } from './state-folder.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The outcomes in `--json` files, in `--state` folders, and in folders of either. What is none of these is named. */
export async function readParts(paths: readonly string[]): Promise<Outcome[][]> {
  const parts: Outcome[][] = [];
  for (const path of paths) {
    const files = await filesIn(path);
    for (const file of files) parts.push(outcomesIn(await readFile(file, 'utf8'), file));
  }
  return parts;
}

async function filesIn(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new WrongUsage(`${path}: there is no such file or folder`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** The outcomes in one file's text: what `--json` writes, one report alone, or what a state folder keeps. */
export function outcomesIn(written: string, file: string): Outcome[] {
  const text = written.replace(/^\ufeff/, '');
  const state = parsePortalState(text);
  if (state) return state.outcomes;
  let reports: unknown[];
  try {
    reports = [JSON.parse(text) as unknown].flat();
  } catch {
    throw new WrongUsage(`${file}: this is not JSON`);
  }
  if (!reports.every(isReport))
    throw new WrongUsage(`${file}: expected an array of reports, as --json writes it, or a file of a --state folder`);
  return reports.map((report) => {
    // A report saved from the popup is of a visit on which a person did what they liked.
    const audit = report.audit ?? { requested: report.page.url, choice: 'none', banner: null };
    return { kind: 'report', portal: new URL(audit.requested).hostname, report: { ...report, audit } };
  });
}
