import { expect } from 'vitest';
import { GECKO_ID } from '../../../cli/drive/firefox.ts';
import { privileged } from './privileged.ts';
import type { Reader } from './reader.ts';

/** `npm run cold`: every page and every click starts a background that had ended. */
export const isCold = process.env['COLD_BACKGROUND'] === '1';
/** Milliseconds in which nothing is kept any more. */
const AT_REST = 300;

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

/** Ends the background at once, when it has kept what it knows. */
export async function endBackground(reader: Pick<Reader, 'driven' | 'extension' | 'page'>): Promise<void> {
  const { driven, extension } = reader;
  let before: string | null = null;
  const isSame = async () => {
    const kept = await extension.stored();
    const same = kept === before;
    before = kept;
    return same;
  };
  await expect.poll(isSame, { interval: AT_REST }).toBe(true);
  if (driven.kind === 'firefox')
    await privileged(
      driven.browser,
      `WebExtensionPolicy.getByID('${GECKO_ID}').extension.terminateBackground({ disableResetIdleForTest: true }).then(() => '')`,
    );
  await stopBackground(reader);
}
