import type { Browser, LaunchOptions, Page } from 'puppeteer-core';
import type { DriveOptions } from './drive-options.ts';

/** The extension's address in Firefox is made of a random id: fixed here, so that its pages can be opened. */
const UUID = '6d696574-7465-4000-8000-000000000001';
export const GECKO_ID = 'miette@open-data-charters';

/** Milliseconds within which Firefox opens a page of the extension. */
const PAGE_PATIENCE = 30_000;

/** How Firefox is started, with a profile in this folder. @param tunnel port of the proxy that leads to mapped hosts */
export function firefoxOptions(options: DriveOptions, folder: string, tunnel: number | null): LaunchOptions {
  const { thirdPartyCookies, local, insecure, language, idleAfter, headless } = options;
  return {
    browser: 'firefox',
    userDataDir: folder,
    args: ['--remote-allow-system-access'],
    ...((local ?? insecure) ? { acceptInsecureCerts: true } : {}),
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
      // An extension that is taken out and put in again keeps its address.
      'extensions.webextensions.keepUuidOnUninstall': true,
      'intl.accept_languages': language,
      ...(thirdPartyCookies === 'block' ? { 'network.cookie.cookieBehavior': 1 } : {}),
      ...(idleAfter === undefined ? {} : { 'extensions.background.idle.timeout': idleAfter }),
      ...(local
        ? {
            'network.dns.localDomains': local.hosts.join(','),
            'network.socket.forcePort': `443=${local.port}`,
            'network.trr.mode': 5,
            'network.proxy.type': 0,
            // Where nobody looks on: fewer frames a second, and no process started before a page needs it.
            ...(headless ? { 'layout.frame_rate': 20, 'dom.ipc.processPrelaunch.enabled': false } : {}),
          }
        : {}),
      ...(tunnel === null
        ? {}
        : {
            'network.proxy.type': 1,
            'network.proxy.http': '127.0.0.1',
            'network.proxy.http_port': tunnel,
            'network.proxy.ssl': '127.0.0.1',
            'network.proxy.ssl_port': tunnel,
            'network.proxy.no_proxies_on': '',
          }),
    },
  };
}

/** Opens a page of the extension in a tab of its own. */
export async function openFirefoxPage(browser: Browser, path: string): Promise<Page> {
  const url = `moz-extension://${UUID}/${path}`;
  const page = await browser.newPage();
  const isThere = (address: string) => document.readyState === 'complete' && location.href === address;
  const patience = performance.now() + PAGE_PATIENCE;
  while (performance.now() < patience) {
    // Firefox never tells that an extension's page has loaded, and may not have heard at all: the page itself is asked.
    await page.goto(url, { timeout: 250 }).catch(() => undefined);
    const found = await page.waitForFunction(isThere, { polling: 20, timeout: 3000 }, url).catch(() => null);
    if (found) return page;
  }
  throw new Error(`Firefox does not open ${url}`);
}
