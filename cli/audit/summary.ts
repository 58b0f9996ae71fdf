import type { AuditWords } from './audit-words.ts';
import { printable, textColumns } from '../text-columns.ts';
import { isUnchanged } from './changes.ts';
import { auditNumbers } from './numbers.ts';
import { problemsOf, reportsOf, type AuditedReport, type FailedVisit, type Outcome } from './outcome.ts';
import {
  changesText,
  choiceText,
  moreMark,
  otherwiseHeldText,
  pageText,
  problemText,
  unobservedText,
} from './texts.ts';

/** The readable end of a run: a line for each visit, then what changed and what could not be audited. */
export function summaryText(outcomes: readonly Outcome[], words: AuditWords): string {
  const { say } = words;
  const headings = (['portal', 'choice', 'warnings', 'undeclared', 'not-seen'] as const).map((column) =>
    say(`audit.column.${column}`),
  );
  const reports = reportsOf(outcomes);
  const rows = outcomes.flatMap((outcome) =>
    outcome.kind === 'report' ? [rowOf(outcome, outcome.report, words)] : [],
  );
  const failed = outcomes.flatMap((outcome) =>
    outcome.kind === 'problem'
      ? [line(pageText(outcome) + failedChoice(outcome, words), problemText(outcome.problem, words), words)]
      : [],
  );
  const sections = [
    ...(rows.length > 0 ? [textColumns([headings, ...rows])] : []),
    pagesThat(say('audit.section.held'), outcomes, otherwiseHeldText, words),
    pagesThat(say('audit.section.part'), outcomes, unobservedText, words),
    choiceSection(reports, words),
    baselineSection(reports, words),
    ...(failed.length > 0 ? [[say('audit.column.failed'), ...failed]] : []),
    [totals(outcomes, words)],
  ];
  return sections
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** One line on a portal that is done with: `2 warnings, 1 undeclared`, and why what of it could not be audited. */
export function progressText(outcomes: readonly Outcome[], words: AuditWords): string {
  const { say } = words;
  const reports = reportsOf(outcomes);
  const problems = problemsOf(outcomes);
  const [problem] = problems;
  const reason = printable(problem ? problemText(problem.problem, words) : '');
  if (reports.length === 0) return problem ? say('audit.failed', { reason }) : '';
  const numbers = reports.map(auditNumbers);
  const warnings = Math.max(...numbers.map((count) => count.warnings));
  const undeclared = Math.max(...numbers.map((count) => count.undeclared));
  const more = moreMark(reports);
  // What is more than a number is many.
  const counted = (count: number) => ({ number: `${count}${more}`, count: more ? 2 : count });
  const each = [
    say('audit.count.warnings', counted(warnings)),
    say('audit.count.undeclared', counted(undeclared)),
  ].join(', ');
  const told = reports.length === 1 ? each : say('audit.most', { told: each, count: reports.length });
  if (!problem) return told;
  return say('audit.also', { said: told, more: say('audit.count.failed', { count: problems.length, reason }) });
}

function failedChoice({ choice }: FailedVisit, { say }: AuditWords): string {
  return choice === 'none' ? '' : ` (${say('audit.choice', { choice })})`;
}

function rowOf(outcome: Outcome, report: AuditedReport, words: AuditWords): string[] {
  const { warnings, undeclared, declaredNotSeen } = auditNumbers(report);
  const more = moreMark([report]);
  const counts = [`${warnings}${more}`, `${undeclared}${more}`, `${declaredNotSeen}`];
  return [pageText(outcome), choiceText(report, words), ...counts].map(printable);
}

/** Each page once, whatever was chosen on it. */
function pagesThat(
  title: string,
  outcomes: readonly Outcome[],
  told: (report: AuditedReport, words: AuditWords) => string | null,
  words: AuditWords,
): string[] {
  const lines = outcomes.flatMap((outcome) => {
    const text = outcome.kind === 'report' ? told(outcome.report, words) : null;
    return text === null ? [] : [line(pageText(outcome), text, words)];
  });
  return lines.length > 0 ? [title, ...new Set(lines)] : [];
}

function choiceSection(reports: readonly AuditedReport[], words: AuditWords): string[] {
  const lines = reports.flatMap((report) => {
    const changes = report.audit.comparedWithNoChoice;
    return changes ? [visitLine(report, changesText(report, changes, words), words)] : [];
  });
  return lines.length > 0 ? [words.say('audit.section.choice'), ...lines] : [];
}

function baselineSection(reports: readonly AuditedReport[], words: AuditWords): string[] {
  const { say } = words;
  const compared = reports.filter(({ audit }) => audit.comparedWithBaseline !== undefined);
  if (compared.length === 0) return [];
  const lines = compared.flatMap((report) => {
    const changes = report.audit.comparedWithBaseline;
    if (!changes) return [visitLine(report, say('audit.not-in-baseline'), words)];
    return isUnchanged(changes) ? [] : [visitLine(report, changesText(report, changes, words), words)];
  });
  return [say('audit.section.baseline'), ...(lines.length > 0 ? lines : [`  ${say('audit.change.nothing')}`])];
}

function visitLine({ audit: { requested, choice } }: AuditedReport, said: string, words: AuditWords): string {
  const page = requested.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return line(`${page} (${words.say('audit.choice', { choice })})`, said, words);
}

function line(what: string, said: string, { say }: AuditWords): string {
  return printable(`  ${say('audit.told', { what, said })}`);
}

function totals(outcomes: readonly Outcome[], { say }: AuditWords): string {
  const portals = new Set(outcomes.map(({ portal }) => portal)).size;
  const total = say('audit.total', { portals, reports: reportsOf(outcomes).length });
  const count = problemsOf(outcomes).length;
  return count > 0 ? say('audit.total.failed', { total, count }) : total;
}
