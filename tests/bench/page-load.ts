import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrivenBrowser } from '../../cli/drive/launch-browser.ts';
import { writeExtension } from './bare-extensions.ts';
import { builtExtension, openBrowser, type BrowserKind } from './bench-browser.ts';
import { NO_PORTAL, pageOf, PORTAL, startBusySite, type BusySite } from './busy-site.ts';
import { inWords, type Bench, type Figure } from './figure.ts';
import { inTurn, median } from './rounds.ts';
import { ratioRange } from './ratio-range.ts';

const ROUNDS = 15;
const WARM_UP = 3;
const load = { requests: 60, parties: 10, cookies: 2, keys: 0 };

const sites = { 'no portal': NO_PORTAL, portal: PORTAL } as const;
const holders = ['none', 'none, again', 'empty', 'listening', 'hearing', 'Miette'] as const;
type Holder = (typeof holders)[number];
type Times = Record<Holder, number[]>;

/**
 * What the extension costs a page while it loads: 60 requests over 10 third parties, two cookies each, in alternating
 * rounds of browsers with no extension, twice over to know the noise; an empty one; one that only hears of headers; one that
 * hears of all that Miette does; Miette.
 */
export const pageLoad: Bench = {
  name: 'page-load',
  needsPackages: true,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'miette-bench-'));
    const site = await startBusySite();
    try {
      return [...(await inBrowser('chromium', site, folder)), ...(await inBrowser('firefox', site, folder))];
    } finally {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function inBrowser(kind: BrowserKind, site: BusySite, folder: string): Promise<Figure[]> {
  const empty = await writeExtension(folder, 'empty', kind);
  const extensions: Record<Holder, string> = {
    none: empty,
    'none, again': empty,
    empty,
    listening: await writeExtension(folder, 'listening', kind),
    hearing: await writeExtension(folder, 'hearing', kind),
    Miette: builtExtension(kind),
  };
  const browsers = new Map<Holder, DrivenBrowser>();
  try {
    for (const holder of holders) {
      const driven = await openBrowser(kind, site, extensions[holder]);
      if (holder.startsWith('none')) await driven.removeExtension();
      browsers.set(holder, driven);
    }
    const name = kind === 'chromium' ? 'Chromium' : 'Firefox';
    const figures: Figure[] = [];
    // One site after the other: nothing of a portal is on its way while another site is measured.
    for (const [what, host] of Object.entries(sites)) {
      const times = await alternate(browsers, pageOf(host, load));
      figures.push(...compared(`${name}, ${what}`, times, host === PORTAL));
    }
    return figures;
  } finally {
    for (const driven of browsers.values()) await driven.close();
  }
}

async function alternate(browsers: ReadonlyMap<Holder, DrivenBrowser>, url: string): Promise<Times> {
  const times = Object.fromEntries(holders.map((holder) => [holder, [] as number[]])) as Times;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [holder, driven] of inTurn([...browsers], round)) {
      const time = await timeToLoad(driven, `${url}&round=${round}`);
      if (round >= WARM_UP) times[holder].push(time);
    }
  }
  return times;
}

function compared(where: string, times: Times, isPortal: boolean): Figure[] {
  const against = isPortal ? 'listening' : 'empty';
  const ratio = (holder: Holder, other: Holder) => median(times[holder]) / median(times[other]);
  const { least, most } = ratioRange(times.Miette, times[against]);
  const beside = holders.map((holder) => `${holder} ${inWords(median(times[holder]))} ms`).join(', ');
  return [
    {
      what: `${where}: Miette, times as long as ${isPortal ? 'hearing of headers alone' : 'an empty extension'}`,
      value: ratio('Miette', against),
      unit: '×',
      beside: `19 of 20 draws ${inWords(least)} to ${inWords(most)}; ${beside}`,
      goal: { most: 1.05 },
    },
    {
      what: `${where}: Miette, times as long as hearing of the same and doing nothing`,
      value: ratio('Miette', 'hearing'),
      unit: '×',
      beside: `hearing of the same beside ${against} ${inWords(ratio('hearing', against))} ×`,
    },
    {
      what: `${where}: no extension beside no extension (noise)`,
      value: ratio('none, again', 'none'),
      unit: '×',
      beside: `Miette beside none ${inWords(ratio('Miette', 'none'))} ×`,
    },
  ];
}

/** Milliseconds from the start of the navigation to its load event, in a tab of its own. */
async function timeToLoad({ browser }: DrivenBrowser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const time = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation?.loadEventStart ?? Number.NaN;
  });
  await page.close();
  return time;
}
