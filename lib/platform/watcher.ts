import type { Cookies } from './browser.ts';
import type { CookieChange } from './cookie-changes.ts';
import type { JarReading } from './jar.ts';
import type { TabStore } from './tab-store.ts';
import type { FrameEvent, SetCookieEvent, VisitEvent } from '../visit/event.ts';
import type { Choice } from '../consent/choice.ts';
import { settlesAt } from '../visit/trackers.ts';
import {
  documentPrerendered,
  isWorthKeeping,
  navigationAbandoned,
  navigationCommitted,
  navigationFailed,
  navigationStarted,
  observeFor,
  observeInTab,
  observeStore,
  openTab,
  type EventOrigin,
  type NavigationCommit,
  type NavigationStart,
  type Tab,
} from '../visit/tab.ts';
import { startVisit, type Visit, type VisitStart } from '../visit/visit.ts';

/** A burst of events is followed by one reading of the jar, this many milliseconds after the first. */
const READ_AFTER = 40;

export interface WatcherParts {
  store: TabStore;
  isWatched: (url: string) => boolean;
  storeIdOf: (tabId: number) => Promise<string>;
  readJar: (visit: Visit, storeId: string) => Promise<JarReading>;
  choiceFrom: (cookie: Cookies.Cookie, host: string) => Choice | null;
  /** Called whenever what a tab's visit shows may have changed. */
  onChange: (tabId: number, visit: Visit | null) => void;
  now: () => number;
}

export type Watcher = ReturnType<typeof createWatcher>;

/**
 * Brings what the browser tells to the visits of the watched tabs, one event after the other, and keeps them stored.
 * Holds nothing but the queue: a new background goes on from the store.
 */
export function createWatcher(parts: WatcherParts) {
  const { store, isWatched, storeIdOf, readJar, choiceFrom, onChange, now } = parts;
  const readings = new Map<number, ReturnType<typeof setTimeout>>();
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;

  /** Runs jobs in the order given; the store is written when a burst of them is over. */
  function enqueue(job: (tabs: ReadonlyMap<number, Tab>) => void | Promise<void>): Promise<void> {
    waiting++;
    const run = queue.then(async () => {
      try {
        await job(await store.all());
      } finally {
        waiting--;
        if (waiting === 0) await store.save();
      }
    });
    queue = run.catch((error: unknown) => {
      console.error('Miette could not follow an event', error);
    });
    return run;
  }

  function change(tabId: number, before: Tab | null, after: Tab): void {
    if (after === before) return;
    store.put(tabId, isWorthKeeping(after) ? after : null);
    if (before?.visit !== after.visit) onChange(tabId, after.visit);
    if (after.visit ?? after.next) readSoon(tabId, READ_AFTER);
  }

  function readSoon(tabId: number, delay: number): void {
    if (readings.has(tabId)) return;
    const timer = setTimeout(() => {
      readings.delete(tabId);
      void read(tabId);
    }, delay);
    readings.set(tabId, timer);
  }

  /** Reads the jar for a tab's visits. The visit may move on meanwhile: the reading then is void. */
  async function read(tabId: number): Promise<void> {
    await queue;
    const tab = (await store.all()).get(tabId);
    for (const visit of [tab?.visit, tab?.next]) {
      if (!tab || !visit) continue;
      const at = now();
      const { domains, cookies, choice } = await readJar(visit, tab.storeId);
      await enqueue((tabs) => {
        const before = tabs.get(tabId);
        if (!before) return;
        const read = observeFor(before, visit.startedAt, { type: 'jar', at, domains, cookies });
        const after = observeFor(read, visit.startedAt, { type: 'choice', at, choice });
        store.put(tabId, after);
        if (before.visit !== after.visit) onChange(tabId, after.visit);
        const open = after.visit && settlesAt(after.visit);
        if (open !== null) readSoon(tabId, Math.max(READ_AFTER, open - now()));
      });
    }
  }

  return {
    navigationStarted(tabId: number, start: NavigationStart) {
      const watched = isWatched(start.url);
      void enqueue(async (tabs) => {
        const known = tabs.get(tabId);
        if (!watched && !known) return;
        const tab = known ?? openTab(await storeIdOf(tabId));
        if (watched) change(tabId, tab, navigationStarted(tab, start));
        else change(tabId, tab, navigationFailed(tab, start.requestId));
      });
    },

    navigationFailed(tabId: number, requestId: string) {
      void enqueue((tabs) => {
        const tab = tabs.get(tabId);
        if (tab) change(tabId, tab, navigationFailed(tab, requestId));
      });
    },

    committed(tabId: number, commit: NavigationCommit) {
      const watched = isWatched(commit.url);
      void enqueue(async (tabs) => {
        const known = tabs.get(tabId);
        if (!watched && !known) return;
        const tab = known ?? openTab(await storeIdOf(tabId));
        change(tabId, tab, navigationCommitted(tab, commit, watched));
      });
    },

    prerendered(tabId: number, documentId: string) {
      void enqueue((tabs) => {
        const tab = tabs.get(tabId);
        if (tab) change(tabId, tab, documentPrerendered(tab, documentId));
      });
    },

    abandoned(tabId: number, navigation: { at: number; url: string }) {
      void enqueue((tabs) => {
        const tab = tabs.get(tabId);
        if (tab) change(tabId, tab, navigationAbandoned(tab, navigation));
      });
    },

    tabClosed(tabId: number) {
      void enqueue((tabs) => {
        if (tabs.has(tabId)) store.put(tabId, null);
      });
    },

    cookiesAsked(tabId: number, event: SetCookieEvent, origin: EventOrigin) {
      void enqueue((tabs) => {
        const tab = tabs.get(tabId);
        if (tab) change(tabId, tab, observeInTab(tab, event, origin));
      });
    },

    cookieChanged({ storeId, event, cookie }: CookieChange) {
      void enqueue((tabs) => {
        for (const [tabId, tab] of tabs) {
          if (tab.storeId !== storeId) continue;
          const events = (visit: Visit): VisitEvent[] => {
            const choice = event.change === 'stored' ? choiceFrom(cookie, visit.host) : null;
            return choice ? [event, { type: 'choice', at: event.at, choice }] : [event];
          };
          change(tabId, tab, observeStore(tab, events));
        }
      });
    },

    frameSeen(tabId: number, event: FrameEvent, origin: EventOrigin) {
      void enqueue((tabs) => {
        const tab = tabs.get(tabId);
        if (tab) change(tabId, tab, observeInTab(tab, event, origin));
      });
    },

    /** The tab's visit as of now, with a fresh reading of the jar; begun late when the page was there before the extension. */
    async visitNow(tabId: number, late: Omit<VisitStart, 'startedAt' | 'observedFromStart'> | null) {
      await enqueue(async (tabs) => {
        if (!late || tabs.get(tabId)?.visit) return;
        const tab = tabs.get(tabId) ?? openTab(await storeIdOf(tabId));
        const visit = startVisit({ ...late, startedAt: now(), observedFromStart: false });
        change(tabId, tab, { ...tab, visit });
      });
      await read(tabId);
      return (await store.all()).get(tabId) ?? null;
    },
  };
}
