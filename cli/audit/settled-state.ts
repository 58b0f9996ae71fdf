import type { ExtensionWindow, ShownState } from '../drive/extension-window.ts';

/** Milliseconds between two looks, and how long a report may go on changing. */
const BETWEEN = 400;
const PATIENCE = 10_000;

/**
 * What the popup shows of a tab once it says the same twice: a browser refuses a cookie a moment after it was tried. A page
 * that never comes to rest is taken as it is.
 */
export async function settledState(extension: ExtensionWindow, tabId: number): Promise<ShownState> {
  const until = performance.now() + PATIENCE;
  let before = '';
  for (;;) {
    const shown = await extension.state(tabId);
    const now = JSON.stringify({ ...shown, report: { ...shown.report, generatedAt: '' } });
    if (now === before || performance.now() > until) return shown;
    before = now;
    await new Promise((resolve) => {
      setTimeout(resolve, BETWEEN);
    });
  }
}
