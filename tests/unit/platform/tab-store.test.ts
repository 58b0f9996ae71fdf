import { expect, test, vi } from 'vitest';
import { createTabStore, type StoredTab } from '../../../lib/platform/tabs/tab-store.ts';
import { openTab } from '../../../lib/visit/tab.ts';
import { visitTo } from '../visit/events.ts';

const session = vi.hoisted(() => ({ items: {}, failures: 0 }));

vi.mock(import('../../../lib/platform/browser.ts'), () => ({
  browser: {
    storage: {
      session: {
        get: () => (session.failures-- > 0 ? Promise.reject(new Error('storage')) : Promise.resolve(session.items)),
      },
    },
  } as never,
}));

const tab: StoredTab = { ...openTab('0'), visit: visitTo(), unread: false };

test('a kept tab that cannot be read keeps no other from being known', async () => {
  session.items = {
    'tab:1': '{"storeId":"0","vis',
    'tab:2': JSON.stringify(tab),
    'tab:3': '{}',
    'tab:4': '5',
    marked: true,
  };
  expect(await createTabStore().all()).toEqual(new Map([[2, tab]]));
});

test('where the browser’s storage fails once, the tabs are known when they are next asked for', async () => {
  session.items = { 'tab:2': JSON.stringify(tab) };
  session.failures = 1;
  const store = createTabStore();
  await expect(store.all()).rejects.toThrow('storage');
  expect(store.mayHave(3)).toBe(true);
  expect(await store.all()).toEqual(new Map([[2, tab]]));
  expect(store.mayHave(3)).toBe(false);
});
