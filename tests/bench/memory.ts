import type { CDPSession, Page } from 'puppeteer-core';
import { openTestedExtension, type TestedExtension } from '../e2e/support/tested-extension.ts';
import type { DrivenBrowser } from '../../cli/drive/launch-browser.ts';
import { builtExtension, openBrowser, pause } from './bench-browser.ts';
import { pageOf, PORTAL, startBusySite } from './busy-site.ts';
import { inWords, type Bench, type Figure } from './figure.ts';

const VISITS = [50, 500] as const;
const EVENTS = [1000, 10_000] as const;
/** Changes that the browser tells of when a script sets a cookie anew: the old one goes, the new one comes. */
const CHANGES_EACH = 2;
/** The page sets so many cookies again and again. */
const NAMES = 50;
/** Milliseconds after which a page's events have all been followed and stored. */
const CALM = 3000;
/** Visits of one tab that are kept at most: the one that it shows, and those that wait for Back. */
const KEPT = 9;

/** What the background holds in memory, and in the browser's storage for the session, in Chromium. */
export const memory: Bench = {
  name: 'memory',
  needsPackages: true,
  async measure() {
    const site = await startBusySite();
    const driven = await openBrowser('chromium', site, builtExtension('chromium'));
    try {
      const extension = await openTestedExtension(driven);
      const page = await driven.browser.newPage();
      const weigh = await scales(driven, extension);
      const plain = { requests: 10, parties: 10, cookies: 1, keys: 5 };
      const visited: Weight[] = [];
      for (let visit = 1; visit <= VISITS[1]; visit++) {
        await page.goto(`${pageOf(PORTAL, plain)}&visit=${visit}`);
        if (visit === VISITS[0] || visit === VISITS[1]) visited.push(await weigh());
      }
      const followed: Weight[] = [];
      let told = 0;
      for (const events of EVENTS) {
        await setCookies(page, (events - told) / CHANGES_EACH);
        told = events;
        followed.push(await weigh());
      }
      return [
        ...figures(`${VISITS[1]} visits beside ${VISITS[0]}`, visited),
        ...figures('10,000 events on one visit beside 1,000', followed),
      ];
    } finally {
      await driven.close();
      await site.close();
    }
  },
};

interface Weight {
  heap: number;
  stored: number;
}

function figures(what: string, weights: readonly Weight[]): Figure[] {
  const kilobytes = (bytes: number) => `${inWords(bytes / 1000)} kB`;
  const figure = (of: string, bytes: readonly number[], more: string): Figure => ({
    what: `${of} after ${what}: times as much`,
    value: (bytes[1] ?? Number.NaN) / (bytes[0] ?? Number.NaN),
    unit: '×',
    beside: `${bytes.map(kilobytes).join(' / ')}${more}`,
    goal: { most: 1.2 },
  });
  const heap = weights.map((weight) => weight.heap);
  const stored = weights.map((weight) => weight.stored);
  return [
    figure('heap of the background', heap, ''),
    figure('session storage', stored, `; ${kilobytes((stored[1] ?? 0) / KEPT)} for each visit that is kept`),
  ];
}

/** Weighs once all is calm, and after the engine has let go of what nobody uses. */
async function scales(driven: DrivenBrowser, extension: TestedExtension): Promise<() => Promise<Weight>> {
  const target = await driven.browser.waitForTarget((each) => each.url().endsWith('/background.js'));
  const session: CDPSession = await target.createCDPSession();
  return async () => {
    await pause(CALM);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { heap: usedSize, stored: (await extension.stored()).length };
  };
}

/** A script of the page sets its cookies anew, in small lots as a page would. */
async function setCookies(page: Page, times: number): Promise<void> {
  await page.evaluate(
    async (count, names) => {
      for (let at = 0; at < count; at++) {
        document.cookie = `beat${at % names}=${at}; Path=/; Secure`;
        if (at % 25 === 0) await new Promise((next) => setTimeout(next, 5));
      }
    },
    times,
    NAMES,
  );
}
