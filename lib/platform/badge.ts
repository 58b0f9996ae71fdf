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

export interface Toolbar {
  /** Paints a tab's badge, icon and title; a tab that closed meanwhile has none. */
  paint: (tabId: number, badge: ReportBadge, title: string) => Promise<void>;
  /** A site that is no portal has a calm icon. Browsers clear a badge on navigation, but not one painted a moment later. */
  clear: (tabId: number) => Promise<void>;
  /** The tab shows another document, or is closed: the browser has taken away what was painted. */
  forget: (tabId: number) => void;
}

/** Paints what a tab does not show yet: to paint is slow, above all an icon, and a busy page has the same verdict for long. */
export function createToolbar(): Toolbar {
  const painted = new Map<number, string>();

  async function change(tabId: number, look: string, paint: () => Promise<void>[]): Promise<void> {
    if (painted.get(tabId) === look) return;
    painted.set(tabId, look);
    try {
      await Promise.all(paint());
    } catch (error) {
      painted.delete(tabId);
      if (!String(error).includes('tab')) throw error;
    }
  }

  return {
    paint: (tabId, { text, level }, title) =>
      change(tabId, JSON.stringify([text, level, title]), () => [
        browser.action.setBadgeText({ tabId, text }),
        browser.action.setBadgeBackgroundColor({ tabId, color: colours[level] }),
        browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
        browser.action.setIcon({ tabId, path: iconPaths(icons[level]) }),
        browser.action.setTitle({ tabId, title }),
      ]),
    clear: (tabId) =>
      change(tabId, '', () => [
        browser.action.setBadgeText({ tabId, text: '' }),
        browser.action.setIcon({ tabId, path: iconPaths('') }),
        browser.action.setTitle({ tabId, title: browser.i18n.getMessage('actionTitle') }),
      ]),
    forget: (tabId) => {
      painted.delete(tabId);
    },
  };
}

function iconPaths(state: string): Record<number, string> {
  return { 16: `/icons/${state}16.png`, 32: `/icons/${state}32.png` };
}
