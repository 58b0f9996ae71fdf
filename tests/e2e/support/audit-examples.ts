import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';

interface Workflow {
  jobs: Record<string, { steps: { run?: string }[] }>;
}
interface Job {
  spec: { completions: number; template: { spec: { containers: { command: string[]; args: string[] }[] } } };
}

const COMMAND = join(import.meta.dirname, '../../../cli/audit.ts');

async function example<Shape>(name: string): Promise<Shape> {
  return parse(await readFile(join(import.meta.dirname, '../../../cli/examples', name), 'utf8')) as Shape;
}

/** The step of a workflow's job that runs the audit. */
export async function auditStep(job: string): Promise<string> {
  const { jobs } = await example<Workflow>('nightly-audit.yml');
  const step = jobs[job]?.steps.find(({ run }) => run?.includes('npm run -s audit'));
  if (step?.run === undefined) throw new Error(`no step of ${job} runs the audit`);
  return step.run;
}

export type Shell = (command: string[], script: string, env?: Record<string, string>) => Promise<void>;

/** How GitHub's runner starts a step. */
export const RUNNER = ['bash', '-e', '-o', 'pipefail', '-c'];

/**
 * Runs what an example says in an empty folder, with an `npm` that runs the real command, and a `node` where the image has its own.
 * @param more options of every visit
 */
export async function shellIn(path: string, more: readonly string[]): Promise<Shell> {
  const visits = more.map((option) => `'${option}'`).join(' ');
  const stand = async (folder: string, name: string, before: string) => {
    const script = `#!/bin/sh
${before}
[ "$1" = merge ] || set -- "$@" ${visits}
exec '${process.execPath}' '${COMMAND}' "$@"
`;
    await mkdir(join(path, folder), { recursive: true });
    await writeFile(join(path, folder, name), script, { mode: 0o755 });
  };
  await stand('tools', 'npm', `[ "$1 $2 $3 $4" = 'run -s audit --' ] || exit 99\nshift 4`);
  await stand('node_modules/.bin', 'node', `[ "$1" = cli/audit.ts ] || exit 99\nshift`);
  const PATH = [join(path, 'tools'), process.env['PATH']].join(delimiter);
  return async ([shell = 'sh', ...flags], script, env = {}) => {
    await promisify(execFile)(shell, [...flags, script], { cwd: path, env: { ...process.env, PATH, ...env } });
  };
}

/** The Job's number of parts, and its container. */
export async function auditJob(): Promise<{ completions: number; command: string[]; script: string }> {
  const { completions, template } = (await example<Job>('audit-job.yaml')).spec;
  const [container] = template.spec.containers;
  return { completions, command: container?.command ?? [], script: container?.args[0] ?? '' };
}
