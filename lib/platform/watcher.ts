import type { Choice } from '../consent/choice.ts';
import type {
  ChoiceEvent,
  ConsentModeEvent,
  FrameEvent,
  SentEvent,
  SetCookieEvent,
  VisitEvent,
} from '../visit/event.ts';
import { belongsTo } from '../visit/belongs-to.ts';
import { choiceTold } from '../visit/observe-choice.ts';
import { Own } from '../visit/own.ts';
import {
  documentPrerendered,
  navigationAbandoned,
  navigationAnswered,
  navigationCommitted,
  navigationFailed,
  navigationLeft,
  navigationStarted,
  type NavigationCommit,
  type NavigationStart,
} from '../visit/tab-navigations.ts';
import {
  observeFor,
  observeForSite,
  observeInTab,
  observeOthers,
  observeStore,
  openTab,
  type EventOrigin,
  isSame,
  type Tab,
  visitsOf,
} from '../visit/tab.ts';
import { siteOfUrl } from '../tracker/site.ts';
import { systemTime } from '../visit/visit-time.ts';
import { settlesAt } from '../visit/trackers.ts';
import { startVisit, type Visit, type VisitStart } from '../visit/visit.ts';
import type { Cookies } from './browser.ts';
import type { CookieChange } from './cookie-changes.ts';
import type { JarReading } from './jar.ts';
import { jarReadings } from './jar-readings.ts';
import { CLOCKS_DIFFER } from './moment-told.ts';
import { recentChanges } from './recent-changes.ts';
import type { StoredTab, TabStore } from './tab-store.ts';

export interface WatcherParts {
  store: TabStore;
  /** Resolves once `isWatched` knows all that it knows. */
  sitesKnown: () => Promise<void>;
  isWatched: (url: string) => boolean;
  storeIdOf: (tabId: number) => Promise<string>;
  /** Ids of the open tabs. */
  openTabs: () => Promise<ReadonlySet<number>>;
  /** The document that a tab shows, `null` where the browser does not name it. */
  shownDocument: (tabId: number) => Promise<{ url: string; documentId: string } | null>;
  /** Whether another tab with the same jar shows this site. */
  hasCompany: (tabId: number, site: string, storeId: string) => Promise<boolean>;
  readJar: (visit: Visit, storeId: string) => Promise<JarReading>;
  choiceFrom: (cookie: Cookies.Cookie, host: string) => Choice | null;
  /** Called whenever what a tab's visit shows may have changed. */
  onChange: (tabId: number, visit: Visit | null) => void;
  /** Called when a document of a watched page is what its tab shows. */
  onShown: (tabId: number, visit: Visit) => void;
  now: () => number;
}

export type Watcher = ReturnType<typeof createWatcher>;

/**
 * Brings what the browser tells to the visits of the watched tabs, one event after the other, and keeps them stored.
 * Holds nothing that must outlive it: a new background goes on from the store.
 */
export function createWatcher(parts: WatcherParts) {
  const {
    store,
    sitesKnown,
    isWatched,
    storeIdOf,
    openTabs,
    shownDocument,
    hasCompany,
    readJar,
    choiceFrom,
    onChange,
    now,
  } = parts;
  const readings = jarReadings(read);
  const recent = recentChanges();
  /** Tabs whose watched page is on its way: not in the store yet. */
  const expected = new Map<number, number>();
  const own = new Own();
  let queue: Promise<void> = resume();

  /** Runs jobs in the order given. */
  function enqueue(job: (tabs: ReadonlyMap<number, StoredTab>) => void | Promise<void>): Promise<void> {
    const run = queue.then(async () => {
      await job(await store.all());
    });
    queue = run.catch((error: unknown) => {
      console.error('Miette could not follow an event', error);
    });
    return run;
  }

  /** Goes on where an earlier background ended: forgets closed tabs, and reads the jar for what it had not read. */
  async function resume(): Promise<void> {
    await sitesKnown();
    const [tabs, open] = await Promise.all([store.all(), openTabs()]);
    for (const [tabId, tab] of [...tabs]) {
      if (!open.has(tabId)) {
        store.put(tabId, null);
        continue;
      }
      await catchUp(tabId);
      if (tab.unread) readings.soon(tabId);
    }
  }

  /** A background that ends while a page arrives may never be told of it: the tab itself knows what it shows. */
  async function catchUp(tabId: number): Promise<void> {
    const shown = await shownDocument(tabId);
    const tab = (await store.all()).get(tabId);
    const known = tab?.visit?.documentId ?? null;
    if (!tab || !shown || known === null || known === shown.documentId) return;
    change(tabId, tab, navigationCommitted(tab, { ...shown, at: now() }, isWatched(shown.url)));
  }

  function change(tabId: number, before: StoredTab | null, changed: Tab): void {
    if (before && isSame(before, changed)) return;
    const after = withRecent(before, { ...changed, unread: true });
    store.put(tabId, after);
    if (before?.visit !== after.visit) onChange(tabId, after.visit);
    if (after.visit && after.visit.committedAt !== before?.visit?.committedAt) parts.onShown(tabId, after.visit);
    if (after.visit ?? after.next) readings.soon(tabId);
  }

  /** A visit that has just become known takes note of what the jar did since it began. */
  function withRecent(before: StoredTab | null, after: StoredTab): StoredTab {
    const known = [before?.visit, before?.next].map((visit) => visit?.startedAt);
    return [after.visit, after.next].reduce((tab, visit) => {
      if (!visit || known.includes(visit.startedAt)) return tab;
      return recent
        .between(tab.storeId, visit.startedAt, now() + CLOCKS_DIFFER)
        .reduce((told, { event }) => ({ ...observeFor(told, visit.startedAt, event, own), unread: true }), tab);
    }, after);
  }

  /** Reads the jar for a tab's visits. The visit may move on meanwhile: the reading then is void. */
  async function read(tabId: number): Promise<void> {
    await queue;
    const tab = (await store.all()).get(tabId);
    for (const visit of [tab?.visit, tab?.next]) {
      if (!tab || !visit) continue;
      const at = now();
      const { domains, cookies, choice } = await readings.timed(readJar(visit, tab.storeId));
      await enqueue((tabs) => {
        const before = tabs.get(tabId);
        if (!before) return;
        const read = observeFor(before, visit.startedAt, { type: 'jar', at, domains, cookies }, own);
        const after = observeFor(read, visit.startedAt, { type: 'choice', at, choice }, own);
        const open = after.visit && settlesAt(after.visit);
        store.put(tabId, { ...after, unread: open !== null });
        if (before.visit !== after.visit) onChange(tabId, after.visit);
        if (after.visit && open !== null) readings.soon(tabId, systemTime(after.visit, open) - now());
      });
    }
  }

  /** Runs a job on a tab that is known, or begun with this navigation because its site is watched. */
  function onNavigation(tabId: number, url: string, job: (tab: Tab, watched: boolean) => Tab): void {
    // Until the sites are known any may be watched.
    expected.set(tabId, (expected.get(tabId) ?? 0) + 1);
    const arrived = () => {
      const left = (expected.get(tabId) ?? 1) - 1;
      if (left > 0) expected.set(tabId, left);
      else expected.delete(tabId);
    };
    void enqueue(async (tabs) => {
      const known = tabs.get(tabId);
      const watched = isWatched(url);
      if (!watched && !known) return;
      const tab = known ?? openTab(await storeIdOf(tabId));
      change(tabId, known ?? null, job(tab, watched));
    }).then(arrived, arrived);
  }

  /** From the moment a tab goes to a site, each other tab of that site has company, and it has theirs. */
  function meetOthers(tabId: number, { at, url }: NavigationStart): void {
    const site = siteOfUrl(url);
    void enqueue(async (tabs) => {
      const others = [...tabs].filter(([id, { visit }]) => id !== tabId && visit?.site === site);
      const mine = tabs.get(tabId)?.next;
      if (site === null || (others.length === 0 && mine?.site !== site)) return;
      const storeId = await storeIdOf(tabId);
      for (const [id, tab] of others) {
        if (tab.storeId === storeId) change(id, tab, withCompany(tab, at));
      }
      const tab = tabs.get(tabId);
      if (tab && mine?.site === site && (await hasCompany(tabId, site, storeId)))
        change(tabId, tab, withCompany(tab, at));
    });
  }

  function onTab(tabId: number, job: (tab: Tab) => Tab): void {
    void enqueue((tabs) => {
      const tab = tabs.get(tabId);
      if (tab) change(tabId, tab, job(tab));
    });
  }

  function withCompany(tab: Tab, at: number): Tab {
    const event: VisitEvent = { type: 'company', at };
    return visitsOf({ ...tab, past: [] }).reduce((met, { startedAt }) => observeFor(met, startedAt, event, own), tab);
  }

  /** The tab as it is known, without a look at the jar. */
  async function tabKnown(tabId: number): Promise<StoredTab | null> {
    await enqueue(() => catchUp(tabId));
    return (await store.all()).get(tabId) ?? null;
  }

  /** Which of a tab's visits an event changed: it is theirs, and nobody else's. */
  function itsVisits(before: Tab, after: Tab): Visit[] {
    const old = new Set(visitsOf(before));
    return visitsOf(after).filter((visit) => !old.has(visit));
  }

  return {
    /** Whether the requests of a tab may be of interest. Quick: it is asked for every request of every tab. */
    mayConcern: (tabId: number) => store.mayHave(tabId) || expected.has(tabId),

    navigationStarted(tabId: number, start: NavigationStart) {
      onNavigation(tabId, start.url, (tab, watched) =>
        watched ? navigationStarted(tab, start) : navigationLeft(tab, start),
      );
      meetOthers(tabId, start);
    },

    navigationFailed(tabId: number, requestId: string) {
      onTab(tabId, (tab) => navigationFailed(tab, requestId));
    },

    committed(tabId: number, commit: NavigationCommit) {
      onNavigation(tabId, commit.url, (tab, watched) => navigationCommitted(tab, commit, watched));
    },

    prerendered(tabId: number, documentId: string) {
      onTab(tabId, (tab) => documentPrerendered(tab, documentId));
    },

    /** The server has answered a navigation's request. */
    navigationAnswered(tabId: number, requestId: string) {
      void enqueue((tabs) => {
        const tab = tabs.get(tabId);
        const answered = tab && navigationAnswered(tab, requestId);
        if (answered && answered !== tab) store.put(tabId, { ...answered, unread: tab.unread });
      });
    },

    abandoned(tabId: number, navigation: { url: string; documentId: string | null }) {
      onTab(tabId, (tab) => navigationAbandoned(tab, navigation));
    },

    tabClosed(tabId: number) {
      void enqueue((tabs) => {
        if (tabs.has(tabId)) store.put(tabId, null);
      });
    },

    cookiesAsked(tabId: number, event: SetCookieEvent, origin: EventOrigin) {
      void enqueue((tabs) => {
        const tab = tabs.get(tabId);
        if (!tab) return;
        const after = observeInTab(tab, event, origin, own);
        const its = itsVisits(tab, after);
        change(tabId, tab, after);
        // What waits for its document is nobody else's either, but whose it is will be known later.
        if (its.length === 0 && after.early.length > tab.early.length) return;
        const site = its[0]?.site ?? tab.past[0]?.site ?? '';
        for (const [id, other] of tabs) {
          if (other.storeId !== tab.storeId) continue;
          const isIts = (visit: Visit) => id === tabId && its.some(({ startedAt }) => startedAt === visit.startedAt);
          const noted = observeOthers(other, event, { site, isIts }, own);
          if (!isSame(other, noted)) store.put(id, { ...noted, unread: other.unread });
        }
      });
    },

    cookiesSent(tabId: number, event: SentEvent, origin: EventOrigin) {
      onTab(tabId, (tab) => observeInTab(tab, event, origin, own));
    },

    /** A service worker's request is no tab's: every page of its site may be what it was made for. */
    outsideTabs(host: string, storeId: string | null, event: SetCookieEvent | SentEvent) {
      void enqueue((tabs) => {
        const concerned = [...tabs].filter(([, { visit, next }]) => visit?.host === host || next?.host === host);
        const stores = new Set(concerned.map(([, tab]) => tab.storeId));
        // Chromium does not tell which jar it was: with a private window on the same site, either may be meant.
        if (storeId === null && stores.size > 1) return;
        for (const [tabId, tab] of concerned) {
          if (storeId === null || tab.storeId === storeId) change(tabId, tab, observeForSite(tab, host, event, own));
        }
      });
    },

    cookieChanged(changed: CookieChange) {
      const { storeId, event, cookie } = changed;
      recent.add(changed);
      void enqueue((tabs) => {
        for (const [tabId, tab] of tabs) {
          if (tab.storeId !== storeId) continue;
          const events = (visit: Visit): VisitEvent[] => {
            const told = choiceTold(visit, event, choiceFrom(cookie, visit.host));
            return told ? [event, told] : [event];
          };
          const after = observeStore(tab, events, own);
          // Other tabs' third parties are busy: what nothing of this tab explains changes nothing that it shows.
          const concerns = visitsOf(tab).some((visit) => belongsTo(visit, event.cookie));
          if (concerns) change(tabId, tab, after);
          else if (!isSame(tab, after)) store.put(tabId, { ...after, unread: tab.unread });
        }
      });
    },

    pageTold(tabId: number, event: FrameEvent | ChoiceEvent | ConsentModeEvent, origin: EventOrigin) {
      onTab(tabId, (tab) => observeInTab(tab, event, origin, own));
    },

    /** Begins the visit of a page that was there before it was known to be one to watch. */
    beginLate(tabId: number, late: Omit<VisitStart, 'startedAt' | 'observedFromStart'>) {
      return enqueue(async (tabs) => {
        const known = tabs.get(tabId);
        if (known?.visit?.host === late.host) return;
        const tab = known ?? openTab(await storeIdOf(tabId));
        const visit = startVisit({ ...late, startedAt: now(), observedFromStart: false });
        change(tabId, known ?? null, { ...tab, visit });
      });
    },

    /** The host of the watched page that a tab shows, `null` where it shows none. */
    async hostOf(tabId: number): Promise<string | null> {
      await queue;
      return (await store.all()).get(tabId)?.visit?.host ?? null;
    },

    /** Has what every tab shows judged again. */
    showAgain() {
      return enqueue((tabs) => {
        for (const [tabId, { visit }] of tabs) if (visit) onChange(tabId, visit);
      });
    },

    /** Forgets what the tabs of a site show: it is no longer watched. */
    forgetSite(host: string) {
      return enqueue((tabs) => {
        for (const [tabId, { visit }] of [...tabs]) {
          if (visit?.host !== host) continue;
          store.put(tabId, null);
          onChange(tabId, null);
        }
      });
    },

    tabKnown,

    /** The tab as of now, with a fresh reading of the jar. */
    async tabNow(tabId: number): Promise<StoredTab | null> {
      await tabKnown(tabId);
      await read(tabId);
      return (await store.all()).get(tabId) ?? null;
    },
  };
}
