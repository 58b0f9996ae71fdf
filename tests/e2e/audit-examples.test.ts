import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditJob, auditStep, RUNNER, shellIn, type Shell } from './support/audit-examples.ts';
import { manyPortals } from './support/many-portals.ts';
import { reportsIn, withAuditFolder } from './support/run-audit.ts';

const VISITS_OF_EACH = 3;

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
      await test(hosts, path, await shellIn(path, [...portals.options, '--wait', '0']));
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
      const { completions, command, script } = await auditJob();
      // A pod is told to end by a signal, of which npm would tell the audit nothing.
      expect(script).toMatch(/^exec node_modules\/\.bin\/node cli\/audit\.ts /);
      const here = script.replaceAll('/portals/', `${path}/`).replaceAll('/state/', `${path}/state/`);
      for (let index = 0; index < completions; index++)
        await shell(command, here, { JOB_COMPLETION_INDEX: String(index) });
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
