import { beforeEach, expect, test, vi } from 'vitest';
import { markOpenTabs } from '../../../lib/platform/tabs/mark-open-tabs.ts';
import { memoryStorage } from './memory-storage.ts';

const browser = vi.hoisted(
  () =>
    ({}) as {
      storage: ReturnType<typeof memoryStorage>;
      tabs: object;
      runtime: Record<'onInstalled' | 'onStartup', { addListener: (listener: () => void) => void }>;
    },
);

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

const PORTAL = 'https://data.saint-maur.com/';
let listeners: (() => void)[];

beforeEach(() => {
  listeners = [];
  const event = { addListener: (listener: () => void) => void listeners.push(listener) };
  browser.storage = memoryStorage();
  browser.runtime = { onInstalled: event, onStartup: event };
  const open = [{ id: 1, url: PORTAL }, { id: 2, url: 'https://www.example.net/' }, { id: 3, url: PORTAL }, { id: 4 }];
  browser.tabs = { query: () => Promise.resolve(open) };
});

/** Starts a background; gives the tabs that it marks. */
function started(): number[] {
  const marked: number[] = [];
  markOpenTabs({
    isWatched: (url) => Promise.resolve(url === PORTAL),
    isKnown: (tabId) => Promise.resolve(tabId === 3),
    mark: (tabId) => Promise.resolve(void marked.push(tabId)),
  });
  return marked;
}

test('the watched pages of which nothing is known are marked once, whatever starts the background again', async () => {
  const first = started();
  await vi.waitFor(() => expect(browser.storage.session.items).not.toEqual({}));
  expect(first).toEqual([1]);
  const second = started();
  for (const listener of listeners) listener();
  await new Promise((resolve) => setTimeout(resolve));
  expect(second).toEqual([]);
});

test('what could not be marked is marked when the browser starts the background for it', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  browser.storage.session.refusal = new Error('storage');
  const marked = started();
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
  browser.storage.session.refusal = null;
  listeners[0]?.();
  await vi.waitFor(() => expect(marked).toEqual([1]));
});
