import type { ReportBadge } from '../report/report.ts';
import { browser } from './browser.ts';

/** White text on each has a contrast of at least 4.5 to 1. */
const colours: Record<ReportBadge['level'], string> = {
  warning: '#b3261e',
  attempt: '#7a5a00',
  quiet: '#3b5b50',
  unobserved: '#5f6368',
};

/** The icon of each level, told from the others by its shape. An attempt is told by the badge alone. */
const icons: Record<ReportBadge['level'], string> = {
  warning: 'warning-',
  attempt: '',
  quiet: '',
  unobserved: 'unobserved-',
};

/** Paints a tab's badge and icon; a tab that closed meanwhile has none. */
export function paintBadge(tabId: number, { text, level }: ReportBadge, title: string): Promise<void> {
  return unlessClosed(
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colours[level] }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setIcon({ tabId, path: iconPaths(icons[level]) }),
    browser.action.setTitle({ tabId, title }),
  );
}

/** A site that is no portal has a calm icon. Browsers clear a badge on navigation, but not one painted a moment later. */
export function clearBadge(tabId: number): Promise<void> {
  return unlessClosed(
    browser.action.setBadgeText({ tabId, text: '' }),
    browser.action.setIcon({ tabId, path: iconPaths('') }),
    browser.action.setTitle({ tabId, title: browser.i18n.getMessage('actionTitle') }),
  );
}

function iconPaths(state: string): Record<number, string> {
  return { 16: `/icons/${state}16.png`, 32: `/icons/${state}32.png` };
}

async function unlessClosed(...changes: Promise<void>[]): Promise<void> {
  try {
    await Promise.all(changes);
  } catch (error) {
    if (!String(error).includes('tab')) throw error;
  }
}
