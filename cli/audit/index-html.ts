import { CLOSED_TABLE, openTable, row, text } from '../../lib/report/export/html/cells.ts';
import { markup, Markup } from '../../lib/report/export/html/markup.ts';
import { REPORT_STYLE } from '../../lib/report/export/html/report-style.ts';
import type { AuditWords } from './audit-words.ts';
import { auditNumbers } from './numbers.ts';
import type { AuditedReport, Changes, Outcome } from './outcome.ts';
import {
  bannerText,
  changesText,
  choiceText,
  moreMark,
  otherwiseHeldText,
  pageText,
  problemText,
  unobservedText,
} from './texts.ts';

const COLUMNS = [
  ['portal', '24%'],
  ['choice', '18%'],
  ['warnings', '18%'],
  ['undeclared', '13%'],
  ['not-seen', '15%'],
  ['visit', '12%'],
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
export function indexHtml(outcomes: readonly Outcome[], names: readonly string[], words: AuditWords): string {
  const { language, say } = words;
  const columns = COLUMNS.map(([column, width]) => [say(`audit.column.${column}`), width] as const);
  let next = 0;
  const rows = outcomes.map((outcome) => {
    if (outcome.kind === 'problem') return failedRow(outcome, words);
    return reportRow(outcome, outcome.report, names[next++] ?? '', words);
  });
  const changes = outcomes.flatMap((outcome) =>
    outcome.kind === 'report' ? changeItems(outcome, outcome.report, words) : [],
  );
  return markup`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Miette – ${say('audit.title')}</title>
<style>${new Markup(REPORT_STYLE)}</style></head><body><main>
<header><p class="soft">Miette</p><h1>${say('audit.heading')}</h1></header>
${openTable(say('audit.visits'), columns)}${rows}${CLOSED_TABLE}
${changes.length > 0 ? markup`<section><h2>${say('audit.differs')}</h2><ul>${changes}</ul></section>` : null}
</main></body></html>
`.source;
}

function reportRow(outcome: Outcome, report: AuditedReport, file: string, words: AuditWords): Markup {
  const { warnings, undeclared, declaredNotSeen } = auditNumbers(report);
  const { banner } = report.audit;
  const choice = markup`${choiceText(report, words)}${banner?.worked ? markup`<p class="soft">${text(bannerText(banner, words))}</p>` : null}`;
  const link = markup`<a href="${encodeURI(file)}">${words.say('audit.report')}</a>`;
  const notes = [otherwiseHeldText(report, words), unobservedText(report, words)]
    .filter((note) => note !== null)
    .map((note) => markup`<p class="soft">${note}</p>`);
  const page = markup`${text(pageText(outcome))}${notes}`;
  const more = moreMark([report]);
  return row(page, choice, `${warnings}${more}`, `${undeclared}${more}`, declaredNotSeen, link);
}

function failedRow(outcome: Outcome & { kind: 'problem' }, words: AuditWords): Markup {
  const { say } = words;
  const reason = text(say('audit.failed.cell', { reason: problemText(outcome.problem, words) }));
  return row(text(pageText(outcome)), say('audit.choice', { choice: outcome.choice }), '', '', '', reason);
}

function changeItems(outcome: Outcome, report: AuditedReport, words: AuditWords): Markup[] {
  const { say } = words;
  const { comparedWithNoChoice, comparedWithBaseline } = report.audit;
  const choice = say('audit.choice', { choice: report.audit.choice });
  const item = (said: string) =>
    markup`<li class="finding"><strong>${text(pageText(outcome))}</strong> ${text(said)}</li>`;
  const told = (key: 'audit.differs.choice' | 'audit.differs.baseline', found: Changes) =>
    item(say(key, { choice, changes: changesText(report, found, words) }));
  return [
    ...(comparedWithNoChoice ? [told('audit.differs.choice', comparedWithNoChoice)] : []),
    ...(comparedWithBaseline ? [told('audit.differs.baseline', comparedWithBaseline)] : []),
    ...(comparedWithBaseline === null
      ? [item(say('audit.told', { what: choice, said: say('audit.not-in-baseline') }))]
      : []),
  ];
}
