import { auditWords } from './audit/audit-words.ts';
import { checkPlaces } from './audit/check-places.ts';
import { comparedWithBaseline } from './audit/changes.ts';
import { EXIT, exitCode } from './audit/exit-code.ts';
import { Interrupted, interruptionText, onInterruption } from './audit/interruption.ts';
import { mergeParts } from './audit/merge.ts';
import { auditCommand, type AuditCommand } from './audit/options.ts';
import type { Outcome } from './audit/outcome.ts';
import { readParts } from './audit/read-parts.ts';
import { runAudit } from './audit/run-audit.ts';
import { summaryText } from './audit/summary.ts';
import { AUDIT_USAGE } from './audit/usage.ts';
import { VisitFailed } from './audit/problem.ts';
import { writeResults } from './audit/write-results.ts';
import { WrongUsage } from './audit/wrong-usage.ts';
import { messageOf } from './message-of.ts';

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function outcomesOf(command: AuditCommand & { kind: 'run' | 'merge' }): Promise<Outcome[]> {
  if (command.kind === 'run') return runAudit(command.options, tell, onInterruption());
  const outcomes = mergeParts(await readParts(command.parts));
  // A mistaken folder would else pass for portals of which there is nothing to tell.
  if (outcomes.length === 0) throw new WrongUsage(`${command.parts.join(', ')}: the parts hold no result`);
  return outcomes;
}

async function audit(command: AuditCommand & { kind: 'run' | 'merge' }): Promise<number> {
  const { options } = command;
  await checkPlaces(options);
  // Read first: a run of hours must not end with a baseline that is none.
  const baseline = options.baseline === null ? null : mergeParts(await readParts([options.baseline]));
  const found = await outcomesOf(command);
  const outcomes = baseline ? comparedWithBaseline(found, baseline) : found;
  const written = await writeResults(outcomes, options).then(() => true, notWritten);
  const summary = `${summaryText(outcomes, auditWords(options.language))}\n`;
  if (options.json === '-') process.stderr.write(summary);
  else process.stdout.write(summary);
  return written ? exitCode(outcomes, options.failOn) : EXIT.notAudited;
}

/** What was found is told all the same: the summary holds it. */
function notWritten(error: unknown): boolean {
  tell(`audit: not all results could be written: ${messageOf(error)}`);
  return false;
}

function failed(error: unknown, state: string | null): number {
  if (error instanceof WrongUsage) {
    tell(`audit: ${error.message}`);
    return EXIT.wrongUsage;
  }
  if (error instanceof Interrupted) {
    tell(`audit: ${interruptionText(error, state)}`);
    return error.exitCode;
  }
  const message = error instanceof VisitFailed || !(error instanceof Error) ? error : error.stack;
  tell(`audit: nothing could be audited: ${message instanceof Error ? message.message : String(message)}`);
  return EXIT.notAudited;
}

// Who reads what is told may leave before its end, as `head` does: that ends no audit, and is none of its findings.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const command = auditCommand(process.argv.slice(2));
if (command.kind === 'help') {
  process.stdout.write(AUDIT_USAGE);
} else if (command.kind === 'wrong') {
  tell(`audit: ${command.message}\n\n${AUDIT_USAGE}`);
  process.exitCode = EXIT.wrongUsage;
} else {
  const state = command.kind === 'run' ? command.options.state : null;
  process.exitCode = await audit(command).catch((error: unknown) => failed(error, state));
}
