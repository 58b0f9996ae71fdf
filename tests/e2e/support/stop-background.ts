import { expect } from 'vitest';
import type { Reader } from './reader.ts';

/**
 * Ends the extension's background as the browser does when it has been idle. Chromium does so on request. Firefox's event
 * page cannot be ended from outside without privileges: there the store alone is what a new one would start from.
 */
export async function stopBackground({ driven, page }: Reader): Promise<void> {
  if (driven.kind !== 'chromium') return;
  const isWorker = (url: string) => url.startsWith('chrome-extension://') && url.endsWith('/background.js');
  const running = () => driven.browser.targets().filter((target) => isWorker(target.url()));
  const session = await page.createCDPSession();
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await expect.poll(() => running().length, { timeout: 5000 }).toBe(0);
}
