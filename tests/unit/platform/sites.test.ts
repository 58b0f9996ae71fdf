import { beforeEach, expect, test, vi } from 'vitest';
import { createSites } from '../../../lib/platform/sites/sites.ts';

const kept = vi.hoisted(() => ({ session: {}, matches: [] as string[], isFull: false }));

vi.mock(import('../../../lib/platform/browser.ts'), () => ({
  browser: {
    storage: {
      local: {
        get: () => Promise.resolve({}),
        set: () => (kept.isFull ? Promise.reject(new Error('full')) : Promise.resolve()),
      },
      session: {
        get: () => Promise.resolve(kept.session),
        set: (items: object) => Promise.resolve(Object.assign(kept.session, items)),
      },
    },
    scripting: {
      getRegisteredContentScripts: () => Promise.resolve([]),
      unregisterContentScripts: () => Promise.resolve(),
      registerContentScripts: ([script]: { matches: string[] }[]) => {
        kept.matches = script?.matches ?? [];
        return Promise.resolve();
      },
    },
  } as never,
}));

beforeEach(() => {
  kept.session = {};
  kept.isFull = false;
});

const noPortals = () => Promise.resolve([]);

test('of the sites that look like portals the latest 200 are remembered, and observed', async () => {
  const sites = createSites(noPortals);
  for (let at = 0; at < 205; at++) await sites.recognise(`ville-${String(at)}.example`);
  expect(sites.why('ville-4.example')).toBeNull();
  expect(sites.why('ville-5.example')).toBe('recognised');
  expect(sites.why('ville-204.example')).toBe('recognised');
  expect(kept.matches).toHaveLength(200);

  const again = createSites(noPortals);
  await again.known();
  expect(again.why('ville-204.example')).toBe('recognised');
});

test('a host of which no pattern can be made is not handed to the browser', async () => {
  const sites = createSites(noPortals);
  for (const host of ['*', '*.example', 'a b', 'ville.example/x', '']) await sites.recognise(host);
  await sites.recognise('ville.example');
  expect(kept.matches).toEqual(['*://ville.example/*']);
});

test('a portal that its reader has watched still counts as one that looks like a portal', async () => {
  for (const isPrivate of [false, true]) {
    const sites = createSites(noPortals);
    await sites.recognise('ville.example');
    await sites.watch('ville.example', isPrivate);
    expect(sites.why('ville.example')).toBe('chosen');
    expect(sites.isRecognised('ville.example')).toBe(true);
    expect(await sites.recognise('ville.example')).toBe(false);
    await sites.unwatch('ville.example');
    expect(sites.why('ville.example')).toBeNull();
  }
});

test('a site that was watched before it looked like a portal is recognised, too, and so after the background ended', async () => {
  const sites = createSites(noPortals);
  await sites.watch('ville.example', true);
  expect(await sites.recognise('ville.example')).toBe(true);

  const again = createSites(noPortals);
  await again.known();
  expect([again.why('ville.example'), again.isRecognised('ville.example')]).toEqual(['chosen', true]);
});

test('where the browser’s storage fails once, the sites are known when they are next asked for', async () => {
  let isFailing = true;
  const sites = createSites(() =>
    isFailing ? Promise.reject(new Error('storage')) : Promise.resolve(['ville.example']),
  );
  await expect(sites.known()).rejects.toThrow('storage');
  isFailing = false;
  await sites.known();
  expect(sites.why('ville.example')).toBe('portal');
});

test('where the browser has no room left a portal is observed all the same, and a site is not said to be watched', async () => {
  const sites = createSites(noPortals);
  kept.isFull = true;
  expect(await sites.recognise('ville.example')).toBe(true);
  expect(kept.matches).toEqual(['*://ville.example/*']);
  await expect(sites.watch('data.example', false)).rejects.toThrow('full');
  expect(sites.why('data.example')).toBeNull();
  kept.isFull = false;
  await sites.watch('data.example', false);
  expect(sites.why('data.example')).toBe('chosen');
});

test('a site that is watched already stays so, though the browser has no room left when that is asked for again', async () => {
  const sites = createSites(noPortals);
  await sites.watch('data.example', false);
  kept.isFull = true;
  await sites.watch('data.example', false);
  expect(sites.why('data.example')).toBe('chosen');
  expect(kept.matches).toEqual(['*://data.example/*']);
});
