import type { Choice } from '../../consent/choice.ts';
import { webUrl } from '../../tracker/address.ts';
import { belongsTo } from '../../visit/belongs-to.ts';
import type {
  ChoiceEvent,
  ConsentModeEvent,
  FrameEvent,
  SentEvent,
  SetCookieEvent,
  VisitEvent,
} from '../../visit/event.ts';
import { choiceTold } from '../../visit/observe-choice.ts';
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
} from '../../visit/tab-navigations.ts';
import {
  frameCommitted,
  isOfUnknown,
  observeInTab,
  observeOthers,
  observeStore,
  openTab,
  type EventOrigin,
  type Tab,
  visitsOf,
} from '../../visit/tab.ts';
import { startVisit, type Visit, type VisitStart } from '../../visit/visit.ts';
import type { Cookies } from '../browser.ts';
import type { CookieChange } from '../jar/cookie-changes.ts';
import { createMeetings, type MeetingParts } from './meetings.ts';
import { followTabs, type FollowedTabsParts } from './followed-tabs.ts';
import type { CommittedFrame } from './navigations.ts';
import { createOutsideTabs, type OutsideMaker } from './outside-tabs.ts';
import type { ShownFrame } from './open-tabs.ts';

export interface WatcherParts extends Omit<FollowedTabsParts, 'onFound' | 'onGone'>, MeetingParts {
  /** The documents in the frames of a tab, the top one first; `null` where the browser does not name them. */
  shownFrames: (tabId: number) => Promise<ShownFrame[] | null>;
  choiceFrom: (cookie: Cookies.Cookie, host: string) => Choice | null;
}

export type Watcher = ReturnType<typeof createWatcher>;

/** Brings what the browser tells to the visits of the tabs that it is about. */
export function createWatcher(parts: WatcherParts) {
  const { isWatched, storeIdOf, shownDocument, shownFrames, choiceFrom, onChange, now } = parts;
  const followed = followTabs({
    ...parts,
    onFound: (tabId, page) => {
      meetOthers(tabId, page);
    },
    onGone(tabId, tab) {
      outside.closed(tabId, tab);
    },
  });
  const { own, inTurn, change, note, forget, changeTab } = followed;
  const { meetOthers, partFrom } = createMeetings(followed, parts);
  const outside = createOutsideTabs(followed, parts);
  /** Tabs whose watched page is on its way: not followed yet. */
  const expected = new Map<number, number>();

  /** Runs a job on a tab that is known, or begun with this navigation because its site is watched. */
  function onNavigation(
    tabId: number,
    { at, url }: { at: number; url: string },
    job: (tab: Tab, watched: boolean, heardAt: number) => Tab,
  ): void {
    // Until the sites are known any may be watched.
    expected.set(tabId, (expected.get(tabId) ?? 0) + 1);
    const arrived = () => {
      const left = (expected.get(tabId) ?? 1) - 1;
      if (left > 0) expected.set(tabId, left);
      else expected.delete(tabId);
    };
    void inTurn(async (tabs, heardAt) => {
      const known = tabs.get(tabId);
      const watched = isWatched(url);
      if (!watched && !known) return;
      const tab = known ?? openTab(await storeIdOf(tabId));
      change(tabId, known ?? null, job(tab, watched, heardAt));
    }, at).then(arrived, arrived);
  }

  /** Where an event comes from, with what the tab shows if its document is not known. */
  async function withShown(tabId: number, tab: Tab, origin: EventOrigin): Promise<EventOrigin> {
    const frames = isOfUnknown(tab, origin) ? await shownFrames(tabId) : null;
    if (!frames) return origin;
    const inFrame = frames.find(({ frameId }) => frameId === origin.frameId);
    return {
      ...origin,
      documentId: origin.documentId ?? inFrame?.documentId ?? null,
      shown: frames.map(({ documentId }) => documentId),
    };
  }

  function observeFrom(tabId: number, event: VisitEvent, origin: EventOrigin, at: number): void {
    void inTurn(async (tabs) => {
      const tab = tabs.get(tabId);
      if (tab) change(tabId, tab, observeInTab(tab, event, await withShown(tabId, tab, origin), own));
    }, at);
  }

  /** Which of a tab's visits an event changed: it is theirs, and nobody else's. */
  function itsVisits(before: Tab, after: Tab): Visit[] {
    const old = new Set(visitsOf(before));
    return visitsOf(after).filter((visit) => !old.has(visit));
  }

  return {
    tabKnown: followed.tabKnown,
    tabNow: followed.tabNow,
    hostOf: followed.hostOf,

    /** Whether the requests of a tab may be of interest. Quick: it is asked for every request of every tab. */
    mayConcern: (tabId: number) => followed.mayHave(tabId) || expected.has(tabId) || outside.hasClosed(tabId),

    navigationStarted(tabId: number, start: NavigationStart) {
      onNavigation(tabId, start, (tab, watched) =>
        watched ? navigationStarted(tab, start) : navigationLeft(tab, start),
      );
      meetOthers(tabId, start);
    },

    prerenderStarted(tabId: number, start: { at: number; url: string }) {
      meetOthers(tabId, start, true);
    },

    navigationFailed(tabId: number, at: number, requestId: string) {
      changeTab(tabId, at, (tab) => navigationFailed(tab, requestId));
    },

    committed(tabId: number, commit: Omit<NavigationCommit, 'toldAt'>) {
      onNavigation(tabId, commit, (tab, watched, heardAt) =>
        // A background that has just started is told of the jar's changes one by one, with nothing that says when they were.
        navigationCommitted(tab, { ...commit, toldAt: heardAt }, watched),
      );
      // A page that comes back, or was made ready beforehand, comes without a request.
      meetOthers(tabId, commit);
      partFrom(tabId, commit.at, commit.url);
    },

    frameCommitted(tabId: number, frame: CommittedFrame) {
      void inTurn((tabs) => {
        const tab = tabs.get(tabId);
        if (tab) note(tabId, tab, frameCommitted(tab, frame));
      }, frame.at);
    },

    prerendered(tabId: number, at: number, documentId: string) {
      changeTab(tabId, at, (tab) => documentPrerendered(tab, documentId));
    },

    /** The server has answered a navigation's request. */
    navigationAnswered(tabId: number, at: number, requestId: string) {
      void inTurn((tabs) => {
        const tab = tabs.get(tabId);
        const answered = tab && navigationAnswered(tab, requestId);
        if (answered) note(tabId, tab, answered);
      }, at);
    },

    abandoned(tabId: number, at: number, navigation: { url: string; documentId: string | null }) {
      changeTab(tabId, at, (tab) => navigationAbandoned(tab, navigation));
    },

    tabClosed(tabId: number) {
      void inTurn((tabs) => {
        const tab = tabs.get(tabId);
        if (!tab) return;
        outside.closed(tabId, tab);
        forget(tabId);
      });
      partFrom(tabId, now(), null);
    },

    cookiesAsked(tabId: number, event: SetCookieEvent, origin: EventOrigin) {
      void inTurn(async (tabs) => {
        const tab = tabs.get(tabId);
        if (!tab) {
          outside.askedOfClosed(tabs, tabId, event);
          return;
        }
        const after = observeInTab(tab, event, await withShown(tabId, tab, origin), own);
        const its = itsVisits(tab, after);
        change(tabId, tab, after);
        // What waits for its document is nobody else's either, but whose it is will be known later.
        if (its.length === 0 && after.early.length > tab.early.length) return;
        const site = (its[0] ?? tab.visit ?? tab.past[0])?.site ?? '';
        for (const [id, other] of tabs) {
          if (other.storeId !== tab.storeId) continue;
          const isIts = (visit: Visit) => id === tabId && its.some(({ startedAt }) => startedAt === visit.startedAt);
          note(id, other, observeOthers(other, event, { site, isIts }, own));
        }
      }, event.at);
    },

    cookiesSent(tabId: number, event: SentEvent, origin: EventOrigin) {
      observeFrom(tabId, event, origin, event.at);
    },

    outsideTabs(maker: OutsideMaker, event: SetCookieEvent | SentEvent) {
      outside.observe(maker, event);
    },

    cookieChanged(changed: CookieChange) {
      const { storeId, event, cookie } = changed;
      followed.remember(changed);
      void inTurn((tabs) => {
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
          else note(tabId, tab, after);
        }
      });
    },

    pageTold(tabId: number, event: FrameEvent | ChoiceEvent | ConsentModeEvent, origin: EventOrigin) {
      // By the page's own clock its first look may lie before its arrival, which was told all the same.
      observeFrom(tabId, event, origin, now());
    },

    /** Begins the visit of a page that was there before it was known to be one to watch. */
    beginLate(tabId: number, late: Omit<VisitStart, 'startedAt' | 'observedFromStart'>) {
      return inTurn(async (tabs) => {
        const known = tabs.get(tabId);
        if (known?.visit?.host === late.host) return;
        const shown = await shownDocument(tabId);
        const documentId = late.documentId ?? shown?.documentId ?? null;
        // It was left before it was known to be one to watch.
        if (shown && (shown.documentId !== documentId || webUrl(shown.url)?.hostname !== late.host)) return;
        const tab = known ?? openTab(await storeIdOf(tabId));
        const at = now();
        const visit = startVisit({ ...late, documentId, startedAt: at, observedFromStart: false });
        change(tabId, known ?? null, { ...tab, visit });
        meetOthers(tabId, { at, url: late.url });
      });
    },

    /** Has what every tab shows judged again. */
    showAgain() {
      return inTurn((tabs) => {
        for (const [tabId, { visit }] of tabs) if (visit) onChange(tabId, visit);
      });
    },

    /** Forgets what the tabs of a site show: it is no longer watched. */
    forgetSite(host: string) {
      return inTurn((tabs) => {
        for (const [tabId, { visit }] of [...tabs]) {
          if (visit?.host !== host) continue;
          forget(tabId);
          onChange(tabId, null);
        }
      });
    },
  };
}
