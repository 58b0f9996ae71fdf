import type { Report } from '../../report/report.ts';
import { hasEnded, nowInTab, withNewer, type FollowedVisit } from '../../view/followed-visit.ts';
import type { ReportPageActions, ReportPageState } from '../../view/report-page-state.ts';
import { browser } from '../browser.ts';
import { connectPopup } from './popup-client.ts';

/**
 * Follows a tab's visit over the popup's line, which takes the tab from the address. The report belongs to one visit: a later
 * one does not take its place unasked, and a tab that closes takes nothing away, not even from a page that is reloaded.
 */
export async function connectReport(
  tabId: number,
  onState: (state: ReportPageState) => void,
): Promise<ReportPageActions> {
  const recalled = recall();
  /** What the page's own storage has. */
  let kept = recalled;
  let followed: FollowedVisit = { shown: recalled, newer: null, inTab: recalled };
  /** The page of a private window's visit lies in another window, which browsers restore when they start. */
  let isPrivate = true;
  /** A tab that has closed never comes back: what is told of it later was on its way. */
  let isClosed = false;

  browser.tabs.onRemoved.addListener((closed) => {
    if (closed !== tabId) return;
    isClosed = true;
    tell(nowInTab(followed, null));
  });
  const tab = await browser.tabs.get(tabId).catch(() => null);
  isPrivate = tab?.incognito ?? true;
  isClosed ||= tab === null;

  function tell(next: FollowedVisit): void {
    followed = next;
    const { shown: report, newer } = followed;
    const ended = hasEnded(followed);
    if (ended || document.hidden) remember();
    if (report) onState({ kind: 'live', report, ended, newer: newer !== null });
  }

  function withClosed(visit: FollowedVisit): FollowedVisit {
    return isClosed ? nowInTab(visit, null) : visit;
  }

  function remember(): void {
    const { shown } = followed;
    if (isPrivate || !shown || shown === kept) return;
    kept = shown;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(shown));
    } catch {
      // Too large to survive a reload of the page; it stays on screen.
      sessionStorage.removeItem(KEY);
    }
  }

  tell(withClosed(followed));
  // A page that goes out of sight may be ended without another word.
  addEventListener('pagehide', remember);
  document.addEventListener('visibilitychange', remember);
  const popup = await connectPopup((state) => {
    if (state.kind === 'report') tell(withClosed(nowInTab(followed, state.report)));
    else if (followed.shown) tell(nowInTab(followed, null));
    else onState(state);
  });

  return {
    reload: () => void browser.tabs.reload(tabId),
    allowAccess: () => {
      popup.allowAccess();
    },
    watch: () => {
      popup.watch();
    },
    showNewer() {
      tell(withNewer(followed));
    },
  };
}

/** Key in the page's own `sessionStorage`, which a reload keeps and closing the page forgets. */
const KEY = 'report';

function recall(): Report | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : (JSON.parse(text) as Report);
}
