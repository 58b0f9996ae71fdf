import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
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
 * Runs what an example says in an empty folder, with an `npm` that runs the real command.
 * @param more options of every visit
 */
export async function shellIn(path: string, more: readonly string[]): Promise<Shell> {
  const tools = join(path, 'tools');
  await mkdir(tools);
  const npm = `#!/bin/sh
[ "$1 $2 $3 $4" = 'run -s audit --' ] || exit 99
shift 4
[ "$1" = merge ] || set -- "$@" ${more.map((option) => `'${option}'`).join(' ')}
exec '${process.execPath}' '${COMMAND}' "$@"
`;
  await writeFile(join(tools, 'npm'), npm);
  await chmod(join(tools, 'npm'), 0o755);
  const PATH = [tools, process.env['PATH']].join(delimiter);
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
