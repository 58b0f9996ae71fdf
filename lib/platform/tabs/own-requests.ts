import type { WebRequest } from '../browser.ts';

/** What the page of a tab asks of its portal because Miette has it ask. */
export interface OwnQuestion {
  tabId: number;
  url: string;
}

/** By who reads a charter: the popup and the settings may at the same time, and of one tab. */
const asked = new Map<object, OwnQuestion>();
const known = new Set<string>();

/** From now on a page asks this for a reader of its charter, `null` for nothing. */
export function pageAsks(reader: object, question: OwnQuestion | null): void {
  if (question === null) {
    asked.delete(reader);
    return;
  }
  if (asked.size === 0) known.clear();
  asked.set(reader, question);
}

/** Whether a request, where it was led to included, was made for Miette alone: nothing of it is the page's doing. */
export function isOwnRequest({
  tabId,
  type,
  url,
  requestId,
}: Pick<WebRequest.OnSendHeadersDetailsType, 'tabId' | 'type' | 'url' | 'requestId'>): boolean {
  const isOwn = [...asked.values()].some((one) => one.tabId === tabId && one.url === url);
  if (type === 'xmlhttprequest' && isOwn) known.add(requestId);
  return known.has(requestId);
}
