import type { ReportBadge } from '../../report/report.ts';
import { browser } from '../browser.ts';
import { iconPixels } from './icon-pixels.ts';

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
  /** The tab shows another document: Chromium has taken away what was painted, and so has Firefox, but not on every device. */
  committed: (tabId: number) => void;
  closed: (tabId: number) => void;
}

/** What a tab shows on the toolbar; `null` where that is not known. */
interface Look {
  text: string | null;
  colour: string | null;
  icon: string | null;
  title: string | null;
}

/** A tab as it was painted last; `at` by `performance.now()`, `Infinity` while it is on its way. */
interface Painted {
  look: Look;
  at: number;
}

const UNKNOWN: Look = { text: null, colour: null, icon: null, title: null };
/** What was painted this short before a document was shown may have come after it, in milliseconds. */
const JUST_NOW = 1000;

/** Paints what a tab does not show yet: to paint is slow. */
export function createToolbar(): Toolbar {
  const painted = new Map<number, Painted>();
  const plain: Look = { text: '', colour: null, icon: '', title: browser.i18n.getMessage('actionTitle') };

  async function change(tabId: number, wanted: Partial<Look>): Promise<void> {
    const tab = painted.get(tabId) ?? { look: UNKNOWN, at: -Infinity };
    painted.set(tabId, tab);
    const before = tab.look;
    tab.look = { ...before, ...wanted };
    const missing = strokes(
      tabId,
      before,
      tab.look,
      (icon) => tab.look.icon === icon && (painted.get(tabId) ?? tab) === tab,
    );
    if (missing.length === 0) return;
    tab.at = Infinity;
    try {
      await Promise.all(missing.map((paint) => paint()));
    } catch (error) {
      painted.delete(tabId);
      if (!String(error).includes('tab')) throw error;
    } finally {
      tab.at = performance.now();
    }
  }

  return {
    paint: (tabId, { text, level }, title) =>
      change(tabId, { text, ...(text !== '' && { colour: colours[level] }), icon: icons[level], title }),
    clear: (tabId) => change(tabId, { text: '', icon: '', title: plain.title }),
    committed(tabId) {
      const { at = -Infinity } = painted.get(tabId) ?? {};
      const isSure = !import.meta.env.FIREFOX && at <= performance.now() - JUST_NOW;
      painted.set(tabId, { look: isSure ? plain : UNKNOWN, at });
    },
    closed: (tabId) => void painted.delete(tabId),
  };
}

/** What it takes to get from one look to another. */
function strokes(
  tabId: number,
  before: Look,
  { text, colour, icon, title }: Look,
  isStill: (icon: string) => boolean,
): (() => Promise<void>)[] {
  const { action } = browser;
  const all: (() => Promise<void>)[] = [];
  if (text !== null && text !== before.text) all.push(() => action.setBadgeText({ tabId, text }));
  if (colour !== null && colour !== before.colour) {
    all.push(() => action.setBadgeBackgroundColor({ tabId, color: colour }));
    all.push(() => action.setBadgeTextColor({ tabId, color: '#ffffff' }));
  }
  if (icon !== null && icon !== before.icon) all.push(() => setIcon(tabId, icon, isStill));
  if (title !== null && title !== before.title) all.push(() => action.setTitle({ tabId, title }));
  return all;
}

async function setIcon(tabId: number, icon: string, isStill: (icon: string) => boolean): Promise<void> {
  const path = iconPaths(icon);
  if (import.meta.env.FIREFOX) return browser.action.setIcon({ tabId, path });
  const imageData = await iconPixels(path).catch(() => null);
  // Another one may have been wanted, and drawn, meanwhile.
  if (isStill(icon)) await browser.action.setIcon(imageData ? { tabId, imageData } : { tabId, path });
}

function iconPaths(state: string): Record<number, string> {
  return { 16: `/icons/${state}16.png`, 32: `/icons/${state}32.png` };
}
