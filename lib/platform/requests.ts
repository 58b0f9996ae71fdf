import { parseSetCookie } from '../tracker/set-cookie.ts';
import { plainUrl, webUrl } from '../tracker/address.ts';
import type { SetCookieEvent } from '../visit/event.ts';
import type { EventOrigin, NavigationStart } from '../visit/tab.ts';
import { browser, type WebRequest } from './browser.ts';

export interface RequestListener {
  navigationStarted: (tabId: number, start: NavigationStart) => void;
  navigationFailed: (tabId: number, requestId: string) => void;
  cookiesAsked: (tabId: number, event: SetCookieEvent, origin: EventOrigin) => void;
}

/** Listens to requests of tabs, for navigations and for the cookies that responses ask to keep, redirects included. */
export function listenToRequests(listener: RequestListener): void {
  const everything = { urls: ['<all_urls>'] };
  const navigations: WebRequest.RequestFilter = { ...everything, types: ['main_frame'] };

  browser.webRequest.onBeforeRequest.addListener((details) => {
    const { tabId, requestId, url, timeStamp } = details;
    if (tabId >= 0 && !isPrerendered(details)) listener.navigationStarted(tabId, { at: timeStamp, requestId, url });
  }, navigations);

  browser.webRequest.onErrorOccurred.addListener(({ tabId, requestId }) => {
    if (tabId >= 0) listener.navigationFailed(tabId, requestId);
  }, navigations);

  browser.webRequest.onHeadersReceived.addListener(
    (details) => {
      const event = setCookieEvent(details);
      if (event) listener.cookiesAsked(details.tabId, event, originOf(details));
    },
    everything,
    headerOptions(),
  );
}

/** A page that Chromium makes ready beforehand is not what the tab shows; when it is shown, its start was not seen. */
function isPrerendered(details: { type: string; frameId: number }): boolean {
  const isNavigation = details.type === 'main_frame';
  return isNavigation
    ? details.frameId !== 0
    : 'documentLifecycle' in details && details.documentLifecycle === 'prerender';
}

/** Chromium shows Set-Cookie only with `extraHeaders`; Firefox knows no such option and throws on it. */
function headerOptions(): WebRequest.OnHeadersReceivedOptions[] {
  const { webRequest } = browser as { webRequest: { OnHeadersReceivedOptions?: Record<string, string> } };
  const known = Object.values(webRequest.OnHeadersReceivedOptions ?? {});
  return known.includes('extraHeaders') ? ['responseHeaders', 'extraHeaders'] : ['responseHeaders'];
}

function setCookieEvent(details: WebRequest.OnHeadersReceivedDetailsType): SetCookieEvent | null {
  const url = webUrl(details.url);
  if (details.tabId < 0 || !url || isPrerendered(details)) return null;
  const lines = (details.responseHeaders ?? [])
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    // Firefox joins several headers into one, a line each.
    .flatMap((header) => headerText(header).split('\n'));
  const cookies = lines.map((line) => parseSetCookie(line, url, details.timeStamp)).filter((cookie) => cookie !== null);
  return cookies.length > 0 ? { type: 'set-cookie', at: details.timeStamp, url: plainUrl(details.url), cookies } : null;
}

function originOf(details: WebRequest.OnHeadersReceivedDetailsType): EventOrigin {
  return {
    navigationRequestId: details.type === 'main_frame' ? details.requestId : null,
    documentId: details.frameId === 0 ? (details.documentId ?? null) : null,
  };
}

/** A header's bytes as the jar reads them: UTF-8 where they are, though a browser may hand them over as Latin-1 or as bytes. */
function headerText({ value, binaryValue }: WebRequest.HttpHeadersItemType): string {
  if (binaryValue !== undefined) return new TextDecoder().decode(Uint8Array.from(binaryValue));
  const text = value ?? '';
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const isBytes = bytes.some((byte) => byte > 0x7f) && [...text].every((character) => character.charCodeAt(0) <= 0xff);
  if (!isBytes) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
