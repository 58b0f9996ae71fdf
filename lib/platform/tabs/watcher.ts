import { webUrl } from '../../tracker/address.ts';
import type { SentEvent, SetCookieEvent } from '../../visit/event.ts';
import { openTab, unobserved } from '../../visit/tab.ts';
import { startVisit, type VisitStart } from '../../visit/visit.ts';
import { createFollowedNavigations } from './followed-navigations.ts';
import { createFollowedPages, type FollowedPagesParts } from './followed-pages.ts';
import { followTabs, type FollowedTabsParts } from './followed-tabs.ts';
import { createMeetings, type MeetingParts } from './meetings.ts';
import { createOutsideTabs, type OutsideMaker } from './outside-tabs.ts';

export interface WatcherParts extends Omit<FollowedTabsParts, 'onFound' | 'onGone'>, MeetingParts, FollowedPagesParts {}

export type Watcher = ReturnType<typeof createWatcher>;

/** Brings what the browser tells to the visits of the tabs that it is about. */
export function createWatcher(parts: WatcherParts) {
  const { storeIdOf, shownDocument, onChange, onShown, now } = parts;
  const followed = followTabs({
    ...parts,
    onFound: (tabId, page) => {
      meetings.meetOthers(tabId, page);
    },
    onGone(tabId, tab) {
      outside.closed(tabId, tab);
    },
  });
  const { inTurn, change, forget } = followed;
  const meetings = createMeetings(followed, parts);
  const outside = createOutsideTabs(followed, parts);
  const { isExpected, ...navigations } = createFollowedNavigations(followed, meetings, outside, parts);

  return {
    ...navigations,
    ...createFollowedPages(followed, outside, parts),
    tabKnown: followed.tabKnown,
    tabNow: followed.tabNow,
    hostOf: followed.hostOf,

    /** Whether the requests of a tab may be of interest. Quick: it is asked for every request of every tab. */
    mayConcern: (tabId: number) => followed.mayHave(tabId) || isExpected(tabId) || outside.hasClosed(tabId),

    outsideTabs(maker: OutsideMaker, event: SetCookieEvent | SentEvent) {
      outside.observe(maker, event);
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
        meetings.meetOthers(tabId, { at, url: late.url });
      });
    },

    /** The reader has taken back the access to pages: what they do until it is given again is not heard. */
    accessTaken() {
      return inTurn((tabs) => {
        for (const [tabId, tab] of [...tabs]) change(tabId, tab, unobserved(tab));
      });
    },

    /** The reader has given access to pages: what was not told without it is looked for, also of a page that came meanwhile. */
    accessGiven() {
      return inTurn((tabs) => {
        for (const [tabId, tab] of [...tabs]) {
          const missed = unobserved(tab);
          change(tabId, tab, missed);
          if (!missed.visit) continue;
          meetings.meetOthers(tabId, { at: now(), url: missed.visit.url });
          followed.readSoon(tabId);
          onShown(tabId, missed.visit);
          onChange(tabId, missed.visit);
        }
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
