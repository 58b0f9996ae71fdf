import { browser } from './browser.ts';
import type { LookMessage } from './messages.ts';

/** Asks every frame of a tab to look again; into a page that was there before the extension, the script comes now. */
export async function lookAgain(tabId: number): Promise<void> {
  const message: LookMessage = { type: 'look' };
  try {
    await browser.tabs.sendMessage(tabId, message);
  } catch {
    const target = { tabId, allFrames: true };
    await browser.scripting.executeScript({ target, files: ['/content-scripts/observe.js'] }).catch(() => undefined);
  }
}
