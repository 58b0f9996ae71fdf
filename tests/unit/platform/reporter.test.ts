import { beforeEach, expect, test, vi } from 'vitest';
import { createReporter } from '../../../lib/platform/toolbar/reporter.ts';
import type { KeptCharter } from '../../../lib/report/kept-charter.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { realRegistry } from '../match/real-registry.ts';
import { after, holds, jarCookie, visitTo } from '../visit/events.ts';

const runtime = vi.hoisted(() => ({
  getManifest: () => ({ version: '1.2.3' }),
  getBrowserInfo: vi.fn<() => Promise<{ version: string }>>(),
}));
vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: { runtime } as never }));

let language: 'en' | 'fr';
let kept: readonly KeptCharter[];
beforeEach(() => {
  language = 'en';
  kept = [];
  runtime.getBrowserInfo.mockReset().mockResolvedValue({ version: '151.0' });
});

const reporter = () =>
  createReporter(realRegistry, () => Promise.resolve(reportWords(language)), {
    isRecognised: () => false,
    keptCharters: () => Promise.resolve(kept),
  });

test('a report says what made it', async () => {
  expect(await reporter()(visitTo())).toMatchObject({
    tool: { name: 'miette', version: '1.2.3' },
    browser: { name: 'firefox', version: '151.0' },
    page: { host: 'data.saint-maur.com' },
  });
});

test('a browser that once does not say what it is keeps no later report from being made', async () => {
  const report = reporter();
  runtime.getBrowserInfo.mockRejectedValueOnce(new Error('not yet'));
  await expect(report(visitTo())).rejects.toThrow('not yet');
  expect((await report(visitTo())).browser.version).toBe('151.0');
  await report(visitTo());
  expect(runtime.getBrowserInfo).toHaveBeenCalledTimes(2);
});

test('a visit is judged anew only where it, its charter or the language is another', async () => {
  const report = reporter();
  const visit = visitTo();
  const first = await report(visit);
  const isJudgedAnew = async (one = visit) => (await report(one)).trackers !== first.trackers;
  expect(await isJudgedAnew()).toBe(false);
  expect(await isJudgedAnew(after(visit, holds(10, jarCookie('_ga'))))).toBe(true);
  language = 'fr';
  expect(await isJudgedAnew()).toBe(true);
});

test('a visit is held to a charter that was kept since', async () => {
  const report = reporter();
  const visit = visitTo();
  expect((await report(visit)).charter?.origin).toBe('bundled');
  const [charter] = realRegistry.portals.filter(({ host }) => host === visit.host);
  const retrievedAt = '2027-01-01T00:00:00Z';
  kept = charter ? [{ origin: 'live', charter: { ...charter, retrievedAt }, since: Date.parse(retrievedAt) }] : [];
  expect((await report(visit)).charter?.origin).toBe('live');
});
