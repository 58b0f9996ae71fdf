import { beforeEach, expect, test, vi } from 'vitest';
import saintMaur from '../../../registries/portals/data.saint-maur.com.json' with { type: 'json' };
import type { Charter } from '../../../lib/charter/declaration.ts';
import { serveSettings } from '../../../lib/platform/pages/settings-server.ts';
import { createSites } from '../../../lib/platform/sites/sites.ts';
import { memoryStorage } from './memory-storage.ts';
import { ownMessages } from './own-messages.ts';

const browser = vi.hoisted(
  () =>
    ({}) as { storage: ReturnType<typeof memoryStorage>; runtime: ReturnType<typeof ownMessages>; scripting: object },
);
vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

/** The hosts of the charters that were kept, and whether for a private window alone. */
const kept: [string, boolean][] = [];
const keep = ({ host }: Charter, isPrivate: boolean) => {
  kept.push([host, isPrivate]);
  return Promise.resolve();
};

beforeEach(() => {
  kept.length = 0;
  browser.storage = memoryStorage();
  browser.runtime = ownMessages();
  browser.scripting = {
    getRegisteredContentScripts: () => Promise.resolve([]),
    registerContentScripts: () => Promise.resolve(),
  };
});

const read = (host: unknown, isPrivate: unknown, isAskedFor: unknown = true) => ({
  type: 'keep-charter',
  charter: { ...saintMaur, host },
  isPrivate,
  isAskedFor,
});

test('a site that a private window alone had watched is watched for good once its charter is read in another', async () => {
  const sites = createSites(() => Promise.resolve([]));
  serveSettings({ registry: {} as never, sites, isPortal: () => false, forget: () => Promise.resolve(), keep });
  await browser.runtime.sendMessage(read('www.journal.example', true));
  expect(browser.storage.local.items['sites'] ?? []).toEqual([]);
  await browser.runtime.sendMessage(read('www.journal.example', false));
  expect(browser.storage.local.items['sites']).toEqual(['www.journal.example']);
});

test('a charter whose page was opened, and that nobody asked for, is kept and its site is not watched', async () => {
  const sites = createSites(() => Promise.resolve([]));
  serveSettings({ registry: {} as never, sites, isPortal: () => false, forget: () => Promise.resolve(), keep });
  for (const isAskedFor of [false, 'yes'])
    expect(await browser.runtime.sendMessage(read('www.journal.example', false, isAskedFor))).toBe(true);
  expect(kept).toEqual([
    ['www.journal.example', false],
    ['www.journal.example', false],
  ]);
  expect(browser.storage.local.items['sites'] ?? []).toEqual([]);
});

test('where there is no room for a charter, that is told, and its site is not watched', async () => {
  const sites = createSites(() => Promise.resolve([]));
  const full = () => Promise.reject(new Error('quota exceeded'));
  serveSettings({ registry: {} as never, sites, isPortal: () => false, forget: () => Promise.resolve(), keep: full });
  expect(await browser.runtime.sendMessage(read('www.journal.example', false))).toBe(false);
  expect(browser.storage.local.items['sites'] ?? []).toEqual([]);
});

test.each<[string, unknown, string[], string[]]>([
  ['a site is watched once its charter was read', read('www.journal.example', false), ['www.journal.example'], []],
  ['in a private window, until the browser ends', read('www.journal.example', true), [], ['www.journal.example']],
  ['where it is not said, as in a private window', read('www.journal.example', 'no'), [], ['www.journal.example']],
  ['a known portal is watched anyway', read('data.saint-maur.com', false), [], []],
  ['so is one that a charter was added of', read('added.example', false), [], []],
  ['what is no host is nobody’s', read(7, false), [], []],
])('%s', async (_what, message, forGood, forNow) => {
  const sites = createSites(() => Promise.resolve(['added.example']));
  serveSettings({
    registry: {} as never,
    sites,
    isPortal: (host) => host === 'data.saint-maur.com' || sites.why(host) === 'portal',
    forget: () => Promise.resolve(),
    keep,
  });
  await browser.runtime.sendFrom('https://www.journal.example/', message);
  expect([browser.storage.local.items, browser.storage.session.items, kept]).toEqual([{}, {}, []]);
  await browser.runtime.sendMessage(message);
  expect(browser.storage.local.items['sites'] ?? []).toEqual(forGood);
  expect((browser.storage.session.items['sites'] as { chosen: string[] } | undefined)?.chosen ?? []).toEqual(forNow);
});
