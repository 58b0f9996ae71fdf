import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { endBrowser } from './end-browser.ts';
import { resolverRules, type HostMapping } from './host-mapping.ts';
import { openHostTunnel } from './host-tunnel.ts';

export interface DriveOptions {
  browser: 'chromium' | 'firefox';
  executablePath: string;
  /** The unpacked build of the extension. */
  extensionDir: string;
  headless: boolean;
  /** Firefox that is to allow them is left to its default, which partitions them. */
  thirdPartyCookies: 'allow' | 'block';
  /** Hosts that other servers answer for; every other host is asked where it is. */
  hostMap?: readonly HostMapping[];
  /** Accepts whatever certificate a server has. */
  insecure?: boolean;
  /** Ends the browser, also while it starts. Whoever gives one also ends it when the program is interrupted. */
  signal?: AbortSignal;
  /** Host names that a local server answers for, all under one port, whatever its certificate. */
  local?: { hosts: readonly string[]; port: number };
  /** What is done before the extension comes. */
  beforeInstall?: (browser: Browser) => Promise<void>;
  /** Chromium's first window is a private one, in which the extension is allowed. */
  privateWindow?: boolean;
  /** The folder of a profile that is used again, in Chromium its tabs with it, and left in place; otherwise a fresh one. */
  profile?: string;
  /** Firefox ends an idle background after this many milliseconds instead of its usual 30 seconds. */
  idleAfter?: number;
  /** The home folder, when it is not that of whoever starts the browser. */
  home?: string;
  /** Where Chromium writes everything that it asks of the network. */
  netLog?: string;
  /** Language of the pages that the browser asks for, BCP 47. */
  language: string;
}

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

/** The extension's address in Firefox is made of a random id: fixed here, so that its pages can be opened. */
const FIREFOX_UUID = '6d696574-7465-4000-8000-000000000001';
const GECKO_ID = 'miette@open-data-charters';
/** Milliseconds within which Firefox opens a page of the extension. */
const FIREFOX_PAGE_PATIENCE = 30_000;

/** Milliseconds that a browser may take to end which was told to while it started. */
const LAUNCH_PATIENCE = 5000;

/** Starts a browser with the extension; a failure names the browser and what it said. */
export async function launchBrowser(options: DriveOptions): Promise<DrivenBrowser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'miette-profile-')));
  const mapped = options.browser === 'firefox' && options.hostMap && options.hostMap.length > 0;
  const tunnel = mapped ? await openHostTunnel(options.hostMap ?? []) : null;
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
        ? await chromium(options, profile)
        : firefox(options, profile, tunnel?.port ?? null)),
      ...(signal ? { signal, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } : {}),
      executablePath: options.executablePath,
      ...(options.home === undefined ? {} : { env: { ...process.env, HOME: options.home } }),
      headless: options.headless,
      defaultViewport: null,
    });
    browser = await unlessAborted(launching, signal);
    return await unlessAborted(addExtension(browser, options, close), signal);
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a promise gives, unless the signal comes first: then its reason is thrown. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  // Whatever becomes of it later, nobody waits for it any more.
  promise.catch(() => undefined);
  signal.throwIfAborted();
  const raised = Promise.withResolvers<never>();
  const raise = () => {
    raised.reject(signal.reason as Error);
  };
  signal.addEventListener('abort', raise);
  try {
    return await Promise.race([promise, raised.promise]);
  } finally {
    signal.removeEventListener('abort', raise);
  }
}

/** Puts the extension into a running browser that has none. */
export async function addExtension(
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
        : openFirefoxPage(browser, `moz-extension://${FIREFOX_UUID}/${path}`),
    removeExtension: () => browser.uninstallExtension(id),
    async replaceExtension() {
      await browser.uninstallExtension(id);
      id = await install();
    },
    close,
  };
}

async function chromium(options: DriveOptions, folder: string): Promise<LaunchOptions> {
  const { thirdPartyCookies, local, hostMap = [], insecure, language, privateWindow, profile, netLog } = options;
  const block = thirdPartyCookies === 'block';
  await mkdir(join(folder, 'Default'), { recursive: true });
  await writeFile(
    join(folder, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: block ? 1 : 0, block_third_party_cookies: block } }),
  );
  return {
    browser: 'chrome',
    userDataDir: folder,
    enableExtensions: true,
    pipe: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--lang=${language}`,
      ...(privateWindow ? ['--incognito'] : []),
      ...(netLog === undefined ? [] : [`--log-net-log=${netLog}`]),
      ...(profile === undefined ? [] : ['--restore-last-session']),
      ...(local ? [`--host-resolver-rules=MAP * 127.0.0.1:${local.port}`] : []),
      ...(hostMap.length > 0 ? [`--host-resolver-rules=${resolverRules(hostMap)}`] : []),
      ...((local ?? insecure) ? ['--ignore-certificate-errors'] : []),
    ],
  };
}

function firefox(options: DriveOptions, folder: string, tunnel: number | null): LaunchOptions {
  const { thirdPartyCookies, local, insecure, language, idleAfter } = options;
  return {
    browser: 'firefox',
    userDataDir: folder,
    args: ['--remote-allow-system-access'],
    ...((local ?? insecure) ? { acceptInsecureCerts: true } : {}),
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: FIREFOX_UUID }),
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

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

async function openFirefoxPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  const isThere = (address: string) => document.readyState === 'complete' && location.href === address;
  const patience = performance.now() + FIREFOX_PAGE_PATIENCE;
  while (performance.now() < patience) {
    // Firefox never tells that an extension's page has loaded, and may not have heard at all: the page itself is asked.
    await page.goto(url, { timeout: 250 }).catch(() => undefined);
    const found = await page.waitForFunction(isThere, { polling: 20, timeout: 3000 }, url).catch(() => null);
    if (found) return page;
  }
  throw new Error(`Firefox does not open ${url}`);
}
