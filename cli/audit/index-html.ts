import { CLOSED_TABLE, openTable, row, text } from '../../lib/report/export/html/cells.ts';
import { markup, Markup } from '../../lib/report/export/html/markup.ts';
import { REPORT_STYLE } from '../../lib/report/export/html/report-style.ts';
import { auditNumbers } from './numbers.ts';
import type { AuditedReport, Outcome } from './outcome.ts';
import { bannerText, changesText, choiceText, moreMark, otherwiseHeldText, pageText, unobservedText } from './words.ts';

const COLUMNS = [
  ['Portal', '30%'],
  ['Choice', '18%'],
  ['Warnings', '12%'],
  ['Undeclared', '14%'],
  ['Declared, not seen', '12%'],
  ['Visit', '14%'],
] as const;

/**
 * The names of the files of the reports, in their order: `data.example.fr-refuse.html`, each once, also where capitals and small
 * letters are the same file.
 */
export function reportFileNames(reports: readonly AuditedReport[]): string[] {
  const taken = new Set<string>(['index.html']);
  return reports.map(({ audit, page }) => {
    const { hostname, pathname } = new URL(audit.requested);
    const path = pathname.split('/').filter(Boolean).join('-').slice(0, 80);
    const base = [hostname || page.host, path, audit.choice]
      .filter(Boolean)
      .join('-')
      .replace(/[^a-z0-9.-]/gi, '_');
    let name = `${base}.html`;
    for (let place = 2; taken.has(name.toLowerCase()); place++) name = `${base}-${place}.html`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The page that leads to those of all visits; `names` are their files. */
export function indexHtml(outcomes: readonly Outcome[], names: readonly string[]): string {
  let next = 0;
  const rows = outcomes.map((outcome) => {
    if (outcome.kind === 'problem') return failedRow(outcome);
    return reportRow(outcome, outcome.report, names[next++] ?? '');
  });
  const changes = outcomes.flatMap((outcome) =>
    outcome.kind === 'report' ? changeItems(outcome, outcome.report) : [],
  );
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Miette – audit</title>
<style>${new Markup(REPORT_STYLE)}</style></head><body><main>
<header><p class="soft">Miette</p><h1>What was declared, and what was seen</h1></header>
${openTable('Visits', COLUMNS)}${rows}${CLOSED_TABLE}
${changes.length > 0 ? markup`<section><h2>What differs</h2><ul>${changes}</ul></section>` : null}
</main></body></html>
`.source;
}

function reportRow(outcome: Outcome, report: AuditedReport, file: string): Markup {
  const { warnings, undeclared, declaredNotSeen } = auditNumbers(report);
  const { banner } = report.audit;
  const choice = markup`${choiceText(report)}${banner?.worked ? markup`<p class="soft">${text(bannerText(banner))}</p>` : null}`;
  const link = markup`<a href="${encodeURI(file)}">Report</a>`;
  const notes = [otherwiseHeldText(report), unobservedText(report)]
    .filter((note) => note !== null)
    .map((note) => markup`<p class="soft">${note}</p>`);
  const page = markup`${text(pageText(outcome))}${notes}`;
  const more = moreMark([report]);
  return row(page, choice, `${warnings}${more}`, `${undeclared}${more}`, declaredNotSeen, link);
}

function failedRow(outcome: Outcome & { kind: 'problem' }): Markup {
  const reason = markup`Could not be audited: ${text(outcome.problem.message)}`;
  return row(text(pageText(outcome)), outcome.choice, '', '', '', reason);
}

function changeItems(outcome: Outcome, report: AuditedReport): Markup[] {
  const { choice, comparedWithNoChoice, comparedWithBaseline } = report.audit;
  const item = (what: string, said: string) =>
    markup`<li class="finding"><strong>${text(pageText(outcome))}</strong> ${what}: ${text(said)}</li>`;
  return [
    ...(comparedWithNoChoice ? [item(`${choice}, beside no choice`, changesText(report, comparedWithNoChoice))] : []),
    ...(comparedWithBaseline ? [item(`${choice}, since the baseline`, changesText(report, comparedWithBaseline))] : []),
    ...(comparedWithBaseline === null ? [item(choice, 'not in the baseline')] : []),
  ];
}
