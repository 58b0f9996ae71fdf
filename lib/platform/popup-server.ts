import type { PopupState } from '../view/popup-state.ts';
import type { Report } from '../report/report.ts';
import { siteOfUrl } from '../tracker/site.ts';
import { plainUrl, webUrl } from '../tracker/address.ts';
import { mayLook } from './access.ts';
import { browser, type Runtime } from './browser.ts';
import { isFromOwnPage, isRecord, POPUP_PORT, type PopupReply } from './messages.ts';
import type { Reporter } from './reporter.ts';
import { readTrackerValue } from './tracker-value.ts';
import { lookAgain } from './look-again.ts';
import type { Watcher } from './watcher.ts';

export interface PopupServer {
  /** Shows a tab's new report to the popups that are open on it. */
  update: (tabId: number, report: Report | null) => void;
}

/** Answers popups: what their tab shows, as it changes, and the values that a person asks to see. */
export function servePopups(watcher: Watcher, isWatched: (url: string) => boolean, report: Reporter): PopupServer {
  const open = new Map<Runtime.Port, number>();

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== POPUP_PORT || !isFromOwnPage(port.sender)) return;
    port.onDisconnect.addListener(() => open.delete(port));
    port.onMessage.addListener((message) => {
      if (!isRecord(message) || typeof message['tabId'] !== 'number') return;
      const { type, tabId, trackerId, call } = message;
      if (type === 'show') {
        open.set(port, tabId);
        void stateOf(tabId).then((state) => {
          tell(port, { type: 'show', state });
        });
      } else if (type === 'reveal' && typeof trackerId === 'string' && typeof call === 'number') {
        void reveal(tabId, trackerId).then((value) => {
          tell(port, { type: 'reveal', call, value });
        });
      }
    });
  });

  async function stateOf(tabId: number): Promise<PopupState> {
    try {
      if (!(await mayLook())) return { kind: 'no-access' };
      const tab = await browser.tabs.get(tabId);
      const url = tab.url === undefined ? null : webUrl(tab.url);
      const site = url && siteOfUrl(url.href);
      if (!url || !site) return { kind: 'unreadable-page' };
      if (!isWatched(url.href)) return { kind: 'not-a-portal', host: url.hostname };
      await lookAgain(tabId);
      const seen = await watcher.visitNow(tabId, {
        url: plainUrl(url.href),
        host: url.hostname,
        site,
        documentId: null,
        requestId: null,
        committedAt: null,
      });
      // A page that could not be loaded has an address, and the visit of the page before.
      return seen?.visit?.host === url.hostname
        ? { kind: 'report', report: await report(seen.visit) }
        : { kind: 'unreadable-page' };
    } catch (error) {
      return { kind: 'failed', reason: String(error) };
    }
  }

  async function reveal(tabId: number, trackerId: string): Promise<string | null> {
    const tab = await watcher.visitNow(tabId, null);
    return tab && readTrackerValue(tabId, tab, trackerId);
  }

  return {
    update(tabId, newReport) {
      for (const [port, shown] of open) {
        if (shown !== tabId) continue;
        if (newReport) tell(port, { type: 'show', state: { kind: 'report', report: newReport } });
        else
          void stateOf(tabId).then((state) => {
            tell(port, { type: 'show', state });
          });
      }
    },
  };

  function tell(port: Runtime.Port, reply: PopupReply<PopupState>): void {
    if (open.has(port)) port.postMessage(reply);
  }
}
