import { browser } from '../browser.ts';
import type { LookMessage } from '../messages.ts';
import { observeTab } from './observe-tab.ts';

/**
 * Asks every frame of a tab to look again; into a page that was there before the extension, the script comes now.
 * @returns whether there is a page that can be looked at
 */
export async function lookAgain(tabId: number): Promise<boolean> {
  const message: LookMessage = { type: 'look' };
  try {
    await browser.tabs.sendMessage(tabId, message);
    return true;
  } catch {
    return observeTab(tabId);
  }
}
