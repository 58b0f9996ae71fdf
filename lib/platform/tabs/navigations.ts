import type { NavigationCommit } from '../../visit/tab-navigations.ts';
import { browser } from '../browser.ts';

export interface CommittedFrame {
  at: number;
  frameId: number;
  documentId: string;
  parentDocumentId: string | null;
}

export interface NavigationListener {
  /** A page is on its way, whoever answers. */
  navigationBegun: (tabId: number, start: { at: number; url: string }) => void;
  /** The same of a frame, as Chromium tells: Firefox keeps apart what pages in frames of other sites have. */
  frameBegun: (tabId: number, start: { at: number; url: string }) => void;
  committed: (tabId: number, commit: NavigationCommit) => void;
  /** A document was made ready that the tab does not show yet. */
  prerendered: (tabId: number, at: number, documentId: string) => void;
  /** It ended without a document: a download, an empty answer, a stop. */
  abandoned: (tabId: number, at: number, navigation: { url: string; documentId: string | null }) => void;
  /** A document of a frame has come, in another document. */
  frameCommitted: (tabId: number, frame: CommittedFrame) => void;
  tabClosed: (tabId: number) => void;
}

/** NS_BINDING_ABORTED: Firefox also reports it, for the same address, just before a navigation that goes well. */
const FIREFOX_ABORTED = '2152398850';

/** Listens to what tabs show. A page that is only prerendered is not shown. */
export function listenToNavigations(listener: NavigationListener): void {
  browser.webNavigation.onCommitted.addListener((details) => {
    const { tabId, frameId, url, timeStamp } = details;
    const { documentId, parentDocumentId = null } = details as { documentId: string; parentDocumentId?: string };
    if ('documentLifecycle' in details && details.documentLifecycle === 'prerender') {
      listener.prerendered(tabId, timeStamp, documentId);
      return;
    }
    if (frameId !== 0) {
      listener.frameCommitted(tabId, { at: timeStamp, frameId, documentId, parentDocumentId });
      return;
    }
    const { transitionQualifiers = [] } = details as { transitionQualifiers?: string[] };
    const isBack = transitionQualifiers.includes('forward_back');
    listener.committed(tabId, { at: timeStamp, url, documentId, isBack });
  });
  // Of a page that the site's own service worker answers Chromium tells of no request.
  if (!import.meta.env.FIREFOX)
    browser.webNavigation.onBeforeNavigate.addListener((details) => {
      const { tabId, frameId, url, timeStamp } = details;
      listener[frameId === 0 ? 'navigationBegun' : 'frameBegun'](tabId, { at: timeStamp, url });
    });
  browser.webNavigation.onErrorOccurred.addListener((details) => {
    const { tabId, frameId, url, timeStamp } = details;
    const reason = 'error' in details ? String(details.error) : '';
    if (frameId !== 0 || reason.endsWith(FIREFOX_ABORTED)) return;
    const { documentId = null } = details as { documentId?: string };
    listener.abandoned(tabId, timeStamp, { url, documentId });
  });
  browser.tabs.onRemoved.addListener(listener.tabClosed);
  // A browser may put a tab with another id in its place.
  browser.tabs.onReplaced.addListener((_newTab, oldTab) => {
    listener.tabClosed(oldTab);
  });
}
