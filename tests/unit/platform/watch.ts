import { vi } from 'vitest';
import { noChoice } from '../../../lib/consent/choice.ts';
import type { StoredTab, TabStore } from '../../../lib/platform/tabs/tab-store.ts';
import { createWatcher, type Watcher, type WatcherParts } from '../../../lib/platform/tabs/watcher.ts';
import { PAGE, START } from '../visit/events.ts';

export const TAB = 7;

/** Keeps tabs where several backgrounds, one after the other, find them. */
export function storeOf(tabs: Map<number, StoredTab>): TabStore {
  return {
    all: () => Promise.resolve(tabs),
    mayHave: (tabId) => tabs.has(tabId),
    put(tabId, tab) {
      if (tab) tabs.set(tabId, tab);
      else tabs.delete(tabId);
    },
  };
}

/** A watcher of a browser that says nothing by itself. */
export function watch(parts: Partial<WatcherParts> = {}): Watcher {
  return createWatcher({
    store: storeOf(new Map()),
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
    hostsReady: () => Promise.resolve([]),
    shownFrames: () => Promise.resolve([{ frameId: 0, documentId: 'A' }]),
    choiceFrom: () => null,
    ...parts,
  });
}
