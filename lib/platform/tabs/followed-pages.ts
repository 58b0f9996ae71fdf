import type { Choice } from '../../consent/choice.ts';
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
import { isOfUnknown, observeInTab, type EventOrigin } from '../../visit/observe-in-tab.ts';
import { observeOthers, observeStore, type Tab, visitsOf } from '../../visit/tab.ts';
import type { Visit } from '../../visit/visit.ts';
import type { Cookies } from '../browser.ts';
import type { CookieChange } from '../jar/cookie-changes.ts';
import type { FollowedTabs } from './followed-tabs.ts';
import type { ShownFrame } from './open-tabs.ts';
import type { OutsideTabs } from './outside-tabs.ts';

export interface FollowedPagesParts {
  /** The documents in the frames of a tab, the top one first; `null` where the browser does not name them. */
  shownFrames: (tabId: number) => Promise<ShownFrame[] | null>;
  choiceFrom: (cookie: Cookies.Cookie, host: string) => Choice | null;
  now: () => number;
}

/** What the pages of followed tabs ask for, send and tell, and how the jar changes under them. */
export function createFollowedPages(
  followed: FollowedTabs,
  outside: OutsideTabs,
  { shownFrames, choiceFrom, now }: FollowedPagesParts,
) {
  const { inTurn, change, note, own } = followed;

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
    cookiesAsked(tabId: number, event: SetCookieEvent, origin: EventOrigin) {
      void inTurn(async (tabs) => {
        const tab = tabs.get(tabId);
        if (!tab) {
          await outside.askedOfOthers(tabs, tabId, event);
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
      observeFrom(tabId, event.type === 'frame' ? { ...event, frameId: origin.frameId } : event, origin, now());
    },
  };
}
