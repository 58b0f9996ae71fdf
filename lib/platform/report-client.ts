import type { Report } from '../report/report.ts';
import type { ReportPageActions, ReportPageState } from '../view/report-page-state.ts';
import { browser } from './browser.ts';
import { connectPopup } from './popup-client.ts';

/**
 * Follows a tab's visit over the popup's line, which takes the tab from the address. The report belongs to one visit: a later
 * one does not take its place unasked, and a tab that closes takes nothing away, not even from a page that is reloaded.
 */
export async function connectReport(
  tabId: number,
  onState: (state: ReportPageState) => void,
): Promise<ReportPageActions> {
  let shown = recall();
  /** What the page's own storage has. */
  let kept = shown;
  let newer: Report | null = null;
  let ended = false;

  function tell(): void {
    if (ended || document.hidden) remember();
    if (shown) onState({ kind: 'live', report: shown, ended, newer: newer !== null });
  }

  function remember(): void {
    if (!shown || shown === kept) return;
    kept = shown;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(shown));
    } catch {
      // Too large to survive a reload of the page; it stays on screen.
      sessionStorage.removeItem(KEY);
    }
  }

  function show(report: Report): void {
    shown = report;
    ended = false;
  }

  tell();
  // A page that goes out of sight may be ended without another word.
  addEventListener('pagehide', remember);
  document.addEventListener('visibilitychange', remember);
  browser.tabs.onRemoved.addListener((closed) => {
    if (closed !== tabId) return;
    ended = true;
    tell();
  });
  const popup = await connectPopup((state) => {
    if (state.kind === 'report') {
      if (!shown || isSameVisit(shown, state.report)) show(state.report);
      else {
        newer = state.report;
        ended = true;
      }
    } else if (shown) ended = true;
    else onState(state);
    tell();
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
      if (newer) show(newer);
      newer = null;
      tell();
    },
  };
}

function isSameVisit(a: Report, b: Report): boolean {
  return a.page.host === b.page.host && a.page.visitStartedAt === b.page.visitStartedAt;
}

/** Key in the page's own `sessionStorage`, which a reload keeps and closing the page forgets. */
const KEY = 'report';

function recall(): Report | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : (JSON.parse(text) as Report);
}
