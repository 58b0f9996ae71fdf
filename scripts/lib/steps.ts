import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** One command of the check, in words for the one line that it prints. */
export interface Step {
  name: string;
  /** A JavaScript file and its arguments, run by this same Node in the project's root. */
  command: readonly [file: string, ...args: string[]];
  /** Names of steps that must have passed before this one starts. */
  after?: readonly string[];
  /** Prints its output as it comes instead of only when it fails. */
  live?: boolean;
  /** Prints its output when it passes, too. */
  report?: boolean;
}

export interface Outcome {
  name: string;
  passed: boolean;
}

interface RunOptions {
  /** What has run already, for the steps that come after it. */
  earlier?: readonly Outcome[];
  /** Whether the steps take only the time that others leave. */
  inSpareTime?: boolean;
}

const MOST_AT_ONCE = 2;

/**
 * Runs the steps, two at a time and each after those it names, and prints one line per step as it ends,
 * followed by the full output of one that failed. A step whose predecessor failed does not run and counts as failed.
 */
export async function runSteps(
  steps: readonly Step[],
  { earlier = [], inSpareTime = false }: RunOptions = {},
): Promise<Outcome[]> {
  const waiting = [...steps];
  const running = new Map<string, Promise<void>>();
  const outcomes = new Map(earlier.map((outcome) => [outcome.name, outcome]));

  while (waiting.length > 0 || running.size > 0) {
    for (const step of waiting.filter((candidate) => hasFailedPredecessor(candidate, outcomes))) {
      console.log(`FAIL  ${step.name}: not run, a step that it needs failed`);
      outcomes.set(step.name, { name: step.name, passed: false });
      waiting.splice(waiting.indexOf(step), 1);
    }
    const ready = waiting.filter(({ after = [] }) => after.every((name) => outcomes.get(name)?.passed));
    for (const step of ready.slice(0, MOST_AT_ONCE - running.size)) {
      waiting.splice(waiting.indexOf(step), 1);
      const run = runStep(step, inSpareTime).then((outcome) => {
        outcomes.set(step.name, outcome);
        running.delete(step.name);
      });
      running.set(step.name, run);
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length > 0 && !waiting.some((step) => hasFailedPredecessor(step, outcomes))) {
      throw new Error(`These steps wait for steps that do not exist: ${waiting.map(({ name }) => name).join(', ')}`);
    }
  }
  return [...outcomes.values()].slice(earlier.length);
}

function hasFailedPredecessor(step: Step, outcomes: ReadonlyMap<string, Outcome>): boolean {
  return (step.after ?? []).some((name) => outcomes.get(name)?.passed === false);
}

async function runStep(step: Step, inSpareTime: boolean): Promise<Outcome> {
  const start = performance.now();
  const { passed, output } = await run(step, inSpareTime);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? 'ok  ' : 'FAIL'}  ${step.name} (${seconds} s)`);
  if (!step.live && (!passed || step.report)) console.log(output.trimEnd());
  return { name: step.name, passed };
}

function run({ command, live }: Step, inSpareTime: boolean): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    // One that could not be started has no number, and says so below.
    if (inSpareTime && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        if (live) process.stdout.write(chunk);
        else chunks.push(chunk);
      });
    }
    child.on('error', (error) => {
      resolve({ passed: false, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ passed: code === 0, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
