import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manyPortals, type ManyPortals } from './support/many-portals.ts';
import { reportsIn, withAuditFolder } from './support/run-audit.ts';

interface Workflow {
  jobs: Record<string, { steps: { run?: string }[] }>;
}
interface Job {
  spec: { completions: number; template: { spec: { containers: { command: string[]; args: string[] }[] } } };
}

const COMMAND = join(import.meta.dirname, '../../cli/audit.ts');
const VISITS_OF_EACH = 3;

async function example<Shape>(name: string): Promise<Shape> {
  return parse(await readFile(join(import.meta.dirname, '../../cli/examples', name), 'utf8')) as Shape;
}

/** The step of a workflow's job that runs the audit. */
async function auditStep(job: string): Promise<string> {
  const { jobs } = await example<Workflow>('nightly-audit.yml');
  const step = jobs[job]?.steps.find(({ run }) => run?.includes('npm run -s audit'));
  if (step?.run === undefined) throw new Error(`no step of ${job} runs the audit`);
  return step.run;
}

type Shell = (command: string[], script: string, env?: Record<string, string>) => Promise<void>;

/** Runs what an example says in an empty folder, with an `npm` that runs the real command on the replicas. */
async function shellIn(path: string, { options }: ManyPortals): Promise<Shell> {
  const tools = join(path, 'tools');
  await mkdir(tools);
  const more = [...options, '--wait', '0'].map((option) => `'${option}'`).join(' ');
  const npm = `#!/bin/sh
[ "$1 $2 $3 $4" = 'run -s audit --' ] || exit 99
shift 4
[ "$1" = merge ] || set -- "$@" ${more}
exec '${process.execPath}' '${COMMAND}' "$@"
`;
  await writeFile(join(tools, 'npm'), npm);
  await chmod(join(tools, 'npm'), 0o755);
  const PATH = [tools, process.env['PATH']].join(delimiter);
  return async ([shell = 'sh', ...flags], script, env = {}) => {
    await promisify(execFile)(shell, [...flags, script], { cwd: path, env: { ...process.env, PATH, ...env } });
  };
}

/** How GitHub's runner starts a step. */
const RUNNER = ['bash', '-e', '-o', 'pipefail', '-c'];

async function withPortals(
  count: number,
  test: (hosts: string[], path: string, shell: Shell) => Promise<void>,
): Promise<void> {
  // One of them hangs, and is left out.
  const portals = await manyPortals(count + 1);
  try {
    await withAuditFolder(async ({ path }) => {
      const hosts = portals.hosts.filter((host) => host !== portals.silent);
      await writeFile(join(path, 'portals.txt'), hosts.join('\n'));
      await test(hosts, path, await shellIn(path, portals));
    });
  } finally {
    await portals.close();
  }
}

describe('the examples of the audit', () => {
  it('visit in parts, join them, and compare each night with the one before: the workflow', async () => {
    await withPortals(2, async (hosts, path, shell) => {
      const visit = (await auditStep('visit')).replace('--registry', '--from portals.txt');
      const part = (number: string) =>
        shell(RUNNER, visit.replaceAll('${{ matrix.part }}', number).replaceAll('${{ strategy.job-total }}', '2'));
      await Promise.all(['1', '2'].map(part));

      const summary = join(path, 'summary.md');
      const joinParts = await auditStep('summary');
      for (const said of ['2 portals, 6 reports', 'Since the baseline\n  nothing changed']) {
        await writeFile(summary, '');
        await shell(RUNNER, joinParts, { GITHUB_STEP_SUMMARY: summary });
        expect(await readFile(summary, 'utf8')).toContain(said);
      }
      const kept = reportsIn({
        code: 0,
        stderr: '',
        stdout: await readFile(join(path, 'baseline/result.json'), 'utf8'),
      });
      expect(kept.map(({ page }) => page.host).toSorted()).toEqual(
        hosts.flatMap((host) => Array<string>(VISITS_OF_EACH).fill(host)),
      );
    });
  });

  it('visit every portal once, whichever part it falls to: the Job', async () => {
    await withPortals(1, async (hosts, path, shell) => {
      const { completions, template } = (await example<Job>('audit-job.yaml')).spec;
      const [container] = template.spec.containers;
      const script = (container?.args[0] ?? '')
        .replaceAll('/portals/', `${path}/`)
        .replaceAll('/state/', `${path}/state/`);
      for (let index = 0; index < completions; index++)
        await shell(container?.command ?? [], script, { JOB_COMPLETION_INDEX: String(index) });
      await shell(RUNNER, `npm run -s audit -- merge state --json joined.json --fail-on never`);
      const stdout = await readFile(join(path, 'joined.json'), 'utf8');
      expect(
        reportsIn({ code: 0, stderr: '', stdout })
          .map(({ page }) => page.host)
          .toSorted(),
      ).toEqual(hosts.flatMap((host) => Array<string>(VISITS_OF_EACH).fill(host)));
    });
  });
});
