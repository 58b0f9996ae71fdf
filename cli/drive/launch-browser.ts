import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { chromiumOptions } from './chromium.ts';
import type { DriveOptions } from './drive-options.ts';
import { endBrowser } from './end-browser.ts';
import { firefoxOptions, openFirefoxPage } from './firefox.ts';
import { openHostTunnel } from './host-tunnel.ts';
import { unlessAborted } from './unless-aborted.ts';

/** A browser with a fresh profile and the extension in it. */
export interface DrivenBrowser {
  kind: DriveOptions['browser'];
  browser: Browser;
  /** Opens a page of the extension, `popup.html` or with a query, in a tab of its own. */
  openExtensionPage: (path: string) => Promise<Page>;
  removeExtension: () => Promise<void>;
  /** Takes the extension out and puts it in again, as an update does. */
  replaceExtension: () => Promise<void>;
  close: () => Promise<void>;
}

/** Milliseconds that a browser may take to end which was told to while it started. */
const LAUNCH_PATIENCE = 5000;

/** Starts a browser with the extension; one that does not start leaves nothing behind, and the error says which it was. */
export async function launchBrowser(options: DriveOptions): Promise<DrivenBrowser> {
  const mapped = options.browser === 'firefox' && options.hostMap && options.hostMap.length > 0;
  const tunnel = mapped ? await openHostTunnel(options.hostMap ?? []) : null;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'miette-profile-')));
  let launching: Promise<Browser> | null = null;
  let browser: Browser | null = null;
  const close = async () => {
    // One that was still starting is ended by its signal, and does not always say so.
    browser ??= await Promise.race([launching?.catch(() => null) ?? null, wait(LAUNCH_PATIENCE, null)]);
    if (browser) await endBrowser(browser);
    await tunnel?.close();
    if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const { signal } = options;
    launching = puppeteer.launch({
      ...(options.browser === 'chromium'
        ? await chromiumOptions(options, profile)
        : firefoxOptions(options, profile, tunnel?.port ?? null)),
      ...(signal ? { signal, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } : {}),
      executablePath: options.executablePath,
      ...(options.home === undefined ? {} : { env: { ...process.env, HOME: options.home } }),
      headless: options.headless,
      defaultViewport: null,
    });
    browser = await unlessAborted(launching, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new Error(`${options.browser} does not start: ${String(error)}`, { cause: error });
    });
    return await unlessAborted(addExtension(browser, options, close), signal);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Puts the extension into a running browser that has none. */
async function addExtension(
  browser: Browser,
  options: DriveOptions,
  close: DrivenBrowser['close'],
): Promise<DrivenBrowser> {
  await options.beforeInstall?.(browser);
  const install = () =>
    browser.installExtension(options.extensionDir, { enabledInIncognito: options.privateWindow ?? false });
  let id = await install();
  return {
    kind: options.browser,
    browser,
    openExtensionPage: (path) =>
      options.browser === 'chromium'
        ? openPage(browser, `chrome-extension://${id}/${path}`)
        : openFirefoxPage(browser, path),
    removeExtension: () => browser.uninstallExtension(id),
    async replaceExtension() {
      await browser.uninstallExtension(id);
      id = await install();
    },
    close,
  };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}
