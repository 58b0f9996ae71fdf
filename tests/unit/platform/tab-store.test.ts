import { beforeEach, expect, test, vi } from 'vitest';
import { createTabStore, type StoredTab } from '../../../lib/platform/tabs/tab-store.ts';
import { openTab } from '../../../lib/visit/tab.ts';
import { visitTo } from '../visit/events.ts';

type Items = Record<string, unknown>;

const session = vi.hoisted(() => ({
  items: {},
  failures: 0,
  /** More characters than this the browser does not keep. */
  room: Infinity,
  /** What was done, in order. */
  done: [] as string[],
  write: (what: string, change: (items: Items) => Items) => {
    session.done.push(`${what} begins`);
    return Promise.resolve().then(() => {
      const items = change(session.items);
      session.done.push(`${what} ends`);
      if (JSON.stringify(items).length > session.room) throw new Error('quota');
      session.items = items;
    });
  },
}));

vi.mock(import('../../../lib/platform/browser.ts'), () => ({
  browser: {
    storage: {
      session: {
        get: () => (session.failures-- > 0 ? Promise.reject(new Error('storage')) : Promise.resolve(session.items)),
        set: (items: Items) => session.write(`set ${Object.keys(items).join()}`, (kept) => ({ ...kept, ...items })),
        remove: (keys: string[]) =>
          session.write(`remove ${keys.join()}`, (kept) =>
            Object.fromEntries(Object.entries(kept).filter(([key]) => !keys.includes(key))),
          ),
      },
    },
  } as never,
}));

beforeEach(() => {
  Object.assign(session, { items: {}, failures: 0, room: Infinity, done: [] });
});

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

test('a tab is kept where the next background finds it, and no longer than it is worth that', async () => {
  const store = createTabStore();
  store.put(2, tab);
  store.put(3, tab);
  await expect.poll(() => Object.keys(session.items)).toEqual(['tab:2', 'tab:3']);
  expect(await createTabStore().all()).toEqual(
    new Map([
      [2, tab],
      [3, tab],
    ]),
  );
  store.put(2, null);
  store.put(3, { ...tab, visit: null });
  await expect.poll(() => Object.keys(session.items)).toEqual([]);
  expect(await store.all()).toEqual(new Map());
});

test('what changes while something is written is written after it, once and as it is then', async () => {
  const store = createTabStore();
  store.put(2, { ...tab, unread: true });
  for (const id of [3, 2, 2]) store.put(id, tab);
  await expect.poll(() => Object.keys(session.items)).toEqual(['tab:2', 'tab:3']);
  expect(session.done).toEqual([
    'set tab:2 begins',
    'set tab:2 ends',
    'set tab:3,tab:2 begins',
    'set tab:3,tab:2 ends',
  ]);
  expect((await createTabStore().all()).get(2)).toEqual(tab);
  // Nothing waits any more: what comes next is written at once.
  store.put(4, tab);
  await expect.poll(() => Object.keys(session.items)).toContain('tab:4');
});

test('where there is no room for all of it, what tabs show is kept, and not what waits for Back', async () => {
  const waiting = { ...tab, past: [visitTo(), visitTo()] };
  session.room = JSON.stringify({ 'tab:2': JSON.stringify(waiting), 'tab:3': JSON.stringify(tab) }).length;
  const store = createTabStore();
  for (const id of [2, 3]) store.put(id, waiting);
  await expect.poll(() => Object.keys(session.items)).toEqual(['tab:2', 'tab:3']);
  expect(await createTabStore().all()).toEqual(
    new Map([
      [2, tab],
      [3, tab],
    ]),
  );
});

test('a tab that there was no room for is kept once another one has gone', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  const store = createTabStore();
  store.put(2, tab);
  await expect.poll(() => Object.keys(session.items)).toEqual(['tab:2']);
  session.room = JSON.stringify(session.items).length;
  store.put(3, tab);
  await expect.poll(() => told.mock.calls).toHaveLength(1);
  store.put(2, null);
  await expect.poll(() => Object.keys(session.items)).toEqual(['tab:3']);
});
