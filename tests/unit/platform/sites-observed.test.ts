import { beforeEach, expect, test, vi } from 'vitest';
import { createSites } from '../../../lib/platform/sites/sites.ts';
import { memoryStorage } from './memory-storage.ts';

interface Script {
  id: string;
  matches: string[];
  persistAcrossSessions: boolean;
}

const browser = vi.hoisted(() => ({}) as { storage: ReturnType<typeof memoryStorage>; scripting: object });
vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

const scripts = new Map<string, Script>();
const register = vi.fn(([script]: [Script]) => {
  const isRefused = scripts.has(script.id) || script.matches.length === 0;
  if (isRefused) return Promise.reject(new Error(`refused: ${script.id}`));
  scripts.set(script.id, script);
  return Promise.resolve();
});

beforeEach(() => {
  scripts.clear();
  register.mockClear();
  browser.storage = memoryStorage();
  browser.scripting = {
    getRegisteredContentScripts: ({ ids }: { ids: string[] }) =>
      Promise.resolve([...scripts.values()].filter(({ id }) => ids.includes(id))),
    unregisterContentScripts({ ids }: { ids: string[] }) {
      for (const id of ids) scripts.delete(id);
      return Promise.resolve();
    },
    registerContentScripts: register,
  };
});

const observed = () => [...scripts.values()].map(({ matches, persistAcrossSessions: keeps }) => [keeps, ...matches]);
const portals = () => Promise.resolve(['portal.example']);

test('a site is observed once: for good where it is chosen or a portal, else until the browser ends', async () => {
  const sites = createSites(portals);
  await sites.watch('chosen.example', false);
  for (const host of ['chosen.example', 'portal.example', 'like-one.example']) await sites.recognise(host);
  await sites.watch('private.example', true);
  expect(observed()).toEqual([
    [true, '*://portal.example/*', '*://chosen.example/*'],
    [false, '*://like-one.example/*', '*://private.example/*'],
  ]);
});

test('a site that is watched no more is observed no more, nor by the next background', async () => {
  const sites = createSites(() => Promise.resolve([]));
  await sites.watch('chosen.example', false);
  await sites.recognise('like-one.example');
  for (const host of ['chosen.example', 'like-one.example']) await sites.unwatch(host);
  expect(observed()).toEqual([]);
  const again = createSites(() => Promise.resolve([]));
  await again.known();
  expect(['chosen.example', 'like-one.example'].map(again.why)).toEqual([null, null]);
});

test('what is observed already is not registered anew by the next background, and what was handed over since is', async () => {
  await createSites(portals).watch('chosen.example', false);
  register.mockClear();
  const again = createSites(portals);
  await again.known();
  await again.chartersChanged();
  expect(register).not.toHaveBeenCalled();
  await createSites(() => Promise.resolve(['portal.example', 'new.example'])).known();
  await expect.poll(observed).toEqual([[true, '*://portal.example/*', '*://new.example/*', '*://chosen.example/*']]);
});
