import { webUrl } from '../../tracker/address.ts';
import type { SentEvent, SetCookieEvent } from '../../visit/event.ts';
import { observeForSite, observeOthers } from '../../visit/tab.ts';
import type { Visit } from '../../visit/visit.ts';
import type { FollowedTabs } from './followed-tabs.ts';
import type { StoredTab } from './tab-store.ts';

/** What made a request that is no tab's, as far as the browser tells. */
export interface OutsideMaker {
  /** `null` for a sandboxed frame, which has no origin that is told. */
  host: string | null;
  /** Site of the page that it belongs to, where that can be told; else its own, if it has one. */
  site: string | null;
  /** Address of the document, or of the worker's script; `null` where the browser names its origin alone (Chromium). */
  url: string | null;
  /** `null` where the browser does not tell whose jar it uses (Chromium). */
  storeId: string | null;
  /** Only a document makes such a request, one that has gone since: no worker sends beacons or lies in a frame. */
  isDocument: boolean;
}

/** A page that was left open until its tab closed. */
interface ClosedPage {
  tabId: number;
  at: number;
  storeId: string;
  url: string;
  site: string;
}

/** Milliseconds in which what a page sent as its tab closed is answered. */
const ANSWERED_WITHIN = 60_000;
/** Milliseconds in which most of it is: what may be a closed page's or a service worker's then is taken for the page's. */
const ANSWERED_SOON = 5000;
const MOST_CLOSED = 20;

export interface OutsideTabsParts {
  storeIdOf: (tabId: number) => Promise<string>;
  now: () => number;
}

export type OutsideTabs = ReturnType<typeof createOutsideTabs>;

/**
 * Requests that are no followed tab's. A service worker's may be of any page of its site; what a page sends as its tab closes is
 * answered later, and is nobody's who is still there.
 */
export function createOutsideTabs({ inTurn, change, note, own }: FollowedTabs, { storeIdOf, now }: OutsideTabsParts) {
  const closed: ClosedPage[] = [];

  function recent(): ClosedPage[] {
    const since = now() - ANSWERED_WITHIN;
    while (closed.length > MOST_CLOSED || (closed[0]?.at ?? since) < since) closed.shift();
    return closed;
  }

  /** Every tab takes note of what pages that are not theirs were told to keep. */
  function noteOthers(
    tabs: ReadonlyMap<number, StoredTab>,
    event: SetCookieEvent | SentEvent,
    pages: readonly { storeId: string | null; site: string | null }[],
  ): void {
    if (event.type !== 'set-cookie') return;
    const isIts = () => false;
    for (const { storeId, site } of pages) {
      if (site === null) continue;
      for (const [id, tab] of tabs) {
        if (storeId === null || tab.storeId === storeId) note(id, tab, observeOthers(tab, event, { site, isIts }, own));
      }
    }
  }

  return {
    /** Whether a tab has just closed: what its page sent may be answered yet. */
    hasClosed: (tabId: number) => closed.length > 0 && recent().some((page) => page.tabId === tabId),

    /** Remembers what a tab showed that has closed. */
    closed(tabId: number, { storeId, visit, past }: StoredTab): void {
      // The page that it showed last may still wait for answers, if that was just before.
      const pages = [visit, past[0]].filter((page) => page != null);
      closed.push(...pages.map(({ url, site }) => ({ tabId, at: now(), storeId, url, site })));
    },

    /** A page whose tab has closed, or is not followed, was told to keep cookies. */
    async askedOfOthers(tabs: ReadonlyMap<number, StoredTab>, tabId: number, event: SetCookieEvent): Promise<void> {
      const pages = recent().filter((page) => page.tabId === tabId);
      // A watched page in a frame of another site has what the portal keeps for all sites.
      const open = async () => [{ storeId: await storeIdOf(tabId).catch(() => null), site: '' }];
      noteOthers(tabs, event, pages.length > 0 ? pages : await open());
    },

    observe({ host, site, url, storeId, isDocument }: OutsideMaker, event: SetCookieEvent | SentEvent): void {
      void inTurn((tabs) => {
        const pages = recent().filter((page) => storeId === null || page.storeId === storeId);
        const isOfClosed = ({ url: address, at }: ClosedPage) =>
          address === url || (url === null && host === webUrl(address)?.hostname && now() - at <= ANSWERED_SOON);
        // A document may also have gone from a page that is still there, as a frame that its script took away.
        const isGone = pages.some(isOfClosed) || (isDocument && pages.length > 0);
        const isOf = (visit: Visit | null) => !isGone && visit?.host === host;
        const concerned = [...tabs].filter(([, { visit, next }]) => isOf(visit) || isOf(next));
        // A frame's request may be told without the page around it.
        if (concerned.length === 0) noteOthers(tabs, event, [{ storeId, site }, ...pages]);
        const stores = new Set(concerned.map(([, tab]) => tab.storeId));
        // Chromium does not tell which jar it was: with a private window on the same site, either may be meant.
        if (storeId === null && stores.size > 1) return;
        for (const [tabId, tab] of concerned) {
          if (storeId === null || tab.storeId === storeId) change(tabId, tab, observeForSite(tab, host, event, own));
        }
      }, event.at);
    },
  };
}
