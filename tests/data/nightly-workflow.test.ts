import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Outcome } from '../../cli/audit/outcome.ts';
import { openStateFolder } from '../../cli/audit/state-folder.ts';
import { auditStep, RUNNER, shellIn } from '../e2e/support/audit-examples.ts';
import { failed, report, session, START, stranger } from '../unit/cli/audit/samples.ts';

const DAY = 86_400_000;
const PORTALS = ['data.saint-maur.com', 'data.bourgesplus.fr'];
const ASKED: Parameters<typeof openStateFolder>[1] = {
  pages: 1,
  choices: ['none'],
  browser: 'chromium',
  thirdPartyCookies: 'allow',
  wait: 0,
  hostMap: [],
  insecure: false,
  language: 'en',
};

/** What a night finds: one warning of each portal, but of those that are down. */
function found(night: number, down: readonly string[]): Outcome[] {
  return PORTALS.map((host) =>
    down.includes(host)
      ? failed(host)
      : report({
          url: `https://${host}/`,
          at: START + night * DAY,
          trackers: [{ ...session, domain: host }, stranger],
        }),
  );
}

test(
  'the nightly workflow tells nothing as new of a portal that was down for a night',
  { timeout: 60_000 },
  async () => {
    const path = await mkdtemp(join(tmpdir(), 'miette-nights-'));
    try {
      const shell = await shellIn(path, []);
      const joinParts = await auditStep('summary');
      const summary = join(path, 'summary.md');
      const night = async (number: number, down: readonly string[]) => {
        const state = await openStateFolder(join(path, 'parts'), ASKED);
        for (const outcome of found(number, down)) await state.save({ portal: outcome.portal, urls: [] }, [outcome]);
        await writeFile(summary, '');
        const code = await shell(RUNNER, joinParts, { GITHUB_STEP_SUMMARY: summary }).then(
          () => 0,
          (error: unknown) => (error as { code: unknown }).code,
        );
        return { code, said: await readFile(summary, 'utf8') };
      };

      // Of a night without any result there is nothing to compare with either.
      const dark = await night(1, PORTALS);
      expect(dark).toMatchObject({ code: 2, said: expect.stringContaining('2 that could not be audited') as unknown });
      const first = await night(2, []);
      expect(first.code).toBe(0);
      expect(first.said).not.toContain('Since the baseline');
      expect((await night(3, PORTALS.slice(1))).code).toBe(2);
      const back = await night(4, []);
      expect(back).toMatchObject({
        code: 0,
        said: expect.stringContaining('Since the baseline\n  nothing changed') as unknown,
      });
    } finally {
      await rm(path, { recursive: true });
    }
  },
);
