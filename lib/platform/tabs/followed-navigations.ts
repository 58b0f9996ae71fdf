import {
  documentPrerendered,
  navigationAbandoned,
  navigationAnswered,
  navigationBegun,
  navigationCommitted,
  navigationFailed,
  navigationLeft,
  navigationStarted,
  type NavigationCommit,
  type NavigationStart,
} from '../../visit/tab-navigations.ts';
import { webUrl } from '../../tracker/address.ts';
import { frameCommitted } from '../../visit/observe-in-tab.ts';
import { openTab, type Tab } from '../../visit/tab.ts';
import type { FollowedTabs } from './followed-tabs.ts';
import type { Meetings } from './meetings.ts';
import type { CommittedFrame } from './navigations.ts';
import type { OutsideTabs } from './outside-tabs.ts';

export interface FollowedNavigationsParts {
  isWatched: (url: string) => boolean;
  storeIdOf: (tabId: number) => Promise<string>;
  shownDocument: (tabId: number) => Promise<{ url: string } | null>;
  now: () => number;
}

/** Where tabs go: begins visits where a watched page is on its way, and ends them. */
export function createFollowedNavigations(
  { inTurn, change, changeTab, noteTab, forget }: FollowedTabs,
  { meetOthers, partFrom }: Meetings,
  outside: OutsideTabs,
  { isWatched, storeIdOf, shownDocument, now }: FollowedNavigationsParts,
) {
  /** Tabs whose watched page is on its way: not followed yet. */
  const expected = new Map<number, number>();
  /** Tabs with a watched page in a frame. */
  const embedding = new Set<number>();

  /** Runs a job on a tab that is known, or begun with this navigation because its site is watched. */
  function onNavigation(
    tabId: number,
    { at, url }: { at: number; url: string },
    job: (tab: Tab, watched: boolean, heardAt: number) => Tab | Promise<Tab>,
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
      change(tabId, known ?? null, await job(tab, watched, heardAt));
    }, at).then(arrived, arrived);
  }

  /**
   * Asks at once for the page that is left: one that is not watched is known by the browser alone, until the next one is there.
   * Before the sites are known it is asked for in turn.
   */
  function leaving<Start extends { url: string }>(
    tabId: number,
    start: Start,
  ): (tab: Tab) => Promise<Start & Pick<NavigationStart, 'from'>> {
    const asked = isWatched(start.url) ? shownDocument(tabId) : null;
    return async (tab) => {
      if (tab.visit) return start;
      const shown = webUrl((await (asked ?? shownDocument(tabId)))?.url ?? '')?.hostname ?? null;
      return shown === webUrl(start.url)?.hostname ? start : { ...start, from: shown };
    };
  }

  return {
    /** Whether a page that may be watched is on its way to a tab, or lies in a frame there. */
    isExpected: (tabId: number) => expected.has(tabId) || embedding.has(tabId),

    navigationStarted(tabId: number, start: NavigationStart) {
      const withLeft = leaving(tabId, start);
      onNavigation(tabId, start, async (tab, watched) =>
        watched ? navigationStarted(tab, await withLeft(tab)) : navigationLeft(tab, start),
      );
      meetOthers(tabId, start);
    },

    /** A page is on its way to a tab, whoever answers. */
    navigationBegun(tabId: number, start: { at: number; url: string }) {
      const withLeft = leaving(tabId, start);
      onNavigation(tabId, start, async (tab, watched) => (watched ? navigationBegun(tab, await withLeft(tab)) : tab));
    },

    /** A watched page in a frame of another site is company, as in a tab. */
    frameBegun(tabId: number, start: { at: number; url: string }) {
      if (isWatched(start.url)) embedding.add(tabId);
      // Until the sites are known any may be watched.
      void inTurn(() => {
        if (!isWatched(start.url)) return;
        embedding.add(tabId);
        meetOthers(tabId, start, 'framed');
      }, start.at);
    },

    prerenderStarted(tabId: number, start: { at: number; url: string }) {
      meetOthers(tabId, start, 'ready');
    },

    navigationFailed(tabId: number, at: number, requestId: string) {
      changeTab(tabId, at, (tab) => navigationFailed(tab, requestId));
    },

    committed(tabId: number, commit: Omit<NavigationCommit, 'toldAt'>) {
      void inTurn(() => void embedding.delete(tabId), commit.at);
      onNavigation(tabId, commit, (tab, watched, heardAt) =>
        // A background that has just started is told of the jar's changes one by one, with nothing that says when they were.
        navigationCommitted(tab, { ...commit, toldAt: heardAt }, watched),
      );
      // A page that comes back, or was made ready beforehand, comes without a request.
      meetOthers(tabId, commit);
      partFrom(tabId, commit.at, commit.url);
    },

    frameCommitted(tabId: number, frame: CommittedFrame) {
      noteTab(tabId, frame.at, (tab) => frameCommitted(tab, frame));
    },

    prerendered(tabId: number, at: number, documentId: string) {
      changeTab(tabId, at, (tab) => documentPrerendered(tab, documentId));
    },

    /** The server has answered a navigation's request. */
    navigationAnswered(tabId: number, at: number, requestId: string) {
      noteTab(tabId, at, (tab) => navigationAnswered(tab, requestId));
    },

    abandoned(tabId: number, at: number, navigation: { url: string; documentId: string | null }) {
      changeTab(tabId, at, (tab) => navigationAbandoned(tab, navigation));
    },

    tabClosed(tabId: number) {
      void inTurn((tabs) => {
        embedding.delete(tabId);
        const tab = tabs.get(tabId);
        if (!tab) return;
        outside.closed(tabId, tab);
        forget(tabId);
      });
      partFrom(tabId, now(), null);
    },
  };
}
