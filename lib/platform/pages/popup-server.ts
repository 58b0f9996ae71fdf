import sameValues from 'fast-deep-equal';
import type { PopupState, ShownSite } from '../../view/popup-state.ts';
import type { Report } from '../../report/report.ts';
import type { Visit } from '../../visit/visit.ts';
import { siteOfUrl } from '../../tracker/site.ts';
import { plainUrl, webUrl } from '../../tracker/address.ts';
import { mayLook } from '../sites/access.ts';
import { browser, type Runtime } from '../browser.ts';
import { isRecord } from '../is-record.ts';
import { isFromOwnPage } from '../messages.ts';
import { showReply, type PopupReply } from './popup-line.ts';
import type { Sites } from '../sites/sites.ts';
import { readTrackerValue } from '../jar/tracker-value.ts';
import { lookAgain } from '../tabs/look-again.ts';
import { pageAsks, readerLeft } from '../tabs/own-requests.ts';
import type { Watcher } from '../tabs/watcher.ts';

export interface PopupServer {
  /** Shows a tab's new report to the popups that are open on it. */
  update: (tabId: number, report: Report | null) => void;
}

export interface PopupServerParts {
  watcher: Watcher;
  sites: Sites;
  /** Why an address is watched, `null` where it is not. */
  whyWatched: (url: string) => ShownSite | null;
  /** The report of what a tab shows; the badge then says the same. */
  report: (tabId: number, visit: Visit) => Promise<Report>;
}

/** A popup that is open: on which tab, and the state told last. */
interface Line {
  tabId: number;
  shown: PopupState | null;
}

interface WatchedPage {
  /** Without query and fragment. */
  url: string;
  host: string;
  site: string;
  why: ShownSite;
}

/** Answers popups: what their tab shows, as it changes, and the values that a person asks to see. */
export function servePopups({ watcher, sites, whyWatched, report }: PopupServerParts): PopupServer {
  const open = new Map<Runtime.Port, Line>();

  browser.runtime.onConnect.addListener((port) => {
    // The popup, the report page and the settings alone open lines.
    if (!isFromOwnPage(port.sender)) return;
    port.onDisconnect.addListener(() => {
      readerLeft(port);
      open.delete(port);
    });
    port.onMessage.addListener((message) => {
      if (!isRecord(message) || typeof message['tabId'] !== 'number') return;
      const { type, tabId, trackerId, call, url } = message;
      if (type === 'asks' && (typeof url === 'string' || url === null)) {
        pageAsks(port, url === null ? null : { tabId, url });
        const heard: PopupReply = { type: 'heard' };
        if (url !== null) port.postMessage(heard);
        return;
      }
      if (open.get(port)?.tabId !== tabId) open.set(port, { tabId, shown: null });
      if (type === 'known') {
        void showKnown(port, tabId);
      } else if (type === 'show') {
        void show(port, tabId);
      } else if (type === 'watch' || type === 'unwatch') {
        void changeWatch(tabId, type).then(
          () => show(port, tabId),
          (error: unknown) => {
            tellState(port, { kind: 'failed', reason: String(error) });
          },
        );
      } else if (type === 'reveal' && typeof trackerId === 'string' && typeof call === 'number') {
        void reveal(tabId, trackerId).then((value) => {
          tell(port, { type: 'reveal', call, value });
        });
      }
    });
  });

  /** Shows what is known of a tab, without a look at it. */
  async function showKnown(port: Runtime.Port, tabId: number): Promise<void> {
    try {
      const page = await pageOf(tabId);
      if ('kind' in page) tellState(port, page);
      else {
        const known = (await watcher.tabKnown(tabId))?.visit;
        if (known?.host === page.host) tellState(port, await stateOf(tabId, known, page));
      }
    } catch {
      // What fails here fails when the tab is looked at, and is told then.
    }
    tell(port, { type: 'known' });
  }

  /** Shows what a look at a tab's page and jar gives. */
  async function show(port: Runtime.Port, tabId: number): Promise<void> {
    try {
      const page = await pageOf(tabId);
      tellState(port, 'kind' in page ? page : await lookAt(tabId, page));
    } catch (error) {
      tellState(port, { kind: 'failed', reason: String(error) });
    }
    tell(port, { type: 'looked' });
  }

  /** The watched page that a tab shows, or why it shows none. */
  async function pageOf(tabId: number): Promise<WatchedPage | PopupState> {
    if (!(await mayLook())) return { kind: 'no-access' };
    const tab = await browser.tabs.get(tabId);
    const url = tab.url === undefined ? null : webUrl(tab.url);
    const site = url && siteOfUrl(url.href);
    if (!url || !site) return { kind: 'unreadable-page' };
    await sites.known();
    const why = whyWatched(url.href);
    return why
      ? { url: plainUrl(url.href), host: url.hostname, site, why }
      : { kind: 'not-a-portal', host: url.hostname };
  }

  async function lookAt(tabId: number, page: WatchedPage): Promise<PopupState> {
    if (!(await lookAgain(tabId))) return { kind: 'unreadable-page' };
    const { url, host, site } = page;
    if ((await watcher.tabKnown(tabId))?.visit?.host !== host) {
      await watcher.beginLate(tabId, { url, host, site, documentId: null, requestId: null, committedAt: null });
      // What the page told before its visit had begun was told to nobody.
      await lookAgain(tabId);
    }
    const visit = (await watcher.tabNow(tabId))?.visit;
    // A page that could not be loaded has an address, and the visit of the page before.
    return visit?.host === host ? stateOf(tabId, visit, page) : { kind: 'unreadable-page' };
  }

  async function stateOf(tabId: number, visit: Visit, { why }: WatchedPage): Promise<PopupState> {
    return { kind: 'report', report: await report(tabId, visit), site: why };
  }

  /** Begins or ends to watch the site that a tab shows, because its reader asks for it. */
  async function changeWatch(tabId: number, type: 'watch' | 'unwatch'): Promise<void> {
    const { url = '', incognito } = await browser.tabs.get(tabId);
    const host = webUrl(url)?.hostname;
    if (host === undefined) return;
    if (type === 'watch') return sites.watch(host, incognito);
    await sites.unwatch(host);
    await watcher.forgetSite(host);
  }

  async function reveal(tabId: number, trackerId: string): Promise<string | null> {
    try {
      const tab = await watcher.tabNow(tabId);
      return tab && (await readTrackerValue(tabId, tab, trackerId));
    } catch {
      // The jar has gone, as that of a private window that closes: its reader waits for an answer all the same.
      return null;
    }
  }

  return {
    update(tabId, newReport) {
      for (const [port, line] of open) {
        if (line.tabId !== tabId) continue;
        const site = newReport && whyWatched(newReport.page.url);
        if (newReport && site) tellState(port, { kind: 'report', report: newReport, site });
        else void show(port, tabId);
      }
    },
  };

  /** A state that says the same as the last one is not told again: a popup need not draw it anew. */
  function tellState(port: Runtime.Port, state: PopupState): void {
    const line = open.get(port);
    if (!line || (line.shown && saysTheSame(line.shown, state))) return;
    tell(port, showReply(state));
    line.shown = state;
  }

  function tell(port: Runtime.Port, reply: PopupReply): void {
    if (open.has(port)) port.postMessage(reply);
  }
}

/** Whether two states differ in nothing but when they were made. */
function saysTheSame(one: PopupState, other: PopupState): boolean {
  if (!('report' in one && 'report' in other)) return sameValues(one, other);
  const { generatedAt } = other.report;
  try {
    return sameValues({ ...one, report: { ...one.report, generatedAt } }, other);
  } catch {
    // A page may name what it keeps as it likes, `valueOf` too, and that is not to be called.
    return false;
  }
}
