import type { Browser, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { launchBrowser, type DrivenBrowser } from '../../../cli/drive/launch-browser.ts';
import { settledState } from '../../../cli/drive/settled-state.ts';
import type { Report } from '../../../lib/report/report.ts';
import type { Portal } from '../../portal/portal.ts';
import { giveBackBrowser, takeBrowser, withWindow } from './kept-browsers.ts';
import { driveOptions, type Regime, type ReplicaOptions } from './regimes.ts';
import { endBackground, isCold } from './stop-background.ts';
import type { TestedExtension } from './tested-extension.ts';

/** Someone who looks at a portal in one tab, with the extension at hand. */
export interface Reader {
  regime: Regime;
  driven: DrivenBrowser;
  extension: TestedExtension;
  page: Page;
  /** Id of the tab in front of the reader. */
  tab: () => Promise<number>;
  /** Goes to an address and waits until the page has done all that it does by itself. */
  visit: (url: string) => Promise<void>;
  /** Clicks like a person, and waits until the page has done what follows. */
  click: (selector: string) => Promise<void>;
  /** The report once nothing changes in it any more. */
  report: (tabId?: number) => Promise<Report>;
}

export interface Special {
  /** An address that is open before the extension is installed. */
  openFirst?: string;
  /** An address that the browser opens again by itself, since it was open when its profile was used last. */
  restored?: string;
  /** The folder of the profile, to be used again. */
  profile?: string;
  /** The replicas to look at, when not those that all tests share. */
  portal?: Portal;
  /** The reader looks through a private window of Chromium. */
  privateWindow?: boolean;
  /** Milliseconds after which Firefox ends an idle background. */
  idleAfter?: number;
  /** The unpacked extension, when it is not the build that all tests share. */
  extensionDir?: string;
  /** The browser's program, when not the one that all tests share. */
  executablePath?: string;
  /** Where Chromium writes everything that it asks of the network. */
  netLog?: string;
  /** A browser that no other test uses before or after. */
  fresh?: boolean;
  /** The reader's home folder, where Firefox looks for what an organisation hands over. */
  home?: string;
}

/** Runs a test with a browser that holds nothing yet, closed or emptied whatever happens. */
export async function asReader(
  regime: Regime,
  test: (reader: Reader) => Promise<void>,
  { openFirst, restored, portal, fresh, ...special }: Special = {},
): Promise<void> {
  let early: Page | undefined;
  const isPlain = Object.keys(special).every((key) => key === 'idleAfter');
  const keeps = isPlain && openFirst === undefined && restored === undefined && !fresh;
  const options: ReplicaOptions = {
    ...driveOptions(regime, portal),
    ...special,
    async beforeInstall(browser) {
      if (special.privateWindow) [early] = await browser.pages();
      if (restored !== undefined) early = await tabShowing(browser, restored);
      if (openFirst === undefined) return;
      early = await browser.newPage();
      await early.goto(openFirst);
      await early.waitForSelector('html[data-ready="true"]');
    },
  };
  const held = keeps ? await takeBrowser(options) : await withWindow(await launchBrowser(options));
  const { driven, extension } = held;
  try {
    await test(reader(regime, driven, extension, early ?? (await driven.browser.newPage())));
  } catch (error) {
    await driven.close();
    throw error;
  }
  await (keeps ? giveBackBrowser(options, held) : driven.close());
}

async function tabShowing(browser: Browser, url: string): Promise<Page> {
  const target = await browser.waitForTarget((each) => each.url() === url);
  const page = await target.page();
  if (!page) throw new Error(`no tab shows ${url}`);
  await page.waitForSelector('html[data-ready="true"]');
  return page;
}

function reader(regime: Regime, driven: DrivenBrowser, extension: TestedExtension, page: Page): Reader {
  const ready = () => page.waitForSelector('html[data-ready="true"]');
  const tab = async () => {
    const [id] = await extension.tabs(new URL(page.url()).origin);
    expect(id, `no tab shows ${page.url()}`).toBeDefined();
    return id ?? -1;
  };
  return {
    regime,
    driven,
    extension,
    page,
    tab,
    async visit(url) {
      if (isCold) await endBackground({ driven, extension, page });
      await page.goto(url);
      await ready();
    },
    async click(selector) {
      await page.bringToFront();
      if (isCold) await endBackground({ driven, extension, page });
      await page.click(selector);
      await ready();
    },
    report: async (tabId) => settledReport(extension, tabId ?? (await tab())),
  };
}

async function settledReport(extension: TestedExtension, tabId: number): Promise<Report> {
  let report: Report | undefined;
  const look = async () => {
    const { shown, unrest } = await settledState(extension, tabId, 20_000);
    report = shown.report;
    return unrest ?? shown.kind;
  };
  await expect.poll(look).toBe('report');
  if (!report) throw new Error('no report');
  return report;
}
