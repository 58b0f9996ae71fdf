import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { openExtensionWindow, type ExtensionWindow } from '../../cli/drive/extension-window.ts';
import { writeExtension } from './bare-extensions.ts';
import { builtExtension, openBrowser, pause, until } from './bench-browser.ts';
import { pageOf, PORTAL, startBusySite, type BusySite, type Load } from './busy-site.ts';
import { inWords, type Bench, type Figure } from './figure.ts';
import { inTurn, median } from './rounds.ts';

const ROUNDS = 9;
const WARM_UP = 2;
/** Milliseconds before each navigation, in which what the page before still asked for comes to its end. */
const REST = 1500;

/** What a page keeps, and which page of the extension shows it. */
interface Scene {
  what: string;
  load: Load;
  shown: (tab: number) => string;
  /** What a row is in that page. */
  row: string;
}

const inPopup = { shown: (tab: number) => `popup.html?tab=${tab}`, row: 'section section li' };
const inReport = { shown: (tab: number) => `report.html?tab=${tab}`, row: 'table tbody tr' };

const scenes: readonly Scene[] = [
  { what: 'popup, 10 trackers', load: { requests: 10, parties: 10, cookies: 1, keys: 0 }, ...inPopup },
  { what: 'popup, 180 trackers', load: { requests: 10, parties: 10, cookies: 18, keys: 0 }, ...inPopup },
  { what: 'popup, 1,000 trackers', load: { requests: 10, parties: 10, cookies: 100, keys: 0 }, ...inPopup },
  { what: 'report page, 5,000 trackers', load: { requests: 20, parties: 20, cookies: 100, keys: 3000 }, ...inReport },
];

/**
 * From the navigation to all rows in the document, in Chromium, beside a page of an extension that prints one list item
 * for each cookie. Both in one browser, with one jar.
 */
export const popup: Bench = {
  name: 'popup',
  needsPackages: true,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'miette-bench-'));
    const site = await startBusySite();
    try {
      const list = await writeExtension(folder, 'list', 'chromium');
      const figures: Figure[] = [];
      for (const scene of scenes) figures.push(await measureScene(scene, site, list));
      return figures;
    } finally {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measureScene({ what, load, shown, row }: Scene, site: BusySite, list: string): Promise<Figure> {
  const driven = await openBrowser('chromium', site, builtExtension('chromium'));
  try {
    const extension = await openExtensionWindow(driven);
    const bareId = await driven.browser.installExtension(list);
    const page = await driven.browser.newPage();
    await page.goto(pageOf(PORTAL, load));
    const [tab = -1] = await extension.tabs(`https://${PORTAL}/`);
    const trackers = load.requests * load.cookies + load.keys;
    await until(`${trackers} trackers are known`, async () => (await shownTrackers(extension, tab)) === trackers);
    const ours = new URL(shown(tab), extension.page.url().replace(/icons\/.*/, '')).href;
    const bare = `chrome-extension://${bareId}/list.html?rows=${trackers}`;
    const shows = {
      ours: await openRows(driven.browser, ours, row),
      bare: await openRows(driven.browser, bare, 'li'),
    };
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const name of inTurn(['ours', 'bare'] as const, round)) {
        const time = await timeToRows(shows[name]);
        if (round >= WARM_UP) times[name].push(time);
      }
    }
    const { rows } = shows.ours;
    const [own, other] = [median(times.ours), median(times.bare)];
    return {
      what: `${what}: times as long as a bare list`,
      value: own / other,
      unit: '×',
      beside: `${inWords(own)} ms to ${rows} rows; the list ${inWords(other)} ms`,
      goal: { most: 2.5 },
    };
  } finally {
    await driven.close();
  }
}

async function shownTrackers(extension: ExtensionWindow, tab: number): Promise<number> {
  return (await extension.state(tab)).report?.trackers.length ?? 0;
}

/** A page of an extension, which has this many rows once nothing is added any more. */
interface ShownRows {
  page: Page;
  url: string;
  rows: number;
}

/** Opens a page of an extension, in which from then on each navigation tells when all rows were there. */
async function openRows(browser: Browser, url: string, row: string): Promise<ShownRows> {
  const page = await browser.newPage();
  await page.goto(url);
  let rows = 0;
  await until(`${url} shows its rows`, async () => {
    const now = (await page.$$(row)).length;
    const still = now > 0 && now === rows;
    rows = now;
    return still;
  });
  await page.evaluateOnNewDocument(
    (selector, wanted) => {
      const observer = new MutationObserver(() => {
        if (document.querySelectorAll(selector).length < wanted) return;
        observer.disconnect();
        (globalThis as { allRowsAt?: number }).allRowsAt = performance.now();
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    row,
    rows,
  );
  return { page, url, rows };
}

/** Milliseconds from the start of the navigation to all rows in the document. */
async function timeToRows({ page, url }: ShownRows): Promise<number> {
  await page.bringToFront();
  await pause(REST);
  await page.goto(url);
  const found = await page.waitForFunction(() => (globalThis as { allRowsAt?: number }).allRowsAt, { polling: 50 });
  return (await found.jsonValue()) ?? Number.NaN;
}
