import type { NavigationCommit } from '../visit/tab.ts';
import { browser } from './browser.ts';

export interface NavigationListener {
  committed: (tabId: number, commit: NavigationCommit) => void;
  /** It ended without a document: a download, an empty answer, a stop. */
  abandoned: (tabId: number, navigation: { at: number; url: string }) => void;
  tabClosed: (tabId: number) => void;
}

/** Listens to what tabs show. A page that is only prerendered is not shown. */
export function listenToNavigations(listener: NavigationListener): void {
  browser.webNavigation.onCommitted.addListener((details) => {
    const { tabId, frameId, url, timeStamp } = details;
    // Browsers of before 2026 may not name documents.
    const { documentId } = details as { documentId?: string };
    const prerendered = 'documentLifecycle' in details && details.documentLifecycle === 'prerender';
    if (frameId !== 0 || prerendered) return;
    listener.committed(tabId, { at: timeStamp, url, documentId: documentId ?? null });
  });
  browser.webNavigation.onErrorOccurred.addListener(({ tabId, frameId, timeStamp, url }) => {
    if (frameId === 0) listener.abandoned(tabId, { at: timeStamp, url });
  });
  browser.tabs.onRemoved.addListener(listener.tabClosed);
}
