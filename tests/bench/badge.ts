import { openTestedExtension, type TestedExtension } from '../e2e/support/tested-extension.ts';
import type { DrivenBrowser } from '../../cli/drive/launch-browser.ts';
import type { Page } from 'puppeteer-core';
import { builtExtension, openBrowser, pause, until, type BrowserKind } from './bench-browser.ts';
import { cookieAddress, pageOf, PORTAL, startBusySite, type BusySite } from './busy-site.ts';
import { inWords, type Bench, type Figure } from './figure.ts';
import { quantile } from './rounds.ts';

const WARM = 60;
const COLD = 20;
/** Milliseconds between two cookies: what the first one led to is over. */
const REST = 400;

/** From the answer that sets a third party's cookie to the badge that counts it, with a background that runs or is ended. */
export const badge: Bench = {
  name: 'badge',
  needsPackages: true,
  async measure() {
    const site = await startBusySite();
    try {
      return [...(await inBrowser('chromium', site)), ...(await inBrowser('firefox', site))];
    } finally {
      await site.close();
    }
  },
};

async function inBrowser(kind: BrowserKind, site: BusySite): Promise<Figure[]> {
  const driven = await openBrowser(kind, site, builtExtension(kind));
  try {
    const extension = await openTestedExtension(driven);
    const page = await driven.browser.newPage();
    await page.goto(pageOf(PORTAL, { requests: 0, parties: 1, cookies: 0, keys: 0 }));
    const [tab = -1] = await extension.tabs(`https://${PORTAL}/`);
    // Timers of a page behind others run once a second: the one that watches the badge is in front.
    await extension.page.bringToFront();
    const once = (name: string) => timeToBadge({ extension, page, tab, site }, name);
    const name = kind === 'chromium' ? 'Chromium' : 'Firefox';
    await once('first');
    const warm: number[] = [];
    for (let at = 0; at < WARM; at++) warm.push(await once(`warm${at}`));
    const figures = [...quantiles(`${name}, background running`, warm, { most: 100 })];
    // Firefox ends its background when it likes to; Chromium does on request.
    if (kind === 'firefox') return figures;
    const cold: number[] = [];
    for (let at = 0; at < COLD; at++) {
      await endBackground(driven, page);
      cold.push(await once(`cold${at}`));
    }
    return [...figures, ...quantiles(`${name}, background ended`, cold)];
  } finally {
    await driven.close();
  }
}

function quantiles(what: string, times: readonly number[], goal?: Figure['goal']): Figure[] {
  const beside = `${times.length} cookies, ${inWords(Math.min(...times))} to ${inWords(Math.max(...times))} ms`;
  return [
    { what: `${what}: half are on the badge within`, value: quantile(times, 0.5), unit: 'ms', beside },
    { what: `${what}: 95 of 100 within`, value: quantile(times, 0.95), unit: 'ms', beside, ...(goal && { goal }) },
  ];
}

interface Stage {
  extension: TestedExtension;
  page: Page;
  tab: number;
  site: BusySite;
}

/** Milliseconds from the answer that sets a cookie of this name to a badge that says something else. */
async function timeToBadge({ extension, page, tab, site }: Stage, name: string): Promise<number> {
  const { text } = await extension.badge(tab);
  const changed = extension.page.evaluate(
    async (id, before) => {
      interface Api {
        action: { getBadgeText: (tab: object) => Promise<string> };
      }
      const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
      const { action } = browser ?? chrome;
      while ((await action.getBadgeText({ tabId: id })) === before) await new Promise((next) => setTimeout(next, 1));
      return Date.now();
    },
    tab,
    text,
  );
  await page.evaluate(
    (url) => fetch(url, { mode: 'no-cors', credentials: 'include' }).then(() => undefined),
    cookieAddress(name),
  );
  const time = (await changed) - (site.answeredAt.get(name) ?? Number.NaN);
  await pause(REST);
  return time;
}

/** Ends the extension's service worker as Chromium does when it has been idle. */
async function endBackground({ browser }: DrivenBrowser, page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  const runs = () => browser.targets().some((target) => target.url().endsWith('/background.js'));
  await until('the background has ended', () => Promise.resolve(!runs()));
}
