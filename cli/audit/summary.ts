import { printable, textColumns } from '../text-columns.ts';
import { isUnchanged } from './changes.ts';
import { auditNumbers } from './numbers.ts';
import { problemsOf, reportsOf, type AuditedReport, type FailedVisit, type Outcome } from './outcome.ts';
import { changesText, choiceText, moreMark, otherwiseHeldText, pageText, unobservedText } from './words.ts';

const HEADINGS = ['Portal', 'Choice', 'Warnings', 'Undeclared', 'Declared, not seen'];

/** The readable end of a run: a line for each visit, then what changed and what could not be audited. */
export function summaryText(outcomes: readonly Outcome[]): string {
  const reports = reportsOf(outcomes);
  const rows = outcomes.flatMap((outcome) => (outcome.kind === 'report' ? [rowOf(outcome, outcome.report)] : []));
  const failed = outcomes.flatMap((outcome) =>
    outcome.kind === 'problem' ? [`  ${pageText(outcome)}${failedChoice(outcome)}: ${outcome.problem.message}`] : [],
  );
  const sections = [
    ...(rows.length > 0 ? [textColumns([HEADINGS, ...rows])] : []),
    pagesThat('Without a charter of their own', outcomes, otherwiseHeldText),
    pagesThat('Seen in part', outcomes, unobservedText),
    section('What the choice changed', reports, ({ audit }) => audit.comparedWithNoChoice),
    baselineSection(reports),
    ...(failed.length > 0 ? [['Could not be audited', ...failed.map(printable)]] : []),
    [totals(outcomes)],
  ];
  return sections
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** One line on a portal that is done with: `2 warnings, 1 undeclared`, and why what of it could not be audited. */
export function progressText(outcomes: readonly Outcome[]): string {
  const reports = reportsOf(outcomes);
  const problems = problemsOf(outcomes);
  const [problem] = problems;
  const failed = problem ? `could not be audited: ${printable(problem.problem.message)}` : '';
  if (reports.length === 0) return failed;
  const numbers = reports.map(auditNumbers);
  const warnings = Math.max(...numbers.map((count) => count.warnings));
  const undeclared = Math.max(...numbers.map((count) => count.undeclared));
  const visits = reports.length === 1 ? '' : ` at most in one of ${reports.length} visits`;
  const more = moreMark(reports);
  const told = `${counted(warnings, 'warning', more)}, ${undeclared}${more} undeclared${visits}`;
  return problem ? `${told}; ${counted(problems.length, 'visit')} ${failed}` : told;
}

function failedChoice({ choice }: FailedVisit): string {
  return choice === 'none' ? '' : ` (${choice})`;
}

function rowOf(outcome: Outcome, report: AuditedReport): string[] {
  const { warnings, undeclared, declaredNotSeen } = auditNumbers(report);
  const more = moreMark([report]);
  const counts = [`${warnings}${more}`, `${undeclared}${more}`, `${declaredNotSeen}`];
  return [pageText(outcome), choiceText(report), ...counts].map(printable);
}

/** Each page once, whatever was chosen on it. */
function pagesThat(
  title: string,
  outcomes: readonly Outcome[],
  told: (report: AuditedReport) => string | null,
): string[] {
  const lines = outcomes.flatMap((outcome) => {
    const text = outcome.kind === 'report' ? told(outcome.report) : null;
    return text === null ? [] : [printable(`  ${pageText(outcome)}: ${text}`)];
  });
  return lines.length > 0 ? [title, ...new Set(lines)] : [];
}

function section(
  title: string,
  reports: readonly AuditedReport[],
  changes: (report: AuditedReport) => AuditedReport['audit']['comparedWithNoChoice'],
): string[] {
  const lines = reports.flatMap((report) => {
    const found = changes(report);
    return found ? [line(report, changesText(report, found))] : [];
  });
  return lines.length > 0 ? [title, ...lines] : [];
}

function baselineSection(reports: readonly AuditedReport[]): string[] {
  const compared = reports.filter(({ audit }) => audit.comparedWithBaseline !== undefined);
  if (compared.length === 0) return [];
  const lines = compared.flatMap((report) => {
    const changes = report.audit.comparedWithBaseline;
    if (!changes) return [line(report, 'not in the baseline')];
    return isUnchanged(changes) ? [] : [line(report, changesText(report, changes))];
  });
  return ['Since the baseline', ...(lines.length > 0 ? lines : ['  nothing changed'])];
}

function line(report: AuditedReport, text: string): string {
  const { requested, choice } = report.audit;
  return printable(`  ${requested.replace(/^https?:\/\//, '').replace(/\/$/, '')} (${choice}): ${text}`);
}

function totals(outcomes: readonly Outcome[]): string {
  const portals = new Set(outcomes.map(({ portal }) => portal)).size;
  const failed = problemsOf(outcomes).length;
  const visits = `${counted(portals, 'portal')}, ${counted(reportsOf(outcomes).length, 'report')}`;
  return failed > 0 ? `${visits}, ${failed} that could not be audited` : visits;
}

function counted(count: number, what: string, more = ''): string {
  return `${count}${more} ${what}${count === 1 && !more ? '' : 's'}`;
}
