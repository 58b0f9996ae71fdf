import type { Browser } from 'puppeteer-core';
import { inject } from 'vitest';
import { openExtensionWindow, type ExtensionWindow } from '../../../cli/drive/extension-window.ts';
import {
  addExtension,
  launchBrowser,
  type DriveOptions,
  type DrivenBrowser,
} from '../../../cli/drive/launch-browser.ts';
import { privileged } from './privileged.ts';
import { stopBackground } from './stop-background.ts';

/** A browser and a window into the extension in it. */
export interface InHand {
  driven: DrivenBrowser;
  extension: ExtensionWindow;
}

/** Firefox's own default, in milliseconds. */
const IDLE_AFTER = 30_000;

/** Everything that Chromium can clear for all origins at once without taking the extension's worker with it. */
const STORED = 'cookies,local_storage,indexeddb,cache_storage,file_systems,shared_storage,storage_buckets';

/** Those that are left when all tests have run are ended then. */
const kept = new Map<string, InHand>();

const kindOf = ({ browser, thirdPartyCookies }: DriveOptions) => `${browser} ${thirdPartyCookies}`;

/**
 * A browser as if newly installed. It takes seconds to start, so one that a test was done with is emptied and used again:
 * neither data nor tabs are left in it, nor anything that the extension knew.
 */
export async function takeBrowser(options: DriveOptions): Promise<InHand> {
  const held = kept.get(kindOf(options));
  if (!held) return withWindow(await launchBrowser(options));
  kept.delete(kindOf(options));
  if (held.driven.kind === 'firefox') return withWindow(await firefoxAgain(held.driven, options));
  // Once the background answers, its listeners stand.
  await held.extension.state(-1);
  return held;
}

export async function withWindow(driven: DrivenBrowser): Promise<InHand> {
  return { driven, extension: await openExtensionWindow(driven) };
}

export async function giveBackBrowser(options: DriveOptions, held: InHand): Promise<void> {
  try {
    await (held.driven.kind === 'firefox' ? emptyFirefox(held.driven) : emptyChromium(held));
  } catch (error) {
    await held.driven.close();
    throw error;
  }
  await kept.get(kindOf(options))?.driven.close();
  kept.set(kindOf(options), held);
}

/** Firefox installs an extension in no time. */
async function firefoxAgain({ browser, close }: DrivenBrowser, options: DriveOptions): Promise<DrivenBrowser> {
  const idleAfter = String(options.idleAfter ?? IDLE_AFTER);
  await privileged(browser, `Services.prefs.setIntPref('extensions.background.idle.timeout', ${idleAfter}); ''`);
  return addExtension(browser, options, close);
}

async function emptyFirefox({ browser, removeExtension }: DrivenBrowser): Promise<void> {
  await removeExtension();
  const blank = await browser.newPage();
  await closeOthers(browser, blank);
  await privileged(
    browser,
    `new Promise((done, refuse) => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, (left) =>
      left === 0 ? done('') : refuse(new Error('data is left: ' + left))))`,
  );
}

/** Chromium works for seconds on an extension that goes: it stays, with its worker ended and its storage emptied. */
async function emptyChromium({ driven, extension }: InHand): Promise<void> {
  const { page } = extension;
  await closeOthers(driven.browser, page);
  const session = await page.createCDPSession();
  await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: STORED });
  for (const host of inject('portalHosts'))
    await session.send('Storage.clearDataForOrigin', { origin: `https://${host}`, storageTypes: 'service_workers' });
  await session.send('Network.clearBrowserCache');
  await session.detach();
  await stopBackground({ driven, extension, page });
  await extension.forgetEverything();
}

async function closeOthers(browser: Browser, stays: unknown): Promise<void> {
  const tabs = await browser.pages();
  await Promise.all(tabs.filter((page) => page !== stays).map((page) => page.close()));
}
