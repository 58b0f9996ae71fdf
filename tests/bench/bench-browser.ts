import { resolve } from 'node:path';
import { installedBrowser } from '../../cli/drive/browser-program.ts';
import type { DriveOptions } from '../../cli/drive/drive-options.ts';
import { launchBrowser, type DrivenBrowser } from '../../cli/drive/launch-browser.ts';
import type { BusySite } from './busy-site.ts';

export type BrowserKind = DriveOptions['browser'];

/** The folder of the built extension. */
export function builtExtension(browser: BrowserKind): string {
  return resolve(import.meta.dirname, '../../.output', browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3');
}

/** A headless browser with a fresh profile that keeps third-party cookies, and an extension in it. */
export function openBrowser(
  browser: BrowserKind,
  { hosts, port }: BusySite,
  extensionDir: string,
): Promise<DrivenBrowser> {
  return launchBrowser({
    browser,
    extensionDir,
    executablePath: installedBrowser(browser),
    headless: true,
    thirdPartyCookies: 'allow',
    local: { hosts, port },
    language: 'en',
  });
}

/** Asks again and again until it is so; an error that says what was awaited when it is not so after half a minute. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > patience) throw new Error(`waited in vain until ${what}`);
    await pause(50);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
