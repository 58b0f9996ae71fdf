import type { Tab } from '../visit/tab.ts';
import { browser } from './browser.ts';

const PREFIX = 'tab:';

/** The tabs that show a watched site, kept where they outlive the background but not the browser session. */
export interface TabStore {
  /** All tabs; read once in the background's life, later from memory. */
  all: () => Promise<ReadonlyMap<number, Tab>>;
  put: (tabId: number, tab: Tab | null) => void;
  /** Writes what was put since the last call. */
  save: () => Promise<void>;
}

export function createTabStore(): TabStore {
  const tabs = new Map<number, Tab>();
  const changed = new Set<number>();
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    const stored = await browser.storage.session.get(null);
    for (const [key, value] of Object.entries(stored)) {
      if (key.startsWith(PREFIX)) tabs.set(Number(key.slice(PREFIX.length)), value as Tab);
    }
  }

  return {
    async all() {
      await (loading ??= load());
      return tabs;
    },
    put(tabId, tab) {
      if (tab) tabs.set(tabId, tab);
      else tabs.delete(tabId);
      changed.add(tabId);
    },
    async save() {
      const ids = [...changed];
      changed.clear();
      const kept = ids.flatMap((id) => {
        const tab = tabs.get(id);
        return tab ? [[PREFIX + String(id), tab] as const] : [];
      });
      const gone = ids.filter((id) => !tabs.has(id)).map((id) => PREFIX + String(id));
      if (kept.length > 0) await browser.storage.session.set(Object.fromEntries(kept));
      if (gone.length > 0) await browser.storage.session.remove(gone);
    },
  };
}
