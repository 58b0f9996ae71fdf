import { expect } from 'vitest';
import type { Reader } from './reader.ts';

/**
 * Ends the extension's background as the browser does when it has been idle. Chromium does so on request; Firefox by
 * itself, soon where the reader was started with `idleAfter`. Returns when it has ended.
 * @param wait false where the page goes on with what will wake it again at once (Chromium)
 */
export async function stopBackground(
  { driven, extension, page }: Pick<Reader, 'driven' | 'extension' | 'page'>,
  { wait = true } = {},
): Promise<void> {
  if (driven.kind === 'firefox') {
    await expect.poll(() => extension.backgroundRuns()).toBe(false);
    return;
  }
  const isWorker = (url: string) => url.startsWith('chrome-extension://') && url.endsWith('/background.js');
  const running = () => driven.browser.targets().filter((target) => isWorker(target.url()));
  const session = await page.createCDPSession();
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  if (!wait) return;
  await expect.poll(() => running().length).toBe(0);
}
