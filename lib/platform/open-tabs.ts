import { siteOfUrl } from '../tracker/site.ts';
import { browser } from './browser.ts';
import { storeIdOf } from './cookie-stores.ts';

/** Ids of the tabs that are open. */
export async function openTabs(): Promise<ReadonlySet<number>> {
  const tabs = await browser.tabs.query({});
  return new Set(tabs.flatMap(({ id }) => (id === undefined ? [] : [id])));
}

/** Whether another tab with the same jar shows a page of this site: `https://example.fr`. */
export async function hasCompany(tabId: number, site: string, storeId: string): Promise<boolean> {
  const tabs = await browser.tabs.query({});
  for (const { id, url } of tabs) {
    if (id === undefined || id === tabId || url === undefined || siteOfUrl(url) !== site) continue;
    if ((await storeIdOf(id).catch(() => null)) === storeId) return true;
  }
  return false;
}
