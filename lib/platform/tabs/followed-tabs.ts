import { unreadFor } from '../../visit/observe-choice.ts';
import { Own } from '../../visit/own.ts';
import { navigationCommitted } from '../../visit/tab-navigations.ts';
import { isSame, observeFor, visitsOf, type Tab } from '../../visit/tab.ts';
import { settlesAt } from '../../visit/trackers.ts';
import { systemTime } from '../../visit/visit-time.ts';
import type { Visit } from '../../visit/visit.ts';
import type { CookieChange } from '../jar/cookie-changes.ts';
import type { JarReading } from '../jar/jar.ts';
import { jarReadings } from '../jar/jar-readings.ts';
import { CLOCKS_DIFFER } from '../moment-told.ts';
import { recentChanges } from '../jar/recent-changes.ts';
import type { StoredTab, TabStore } from './tab-store.ts';

export interface FollowedTabsParts {
  store: TabStore;
  /** Resolves once `isWatched` knows all that it knows. */
  sitesKnown: () => Promise<void>;
  isWatched: (url: string) => boolean;
  /** Ids of the open tabs. */
  openTabs: () => Promise<ReadonlySet<number>>;
  /** The document that a tab shows, `null` where the browser does not name it. */
  shownDocument: (tabId: number) => Promise<{ url: string; documentId: string } | null>;
  /** `null` where the jar is not shown. */
  readJar: (visit: Visit, storeId: string) => Promise<JarReading | null>;
  /** Called whenever what a tab's visit shows may have changed. */
  onChange: (tabId: number, visit: Visit | null) => void;
  /** Called when a tab is found to show a page that nothing told of. */
  onFound: (tabId: number, page: { at: number; url: string }) => void;
  /** Called when a tab is found to have closed, which a background may be told that this starts, and later. */
  onGone: (tabId: number, tab: StoredTab) => void;
  /** Called when a document of a watched page is what its tab shows. */
  onShown: (tabId: number, visit: Visit) => void;
  now: () => number;
}

/** @param heardAt when the background was told; one that had just started, when it had listened for `HEARD_BY` */
type Job = (tabs: ReadonlyMap<number, StoredTab>, heardAt: number) => void | Promise<void>;

/**
 * Milliseconds in which a background that has just started hears of what woke it. Chromium tells what happens in the meantime
 * before it, Firefox one kind of event after the other.
 */
const HEARD_BY = 100;

/** Milliseconds that a reading of the fullest jar takes on the slowest machine. */
const LONGEST_READING = 30_000;

export type FollowedTabs = ReturnType<typeof followTabs>;

/**
 * The tabs that show watched pages: changed by one job after the other, kept stored, and read the jar for. Holds nothing
 * that must outlive it: a new background goes on from the store.
 */
export function followTabs(parts: FollowedTabsParts) {
  const { store, sitesKnown, isWatched, openTabs, shownDocument, readJar, onChange, onFound, onGone, onShown, now } =
    parts;
  const readings = jarReadings(read);
  const recent = recentChanges();
  const own = new Own();
  /** Jobs that came before the start, each with the moment of what it is about; `null` since. */
  let early: { at: number; begin: () => void }[] | null = [];
  let queue: Promise<void> = start();

  /**
   * Runs jobs one after the other, in the order given; those that came before the start in the order of what they are about.
   * @param at when it happened, in milliseconds since the epoch; now where it is left out
   */
  function inTurn(job: Job, at = now()): Promise<void> {
    const waiting = early;
    if (!waiting) return enqueue(job);
    return new Promise((resolve, reject) => {
      waiting.push({ at, begin: () => void enqueue(job).then(resolve, reject) });
    });
  }

  function enqueue(job: Job): Promise<void> {
    const heardAt = now();
    const run = queue.then(async () => {
      await job(await store.all(), heardAt);
    });
    queue = run.catch((error: unknown) => {
      console.error('Miette could not follow an event', error);
    });
    return run;
  }

  async function start(): Promise<void> {
    const heard = new Promise((resolve) => setTimeout(resolve, HEARD_BY));
    // What an earlier background left may be unreadable: what comes is followed all the same.
    const resumed = resume().catch((error: unknown) => {
      console.error('Miette could not go on where it had ended', error);
    });
    await Promise.all([heard, resumed]);
    const jobs = early ?? [];
    early = null;
    for (const { begin } of jobs.toSorted((a, b) => a.at - b.at)) begin();
  }

  /** Goes on where an earlier background ended: forgets closed tabs, and reads the jar for what it had not read. */
  async function resume(): Promise<void> {
    await sitesKnown();
    const [tabs, open] = await Promise.all([store.all(), openTabs()]);
    for (const [tabId, tab] of [...tabs]) {
      if (!open.has(tabId)) {
        onGone(tabId, tab);
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
    // Firefox has the next document in place before that has an address, and tells of its arrival then.
    if (shown.url === 'about:blank') return;
    const commit = { ...shown, at: now() };
    change(tabId, tab, navigationCommitted(tab, commit, isWatched(shown.url)));
    onFound(tabId, commit);
  }

  /** Keeps what a tab has become, shows it, and has the jar read for it. */
  function change(tabId: number, before: StoredTab | null, changed: Tab): void {
    if (before && isSame(before, changed)) return;
    const after = withRecent(before, { ...changed, unread: true });
    store.put(tabId, after);
    if (before?.visit !== after.visit) onChange(tabId, after.visit);
    if (after.visit && after.visit.committedAt !== before?.visit?.committedAt) onShown(tabId, after.visit);
    if (after.visit ?? after.next) readings.soon(tabId);
  }

  /** Changes a tab if it is one that is followed. */
  function changeTab(tabId: number, at: number, job: (tab: Tab) => Tab): void {
    void inTurn((tabs) => {
      const tab = tabs.get(tabId);
      if (tab) change(tabId, tab, job(tab));
    }, at);
  }

  /** Keeps what a tab has become, where that changes nothing that it shows. */
  function note(tabId: number, before: StoredTab, noted: Tab): void {
    if (!isSame(before, noted)) store.put(tabId, { ...noted, unread: before.unread });
  }

  /** Notes something of a tab if it is one that is followed. */
  function noteTab(tabId: number, at: number, job: (tab: Tab) => Tab): void {
    void inTurn((tabs) => {
      const tab = tabs.get(tabId);
      if (tab) note(tabId, tab, job(tab));
    }, at);
  }

  function forget(tabId: number): void {
    store.put(tabId, null);
  }

  /** A visit that has just become known takes note of what the jar did since it began; one that comes back was told of it. */
  function withRecent(before: StoredTab | null, after: StoredTab): StoredTab {
    const known = before ? visitsOf(before).map(({ startedAt }) => startedAt) : [];
    return [after.visit, after.next].reduce((tab, visit) => {
      if (!visit || known.includes(visit.startedAt)) return tab;
      return recent
        .between(tab.storeId, visit.startedAt, now() + CLOCKS_DIFFER)
        .reduce((told, { event }) => ({ ...observeFor(told, visit, event, own), unread: true }), tab);
    }, after);
  }

  /** Reads the jar for a tab's visits. The visit may move on meanwhile: the reading then is void. */
  async function read(tabId: number): Promise<void> {
    await inTurn(() => undefined);
    const tab = (await store.all()).get(tabId);
    for (const visit of [tab?.visit, tab?.next]) {
      if (!tab || !visit) continue;
      const at = now();
      const unseenFor = unreadFor(visit, at);
      const reading = await readings.timed(readJar(visit, tab.storeId));
      if (!reading) return;
      // The machine slept meanwhile: what was read is long past.
      if (now() > at + LONGEST_READING) {
        readings.soon(tabId);
        return;
      }
      const { domains, cookies, choice } = reading;
      await inTurn((tabs) => {
        const before = tabs.get(tabId);
        if (!before) return;
        const read = observeFor(before, visit, { type: 'jar', at, domains, cookies }, own);
        const after = observeFor(read, visit, { type: 'choice', at, choice, unseenFor }, own);
        const open = after.visit && settlesAt(after.visit);
        store.put(tabId, { ...after, unread: open !== null });
        if (before.visit !== after.visit) onChange(tabId, after.visit);
        if (after.visit && open !== null) readings.soon(tabId, systemTime(after.visit, open) - now());
      });
    }
  }

  /** The tab as it is known, without a look at the jar. */
  async function tabKnown(tabId: number): Promise<StoredTab | null> {
    await inTurn(() => catchUp(tabId));
    return (await store.all()).get(tabId) ?? null;
  }

  /** The tab as of now, with a fresh reading of the jar. */
  async function tabNow(tabId: number): Promise<StoredTab | null> {
    await tabKnown(tabId);
    await read(tabId);
    return (await store.all()).get(tabId) ?? null;
  }

  /** The host of the watched page that a tab shows, `null` where it shows none. */
  async function hostOf(tabId: number): Promise<string | null> {
    await inTurn(() => undefined);
    return (await store.all()).get(tabId)?.visit?.host ?? null;
  }

  return {
    own,
    inTurn,
    change,
    changeTab,
    note,
    noteTab,
    forget,
    tabKnown,
    tabNow,
    hostOf,

    /** Has the jar read for a tab. */
    readSoon(tabId: number): void {
      readings.soon(tabId);
    },

    /** Keeps a change of the jar for a while: it may be of a visit that becomes known after it. */
    remember(changed: CookieChange): void {
      recent.add(changed);
    },

    /** Whether a tab may be followed. Quick: it is asked for every request of every tab. */
    mayHave: (tabId: number) => early !== null || store.mayHave(tabId),
  };
}
