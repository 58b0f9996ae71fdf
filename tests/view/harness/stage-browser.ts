import { launch, type Browser, type Page } from 'puppeteer-core';
import { installedBrowser } from '../../../cli/drive/browser-program.ts';

export interface PageSetting {
  scheme: 'light' | 'dark';
  width: number;
  height?: number;
}

/** Firefox shows one scheme: no command changes it. */
export type StageBrowser = 'chrome' | 'firefox' | 'firefox, dark';

/** A headless Chromium or Firefox. */
export function launchStageBrowser(kind: StageBrowser = 'chrome'): Promise<Browser> {
  const firefox = kind !== 'chrome';
  return launch({
    browser: firefox ? 'firefox' : 'chrome',
    executablePath: installedBrowser(firefox ? 'firefox' : 'chromium'),
    args: firefox ? [] : ['--no-sandbox', '--disable-gpu'],
    ...(firefox && {
      extraPrefsFirefox: {
        // The pages have no icon to be asked for.
        'browser.chrome.site_icons': false,
        // Scroll bars that take room.
        'widget.gtk.overlay-scrollbars.enabled': false,
        ...(kind === 'firefox, dark' && { 'layout.css.prefers-color-scheme.content-override': 0 }),
      },
    }),
  });
}

/** A new page on which whatever goes wrong is added to `errors`; `given` is there as `stage` before its scripts run. */
export async function openStagePage(
  browser: Browser,
  address: string,
  given: object,
  { scheme, width, height = 600 }: PageSetting,
  errors: string[],
): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.evaluateOnNewDocument((stage: unknown) => {
    (globalThis as { stage?: unknown }).stage = stage;
  }, given);
  await page.setViewport({ width, height });
  await page.emulateTimezone('Europe/Paris');
  await page
    .emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    // Firefox has no such command.
    .catch(() => undefined);
  await page.goto(address);
  await page.waitForSelector('main', { timeout: 10_000 });
  return page;
}
