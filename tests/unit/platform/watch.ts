import { vi } from 'vitest';
import { noChoice } from '../../../lib/consent/choice.ts';
import type { StoredTab, TabStore } from '../../../lib/platform/tabs/tab-store.ts';
import { createWatcher, type Watcher, type WatcherParts } from '../../../lib/platform/tabs/watcher.ts';
import { PAGE, START } from '../visit/events.ts';

export const TAB = 7;

/** A watcher of a browser that says nothing by itself. */
export function watch(parts: Partial<WatcherParts> = {}): Watcher {
  const tabs = new Map<number, StoredTab>();
  const store: TabStore = {
    all: () => Promise.resolve(tabs),
    mayHave: (tabId) => tabs.has(tabId),
    put(tabId, tab) {
      if (tab) tabs.set(tabId, tab);
      else tabs.delete(tabId);
    },
  };
  return createWatcher({
    store,
    sitesKnown: () => Promise.resolve(),
    isWatched: (url) => url.startsWith(PAGE),
    openTabs: () => Promise.resolve(new Set([TAB])),
    shownDocument: () => Promise.resolve(null),
    readJar: () => Promise.resolve({ domains: [], cookies: [], choice: noChoice }),
    onChange: vi.fn(),
    onShown: vi.fn(),
    now: () => START + 300,
    storeIdOf: () => Promise.resolve('0'),
    hostsBeside: () => Promise.resolve([]),
    shownFrames: () => Promise.resolve([{ frameId: 0, documentId: 'A' }]),
    choiceFrom: () => null,
    ...parts,
  });
}
