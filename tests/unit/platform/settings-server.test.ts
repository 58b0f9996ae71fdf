import { beforeEach, expect, test, vi } from 'vitest';
import { serveSettings } from '../../../lib/platform/pages/settings-server.ts';
import { createSites } from '../../../lib/platform/sites/sites.ts';
import { memoryStorage } from './memory-storage.ts';
import { ownMessages } from './own-messages.ts';

const browser = vi.hoisted(
  () =>
    ({}) as { storage: ReturnType<typeof memoryStorage>; runtime: ReturnType<typeof ownMessages>; scripting: object },
);
vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

beforeEach(() => {
  browser.storage = memoryStorage();
  browser.runtime = ownMessages();
  browser.scripting = {
    getRegisteredContentScripts: () => Promise.resolve([]),
    registerContentScripts: () => Promise.resolve(),
  };
});

const hold = (host: unknown, isPrivate: unknown) => ({ type: 'hold-to-charter', host, isPrivate });

test('a site that a private window alone had watched is watched for good once its charter is read in another', async () => {
  const sites = createSites(() => Promise.resolve([]));
  serveSettings({ registry: {} as never, sites, isPortal: () => false, forget: () => Promise.resolve() });
  await browser.runtime.sendMessage(hold('www.journal.example', true));
  expect(browser.storage.local.items['sites'] ?? []).toEqual([]);
  await browser.runtime.sendMessage(hold('www.journal.example', false));
  expect(browser.storage.local.items['sites']).toEqual(['www.journal.example']);
});

test.each<[string, unknown, string[], string[]]>([
  ['a site is watched once its charter was read', hold('www.journal.example', false), ['www.journal.example'], []],
  ['in a private window, until the browser ends', hold('www.journal.example', true), [], ['www.journal.example']],
  ['where it is not said, as in a private window', hold('www.journal.example', 'no'), [], ['www.journal.example']],
  ['a known portal is watched anyway', hold('data.saint-maur.com', false), [], []],
  ['so is one that a charter was added of', hold('added.example', false), [], []],
  ['what is no host is nobody’s', hold(7, false), [], []],
])('%s', async (_what, message, forGood, forNow) => {
  const sites = createSites(() => Promise.resolve(['added.example']));
  serveSettings({
    registry: {} as never,
    sites,
    isPortal: (host) => host === 'data.saint-maur.com' || sites.why(host) === 'portal',
    forget: () => Promise.resolve(),
  });
  await browser.runtime.sendFrom('https://www.journal.example/', message);
  expect([browser.storage.local.items, browser.storage.session.items]).toEqual([{}, {}]);
  await browser.runtime.sendMessage(message);
  expect(browser.storage.local.items['sites'] ?? []).toEqual(forGood);
  expect((browser.storage.session.items['sites'] as { chosen: string[] } | undefined)?.chosen ?? []).toEqual(forNow);
});
