import { browser } from '../browser.ts';

/** Id of the cookie store that a tab uses: normal, private window or Firefox container. */
export async function storeIdOf(tabId: number): Promise<string> {
  const stores = await browser.cookies.getAllCookieStores();
  const store = stores.find(({ tabIds }) => tabIds.includes(tabId));
  if (store) return store.id;
  const { cookieStoreId, incognito } = await browser.tabs.get(tabId);
  return cookieStoreId ?? (incognito ? '1' : '0');
}
