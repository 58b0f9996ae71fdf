import type { WebRequest } from '../browser.ts';

/** What the pages of tabs are asking of their portals because Miette has them ask. */
const asked = new Map<number, string>();
const known = new Set<string>();

/** From now on the page of a tab asks for an address, `null` for none, because a reader had Miette look for the charter. */
export function pageAsks(tabId: number, url: string | null): void {
  if (url === null) {
    asked.delete(tabId);
    return;
  }
  known.clear();
  asked.set(tabId, url);
}

/** Whether a request, where it was led to included, was made for Miette alone: nothing of it is the page's doing. */
export function isOwnRequest({
  tabId,
  type,
  url,
  requestId,
}: Pick<WebRequest.OnSendHeadersDetailsType, 'tabId' | 'type' | 'url' | 'requestId'>): boolean {
  if (type === 'xmlhttprequest' && asked.get(tabId) === url) known.add(requestId);
  return known.has(requestId);
}
