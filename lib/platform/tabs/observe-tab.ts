import { browser } from '../browser.ts';
import { observingScripts } from '../sites/sites.ts';

/** Starts the observation of a tab's frames, or of one of them; where it has started already, nothing happens. */
export async function observeTab(tabId: number, frameId?: number): Promise<boolean> {
  const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  try {
    await browser.scripting.executeScript({
      target,
      files: observingScripts.map((file) => `/${file}`),
      injectImmediately: true,
    });
    return true;
  } catch {
    // The page has gone, or is one that no extension may look at.
    return false;
  }
}
