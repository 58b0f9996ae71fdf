import { expect, test, vi } from 'vitest';
import { readJar } from '../../../lib/platform/jar/jar.ts';
import { visitTo } from '../visit/events.ts';

const { getAll } = vi.hoisted(() => ({ getAll: vi.fn() }));
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: { cookies: { getAll } } }));

const kept = (path: string, value: string) => ({
  name: 'tarteaucitron',
  value,
  domain: 'data.saint-maur.com',
  hostOnly: true,
  path,
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
});

test.each([
  [[kept('/blog', '!gtag=false'), kept('/', '!gtag=true')], 'granted'],
  [[kept('/explore', '!gtag=false'), kept('/', '!gtag=true')], 'refused'],
  [[kept('/blog', '!gtag=false')], 'refused'],
])('of choices kept under several paths, the page’s own counts: %j', async (cookies, state) => {
  getAll.mockImplementation(({ partitionKey }: { partitionKey?: unknown }) =>
    Promise.resolve(partitionKey ? [] : cookies),
  );
  expect((await readJar(visitTo(), '0')).choice.state).toBe(state);
});
