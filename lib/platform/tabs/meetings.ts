import { siteOfUrl } from '../../tracker/site.ts';
import type { VisitEvent } from '../../visit/event.ts';
import { observeFor, visitsOf, type Tab } from '../../visit/tab.ts';
import type { Visit } from '../../visit/visit.ts';
import type { FollowedTabs } from './followed-tabs.ts';

export interface MeetingParts {
  storeIdOf: (tabId: number) => Promise<string>;
  /** Which hosts of a site other tabs with the same jar show. */
  hostsBeside: (tabId: number, site: string, storeId: string) => Promise<string[]>;
}

/** Tells tabs that show pages of one site of each other: what a script stores for the site may be either's doing. */
export function createMeetings({ inTurn, change, own }: FollowedTabs, { storeIdOf, hostsBeside }: MeetingParts) {
  /** From the moment a tab goes or comes back to a site, each other tab of that site has company, and it has theirs. */
  function meetOthers(tabId: number, { at, url }: { at: number; url: string }): void {
    const site = siteOfUrl(url);
    if (site === null) return;
    void inTurn(async (tabs) => {
      const others = [...tabs].filter(([id, tab]) => id !== tabId && tab.visit?.site === site);
      const isGoing = () => currentVisits(tabs.get(tabId)).some((visit) => visit.site === site);
      if (others.length === 0 && !isGoing()) return;
      const storeId = await storeIdOf(tabId);
      const { hostname } = new URL(url);
      for (const [id, tab] of others) {
        if (tab.storeId === storeId) change(id, tab, withCompany(tab, { site, at, hosts: [hostname] }));
      }
      const tab = tabs.get(tabId);
      if (!tab || !isGoing()) return;
      change(tabId, tab, withCompany(tab, { site, at, hosts: await hostsBeside(tabId, site, storeId) }));
    }, at);
  }

  function withCompany(tab: Tab, { site, at, hosts }: { site: string; at: number; hosts: readonly string[] }): Tab {
    const events = hosts.map((host): VisitEvent => ({ type: 'company', at, host }));
    const meet = (met: Tab, { startedAt }: Visit) =>
      events.reduce((before, event) => observeFor(before, startedAt, event, own), met);
    return currentVisits(tab)
      .filter((visit) => visit.site === site)
      .reduce(meet, tab);
  }

  /** What a tab shows, and what is on its way there. */
  function currentVisits(tab: Tab | undefined): Visit[] {
    return tab ? visitsOf({ ...tab, past: [] }) : [];
  }

  return { meetOthers };
}
