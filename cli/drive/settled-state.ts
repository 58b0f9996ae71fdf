import type { ExtensionWindow, ShownState } from './extension-window.ts';

/** Milliseconds between two looks. */
const BETWEEN = 250;

export interface SettledState {
  shown: ShownState;
  /** Where two looks differed last, or what was waited for, when patience ended before the tab came to rest. */
  unrest: string | null;
}

/**
 * What the popup shows of a tab once it says the same twice and the jar has been read for all of it: a browser refuses a
 * cookie a moment after it was tried. A page that never comes to rest is taken as it is.
 * @param patience milliseconds that it may take
 */
export async function settledState(extension: ExtensionWindow, tabId: number, patience: number): Promise<SettledState> {
  const until = performance.now() + patience;
  let before = '';
  for (;;) {
    const shown = await extension.state(tabId);
    const isRead = await extension.isRead(tabId);
    const now = JSON.stringify({ ...shown, report: { ...shown.report, generatedAt: '' } });
    if (now === before && isRead) return { shown, unrest: null };
    if (performance.now() > until) return { shown, unrest: isRead ? difference(before, now) : 'the jar is to be read' };
    before = now;
    await new Promise((resolve) => {
      setTimeout(resolve, BETWEEN);
    });
  }
}

function difference(before: string, now: string): string {
  let at = 0;
  while (at < now.length && now[at] === before[at]) at++;
  return `${before.slice(Math.max(0, at - 80), at + 40)} | ${now.slice(at, at + 40)}`;
}
