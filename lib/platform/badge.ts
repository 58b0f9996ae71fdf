import type { ReportBadge } from '../report/report.ts';
import { browser } from './browser.ts';

/** White text on each has a contrast of at least 4.5 to 1. */
const colours: Record<ReportBadge['level'], string> = {
  warning: '#b3261e',
  attempt: '#7a5a00',
  quiet: '#3b5b50',
  unobserved: '#5f6368',
};

/** Paints a tab's badge; a tab that closed meanwhile has none. */
export async function paintBadge(tabId: number, { text, level }: ReportBadge, title: string): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color: colours[level] }),
      browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
      browser.action.setTitle({ tabId, title }),
    ]);
  } catch (error) {
    if (!String(error).includes('tab')) throw error;
  }
}
