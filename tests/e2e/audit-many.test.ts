import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manyPortals } from './support/many-portals.ts';
import { browsersIn, childrenOf } from './support/processes.ts';
import { reportsIn, withAuditFolder } from './support/run-audit.ts';

const quick = ['--wait', '0'];

describe('the audit command', () => {
  it('visits twenty portals though one hangs, ends when told to, and goes on where it was', async () => {
    const portals = await manyPortals(20);
    try {
      await withAuditFolder(async ({ path, start, run, leftBehind }) => {
        await writeFile(join(path, 'list.txt'), portals.hosts.join('\n'));
        const many = [...['--from', join(path, 'list.txt')], ...portals.options, ...quick, ...['--jobs', '3']];
        const kept = [...many, ...['--state', join(path, 'state')], ...['--timeout', '20']];
        const first = start(kept);
        await first.says('[5/20]');
        first.kill('SIGTERM');
        const interrupted = await first.ended;
        expect(interrupted.code).toBe(143);
        expect(browsersIn(path)).toEqual([]);
        expect(await leftBehind()).toEqual([]);

        const finished = [...interrupted.stderr.matchAll(/\] (\S+): /g)].map(([, host]) => host);
        const before = portals.asked.length;
        const second = await run([...kept, '--json', '-']);
        expect(second.code, second.stderr).toBe(2);
        expect(second.stderr).toContain(`${portals.silent}: it did not come to an end within 20 s`);
        const hosts = reportsIn(second).map(({ page }) => page.host);
        expect(hosts).toEqual(portals.hosts.filter((host) => host !== portals.silent));
        const askedAgain = portals.asked.slice(before);
        expect(askedAgain.filter((host) => finished.includes(host))).toEqual([]);
        expect(new Set([...finished, ...askedAgain])).toEqual(new Set(portals.hosts));
        expect(await leftBehind()).toEqual([]);
      });
    } finally {
      await portals.close();
    }
  });

  it('divides its work into parts that add up to the whole, and outlives a browser that is killed', async () => {
    const portals = await manyPortals(4);
    try {
      await withAuditFolder(async ({ path, start, run }) => {
        const hosts = portals.hosts.filter((host) => host !== portals.silent);
        const part = (name: string) => join(path, 'parts', `${name}.json`);
        const options = [...hosts, ...portals.options, ...quick];
        const second = await run([...options, '--shard', '2/2', '--json', part('two')]);
        expect(second.code, second.stderr).toBe(0);

        const first = start([...options, '--shard', '1/2', '--state', join(path, 'parts/one')]);
        await expect.poll(() => portals.asked, { interval: 20 }).toContain(hosts[0]);
        for (const browser of childrenOf(first.pid)) process.kill(browser, 'SIGKILL');
        const { code, stderr } = await first.ended;
        expect(stderr).toContain('[2/2]');
        expect(code).toBe(2);

        const incomplete = await run(['merge', join(path, 'parts')]);
        expect(incomplete.code).toBe(2);
        expect(incomplete.stdout).toContain('3 portals, 2 reports, 1 that could not be audited');
        expect((await run([...options, '--shard', '1/2', '--state', join(path, 'parts/one')])).code).toBe(0);
        const whole = await run(['merge', join(path, 'parts'), '--json', '-']);
        expect(whole.code).toBe(0);
        expect(
          reportsIn(whole)
            .map(({ page }) => page.host)
            .toSorted(),
        ).toEqual(hosts.toSorted());
      });
    } finally {
      await portals.close();
    }
  });
});
