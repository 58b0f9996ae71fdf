import { parseSetCookie, withoutTwins } from '../../tracker/set-cookie.ts';
import { plainUrl, requestUrl, webUrl } from '../../tracker/address.ts';
import { siteOfUrl } from '../../tracker/site.ts';
import type { SentEvent, SetCookieEvent } from '../../visit/event.ts';
import type { NavigationStart } from '../../visit/tab-navigations.ts';
import type { EventOrigin } from '../../visit/observe-in-tab.ts';
import { browser, type WebRequest } from '../browser.ts';
import { textOfBytes } from '../jar/bytes.ts';
import type { OutsideMaker } from './outside-tabs.ts';
import { isOwnRequest } from './own-requests.ts';
import { sentRequests, type SentRequest } from './sent-requests.ts';

export interface RequestListener {
  /** Whether the requests of a tab may be of interest; asked for each of them, before anything of it is read. */
  mayConcern: (tabId: number) => boolean;
  navigationStarted: (tabId: number, start: NavigationStart) => void;
  /** A page is being made ready in a tab that shows another one. */
  prerenderStarted: (tabId: number, start: { at: number; url: string }) => void;
  navigationAnswered: (tabId: number, at: number, requestId: string) => void;
  navigationFailed: (tabId: number, at: number, requestId: string) => void;
  cookiesAsked: (tabId: number, event: SetCookieEvent, origin: EventOrigin) => void;
  cookiesSent: (tabId: number, event: SentEvent, origin: EventOrigin) => void;
  /** A request that is no tab's. */
  outsideTabs: (maker: OutsideMaker, event: SetCookieEvent | SentEvent) => void;
}

type Details = WebRequest.OnHeadersReceivedDetailsType | WebRequest.OnSendHeadersDetailsType;

/**
 * Listens to requests of tabs: navigations, cookies that responses ask to keep, redirects included, and cookies sent.
 * The listeners stand on every address for good: Chromium wakes an ended background only for those that it registers
 * anew in the same order when it starts, and empties every tab's cache for Back whenever one is taken away.
 */
export function listenToRequests(listener: RequestListener): void {
  const everything = { urls: ['<all_urls>'] };
  const navigations: WebRequest.RequestFilter = { ...everything, types: ['main_frame'] };
  const sent = sentRequests();

  browser.webRequest.onBeforeRequest.addListener((details) => {
    const { tabId, requestId, url, timeStamp } = details;
    if (tabId < 0) return;
    if (isPrerendered(details)) listener.prerenderStarted(tabId, { at: timeStamp, url });
    else listener.navigationStarted(tabId, { at: timeStamp, requestId, url, from: leaderOf(details) });
  }, navigations);

  browser.webRequest.onErrorOccurred.addListener(({ tabId, requestId, timeStamp }) => {
    if (tabId >= 0) listener.navigationFailed(tabId, timeStamp, requestId);
  }, navigations);

  browser.webRequest.onHeadersReceived.addListener(
    (details) => {
      if (!isOfInterest(details)) return;
      const { tabId, type, requestId, timeStamp } = details;
      if (type === 'main_frame' && !isPrerendered(details)) listener.navigationAnswered(tabId, timeStamp, requestId);
      tell(details, setCookieEvent(details, sent.of(details)), listener.cookiesAsked);
      // A redirect goes on; what is answered makes room for what is not.
      if (details.statusCode < 300 || details.statusCode >= 400) sent.forget(details);
      // Firefox tells nowhere else that it ended in a file.
      if (type === 'main_frame' && !isDocument(details)) listener.navigationFailed(tabId, timeStamp, requestId);
    },
    everything,
    withExtraHeaders('OnHeadersReceivedOptions', 'responseHeaders'),
  );

  browser.webRequest.onSendHeaders.addListener(
    (details) => {
      if (!isOfInterest(details)) return;
      const event = sentEvent(details);
      sent.add(details, event?.cookieNames ?? []);
      tell(details, event, listener.cookiesSent);
    },
    everything,
    withExtraHeaders('OnSendHeadersOptions', 'requestHeaders'),
  );

  function isOfInterest(details: Details): boolean {
    return details.tabId < 0 || (listener.mayConcern(details.tabId) && !isOwnRequest(details));
  }

  function tell<Event extends SetCookieEvent | SentEvent>(
    details: Details,
    event: Event | null,
    toTab: (tabId: number, event: Event, origin: EventOrigin) => void,
  ): void {
    if (!event || isPrerendered(details)) return;
    if (details.tabId >= 0) {
      toTab(details.tabId, event, { ...originOf(details), sentAt: sent.of(details)?.at ?? null });
      return;
    }
    const maker = makerOf(details);
    if (maker) listener.outsideTabs(maker, event);
  }
}

/** Whether the tab shows what comes, and does not keep it as a file. */
function isDocument({ statusCode, responseHeaders = [] }: WebRequest.OnHeadersReceivedDetailsType): boolean {
  const isRedirect = statusCode >= 300 && statusCode < 400;
  const isFile = responseHeaders.some(
    (header) => header.name.toLowerCase() === 'content-disposition' && /^\s*attachment\b/i.test(headerText(header)),
  );
  return isRedirect || !isFile;
}

/** A page that Chromium makes ready beforehand is not what the tab shows; when it is shown, its start was not seen. */
function isPrerendered(details: { type: string; frameId: number }): boolean {
  const isNavigation = details.type === 'main_frame';
  return isNavigation
    ? details.frameId !== 0
    : 'documentLifecycle' in details && details.documentLifecycle === 'prerender';
}

/** Chromium shows cookie headers only with `extraHeaders`; Firefox knows no such option and throws on it. */
function withExtraHeaders<Option extends string>(enumName: string, option: Option): Option[] {
  const options = (browser.webRequest as unknown as Record<string, Record<string, string> | undefined>)[enumName];
  const known = Object.values(options ?? {});
  return known.includes('extraHeaders') ? [option, 'extraHeaders' as Option] : [option];
}

function setCookieEvent(
  details: WebRequest.OnHeadersReceivedDetailsType,
  sent: SentRequest | undefined,
): SetCookieEvent | null {
  const lines = (details.responseHeaders ?? [])
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    // Firefox joins several headers into one, a line each.
    .flatMap((header) => headerText(header).split('\n'))
    // Without `=` the specification has a value alone; Firefox makes it a name, which nobody meant to be read.
    .filter((line) => !import.meta.env.FIREFOX || (line.split(';')[0] ?? '').includes('='));
  const url = lines.length > 0 ? requestUrl(details.url) : null;
  if (!url) return null;
  const asked = lines.map((line) => parseSetCookie(line, url, details.timeStamp)).filter((cookie) => cookie !== null);
  const cookies = import.meta.env.FIREFOX && details.thirdParty ? withoutTwins(asked) : asked;
  if (cookies.length === 0) return null;
  return {
    type: 'set-cookie',
    at: details.timeStamp,
    url: plainUrl(details.url),
    cookies,
    ...(sent && { took: details.timeStamp - sent.at }),
    ...(sent && import.meta.env.FIREFOX && { carried: sent.cookieNames }),
  };
}

/** Names only: the values end here. */
function sentEvent(details: WebRequest.OnSendHeadersDetailsType): SentEvent | null {
  const header = details.requestHeaders?.find(({ name }) => name.toLowerCase() === 'cookie');
  const url = header ? requestUrl(details.url) : null;
  if (!header || !url) return null;
  const cookieNames = headerText(header)
    .split('; ')
    .map((pair) => (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : ''));
  return { type: 'sent', at: details.timeStamp, host: url.hostname, path: url.pathname, cookieNames };
}

function originOf(details: Details): EventOrigin {
  const { type, requestId, documentUrl } = details;
  // A frame on its way has no document yet: the one that it lies in asks for it.
  const isFrame = type === 'sub_frame';
  const { documentId, parentDocumentId } = details as { documentId?: string; parentDocumentId?: string };
  const maker = isFrame ? parentDocumentId : documentId;
  const frameId = isFrame ? details.parentFrameId : details.frameId;
  return {
    navigationRequestId: type === 'main_frame' ? requestId : null,
    documentId: maker ?? null,
    parentDocumentId: (isFrame ? undefined : parentDocumentId) ?? null,
    frameId,
    pageUrl: maker === undefined && documentUrl && frameId === 0 ? plainUrl(documentUrl) : null,
  };
}

/** Kinds of requests that documents alone make: `navigator.sendBeacon`, and links that are to be told of. */
const DOCUMENTS_ALONE = ['beacon', 'ping'];

/** Host of the page that led to another one, as Chromium or Firefox names it; `undefined` where no page did. */
function leaderOf(details: WebRequest.OnBeforeRequestDetailsType): string | undefined {
  const { initiator, originUrl } = details as { initiator?: string; originUrl?: string };
  return webUrl(initiator ?? originUrl ?? '')?.hostname;
}

/** What Chromium calls the origin of a frame that is denied its own. */
const SANDBOXED = 'null';

/** Chromium names the origin alone; Firefox the document, or the worker's script, and the frames around it, but no sandboxed frame. */
function makerOf(details: Details): OutsideMaker | null {
  const { initiator, frameAncestors } = details as { initiator?: string; frameAncestors?: { url: string }[] };
  const { documentUrl, originUrl = '', frameId, type, cookieStoreId } = details;
  const maker = documentUrl ?? initiator ?? originUrl;
  const host = webUrl(maker)?.hostname ?? null;
  const isDocument = maker === SANDBOXED || frameId > 0 || DOCUMENTS_ALONE.includes(type);
  if (host === null && !isDocument) return null;
  return {
    host,
    site: siteOfUrl(frameAncestors?.at(-1)?.url ?? maker),
    url: documentUrl === undefined ? null : plainUrl(documentUrl),
    storeId: cookieStoreId ?? null,
    isDocument,
  };
}

function headerText({ value, binaryValue }: WebRequest.HttpHeadersItemType): string {
  return binaryValue ? new TextDecoder().decode(Uint8Array.from(binaryValue)) : textOfBytes(value ?? '');
}
