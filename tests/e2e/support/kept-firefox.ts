import { afterAll } from 'vitest';
import {
  addExtension,
  launchBrowser,
  type DriveOptions,
  type DrivenBrowser,
} from '../../../cli/drive/launch-browser.ts';
import { privileged } from './privileged.ts';

/** Firefox's own default, in milliseconds. */
const IDLE_AFTER = 30_000;

/** Empty, and without the extension. */
let kept: DrivenBrowser | undefined;

afterAll(async () => {
  await kept?.close();
  kept = undefined;
});

/**
 * Firefox as if newly installed. It takes seconds to start, so one that a test was done with is emptied and used again:
 * neither data nor tabs nor the extension are left in it.
 */
export async function takeFirefox(options: DriveOptions): Promise<DrivenBrowser> {
  if (!kept) return launchBrowser(options);
  const { browser, close } = kept;
  kept = undefined;
  await privileged(
    browser,
    `Services.prefs.setIntPref('extensions.background.idle.timeout', ${String(options.idleAfter ?? IDLE_AFTER)}); ''`,
  );
  return addExtension(browser, options, close);
}

export async function giveBackFirefox(driven: DrivenBrowser): Promise<void> {
  try {
    await empty(driven);
  } catch (error) {
    await driven.close();
    throw error;
  }
  await kept?.close();
  kept = driven;
}

async function empty(driven: DrivenBrowser): Promise<void> {
  await driven.removeExtension();
  const blank = await driven.browser.newPage();
  const tabs = await driven.browser.pages();
  await Promise.all(tabs.filter((page) => page !== blank).map((page) => page.close()));
  await privileged(
    driven.browser,
    `new Promise((done, refuse) => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, (left) =>
      left === 0 ? done('') : refuse(new Error('data is left: ' + left))))`,
  );
}
