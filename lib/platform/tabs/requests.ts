import type { SentEvent, SetCookieEvent } from '../../visit/event.ts';
import type { NavigationStart } from '../../visit/tab-navigations.ts';
import type { EventOrigin } from '../../visit/observe-in-tab.ts';
import { browser, type WebRequest } from '../browser.ts';
import type { OutsideMaker } from './outside-tabs.ts';
import { isOwnRequest } from './own-requests.ts';
import {
  isDocument,
  isPrerendered,
  leaderOf,
  makerOf,
  originOf,
  sentEvent,
  setCookieEvent,
  type Details,
} from './request-details.ts';
import { sentRequests } from './sent-requests.ts';

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
      sent.add(details, originOf(details), event?.cookieNames ?? []);
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
    const request = sent.of(details);
    // A page or frame may have gone by the time it is answered: Chromium then tells of no tab, and knew one when it asked.
    const { tabId, origin } =
      details.tabId < 0 && request ? request : { tabId: details.tabId, origin: originOf(details) };
    if (tabId >= 0) {
      toTab(tabId, event, { ...origin, sentAt: request?.at ?? null });
      return;
    }
    const maker = makerOf(details);
    if (maker) listener.outsideTabs(maker, event);
  }
}

/** Chromium shows cookie headers only with `extraHeaders`; Firefox knows no such option and throws on it. */
function withExtraHeaders<Option extends string>(enumName: string, option: Option): Option[] {
  const options = (browser.webRequest as unknown as Record<string, Record<string, string> | undefined>)[enumName];
  const known = Object.values(options ?? {});
  return known.includes('extraHeaders') ? [option, 'extraHeaders' as Option] : [option];
}
