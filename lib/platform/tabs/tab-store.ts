import { isWorthKeeping, type Tab } from '../../visit/tab.ts';
import { browser } from '../browser.ts';
import { isRecord } from '../is-record.ts';
import { loadedOnce } from '../loaded-once.ts';

const PREFIX = 'tab:';
/** After a write the next one waits as long as it took, at most this many milliseconds. */
const LONGEST_REST = 250;

/** A tab as it is kept. */
export interface StoredTab extends Tab {
  /** Something has happened since the jar was last read for it. */
  unread: boolean;
}

/** The tabs that show a watched site, kept where they outlive the background but not the browser session. */
export interface TabStore {
  /** All tabs; read once in the background's life, later from memory. */
  all: () => Promise<ReadonlyMap<number, StoredTab>>;
  /** Whether a tab may be among them: before they are read, any may. */
  mayHave: (tabId: number) => boolean;
  put: (tabId: number, tab: StoredTab | null) => void;
}

/** Writes what is put soon after, in the order of the changes, and never two writes at once. */
export function createTabStore(): TabStore {
  const tabs = new Map<number, StoredTab>();
  const changed = new Set<number>();
  /** Those that the browser had no room for as they are now. */
  const unkept = new Set<number>();
  let isLoaded = false;
  let writing = false;

  async function load(): Promise<void> {
    const stored = await browser.storage.session.get(null);
    for (const [key, value] of Object.entries(stored)) {
      const tab = key.startsWith(PREFIX) ? storedTab(value) : null;
      if (tab) tabs.set(Number(key.slice(PREFIX.length)), tab);
    }
    isLoaded = true;
  }

  const { get: loaded } = loadedOnce(load);

  async function write(): Promise<void> {
    writing = true;
    while (changed.size > 0) {
      const began = performance.now();
      const ids = [...changed];
      changed.clear();
      try {
        await writeChanged(ids);
      } catch (error) {
        console.error('Miette could not keep a visit', error);
        for (const id of ids) unkept.add(id);
      }
      const rest = Math.min(performance.now() - began, LONGEST_REST);
      if (changed.size > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    writing = false;
  }

  async function writeChanged(ids: readonly number[]): Promise<void> {
    const gone = ids.filter((id) => !tabs.has(id)).map(keyOf);
    if (gone.length > 0) await browser.storage.session.remove(gone);
    // Where a tab has gone there is room.
    const wanted = gone.length > 0 ? [...ids, ...unkept] : ids;
    try {
      await browser.storage.session.set(entries(wanted));
    } catch {
      // The browser keeps 10 MB: the pages that wait for Back are what can be done without.
      for (const [id, tab] of tabs) {
        if (tab.past.length > 0) tabs.set(id, { ...tab, past: [] });
      }
      await browser.storage.session.set(entries([...tabs.keys()]));
      unkept.clear();
    }
    for (const id of wanted) unkept.delete(id);
  }

  /** As text: a long visit costs browsers many times as much to keep when they are handed each of its parts. */
  function entries(ids: readonly number[]): Record<string, string> {
    return Object.fromEntries(
      ids.flatMap((id) => {
        const tab = tabs.get(id);
        return tab ? [[keyOf(id), JSON.stringify(tab)] as const] : [];
      }),
    );
  }

  return {
    async all() {
      await loaded();
      return tabs;
    },
    mayHave: (tabId) => !isLoaded || tabs.has(tabId),
    put(tabId, tab) {
      if (tab && isWorthKeeping(tab)) tabs.set(tabId, tab);
      else tabs.delete(tabId);
      changed.add(tabId);
      if (!writing) void write();
    },
  };
}

/** `null` for what no version of this extension writes: one broken entry would keep all others from use. */
function storedTab(value: unknown): StoredTab | null {
  try {
    const tab: unknown = JSON.parse(String(value));
    return isRecord(tab) && Array.isArray(tab['past']) ? (tab as unknown as StoredTab) : null;
  } catch {
    return null;
  }
}

function keyOf(tabId: number): string {
  return PREFIX + String(tabId);
}
