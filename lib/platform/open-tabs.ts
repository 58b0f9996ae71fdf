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

/** The document that a tab shows, `null` where there is none or the browser does not name it. */
export async function shownDocument(tabId: number): Promise<{ url: string; documentId: string } | null> {
  const frame = await browser.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => null);
  const { url, documentId } = (frame ?? {}) as { url?: string; documentId?: string };
  return url !== undefined && documentId !== undefined ? { url, documentId } : null;
}
