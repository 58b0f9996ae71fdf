import { webUrl } from '../../tracker/address.ts';
import { registrableDomain } from '../../tracker/site.ts';
import type { VisitEvent } from '../../visit/event.ts';
import { observeFor, visitsOf, type Tab } from '../../visit/tab.ts';
import type { Visit } from '../../visit/visit.ts';
import type { FollowedTabs } from './followed-tabs.ts';

export interface MeetingParts {
  storeIdOf: (tabId: number) => Promise<string>;
  /** Which hosts of a registrable domain tabs with the same jar show, apart from those tabs; `null` where that is not told. */
  hostsBeside: (apart: readonly number[], domain: string, storeId: string) => Promise<string[] | null>;
  /** Hosts of a registrable domain whose pages are made ready in a tab that shows another one. */
  hostsReady: (tabId: number, domain: string) => Promise<string[]>;
}

export type Meetings = ReturnType<typeof createMeetings>;

/**
 * Tells tabs that show pages of one domain of each other: what a script stores for the domain may be either's doing. Cookies know
 * no scheme, so neither do meetings.
 */
export function createMeetings(
  { inTurn, change, own }: FollowedTabs,
  { storeIdOf, hostsBeside, hostsReady }: MeetingParts,
) {
  /**
   * From the moment a tab goes or comes back to a domain, each other tab of that domain has company, and it has theirs.
   * @param how where it is only made ready there, what the tab shows has company of it too; what lies in a frame of a page of its
   *   own domain is that page's doing, which is no more company than before
   */
  function meetOthers(
    tabId: number,
    { at, url }: { at: number; url: string },
    how: 'shown' | 'ready' | 'framed' = 'shown',
  ): void {
    const host = webUrl(url)?.hostname;
    if (host === undefined) return;
    const domain = registrableDomain(host);
    const isOf = (visit: Visit | null) => visit !== null && registrableDomain(visit.host) === domain;
    void inTurn(async (tabs) => {
      const others = [...tabs].filter(([id, tab]) => id !== tabId && isOf(tab.visit));
      const isGoing = () => currentVisits(tabs.get(tabId)).some(isOf);
      if (isGoing() ? how === 'framed' : others.length === 0) return;
      // The browser tells no jar of a tab that has closed by now: it may have been any.
      const storeId = tabs.get(tabId)?.storeId ?? (await storeIdOf(tabId).catch(() => null));
      for (const [id, tab] of others) {
        if (storeId === null || tab.storeId === storeId) change(id, tab, withCompany(tab, isOf, { at, hosts: [host] }));
      }
      const tab = tabs.get(tabId);
      if (!tab || !isGoing()) return;
      const hosts = (await hostsBeside([tabId], domain, tab.storeId)) ?? [];
      change(tabId, tab, withCompany(tab, isOf, { at, hosts: how === 'ready' ? [...hosts, host] : hosts }));
    }, at);
  }

  /**
   * A tab that has closed, or shows something else, is no company any more.
   * @param url what it shows now, which the browser may list late; `null` where it has closed
   */
  function partFrom(tabId: number, at: number, url: string | null): void {
    const host = url === null ? undefined : webUrl(url)?.hostname;
    void inTurn(async (tabs) => {
      for (const [id, { storeId, visit }] of [...tabs]) {
        if (visit?.sisters.at(-1)?.until !== null) continue;
        const domain = registrableDomain(visit.host);
        const isStill = host !== undefined && host !== visit.host && registrableDomain(host) === domain;
        const beside = await hostsBeside([id, tabId], domain, storeId);
        const ready = await hostsReady(id, domain);
        if (isStill || !beside || [...beside, ...ready].some((one) => one !== visit.host)) continue;
        const tab = tabs.get(id);
        if (tab) change(id, tab, observeFor(tab, visit, { type: 'parted', at }, own));
      }
    }, at);
  }

  function withCompany(
    tab: Tab,
    isOf: (visit: Visit) => boolean,
    { at, hosts }: { at: number; hosts: readonly string[] },
  ): Tab {
    const events = hosts.map((host): VisitEvent => ({ type: 'company', at, host }));
    const meet = (met: Tab, visit: Visit) =>
      events.reduce((before, event) => observeFor(before, visit, event, own), met);
    return currentVisits(tab).filter(isOf).reduce(meet, tab);
  }

  /** What a tab shows, and what is on its way there. */
  function currentVisits(tab: Tab | undefined): Visit[] {
    return tab ? visitsOf({ ...tab, past: [] }) : [];
  }

  return { meetOthers, partFrom };
}
