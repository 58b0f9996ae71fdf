import { describe, expect, it } from 'vitest';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { stopBackground } from './support/stop-background.ts';
import { seeded } from '../bench/seeded.ts';

/** How many pages a session visits; `npm run soak` makes it a long one. */
const NAVIGATIONS = Number(process.env['SOAK_NAVIGATIONS'] ?? 13);
const TIMEOUT = 120_000 + NAVIGATIONS * 6000;
/** After so many pages as many wait for Back as a tab keeps: from here on nothing may grow. */
const FULL = 9;
/** Pages come again in turn after so many, so that as much is stored at the end as then. */
const ROUND = NAVIGATIONS < 100 ? 4 : 12;
/** How much more may be kept at the end than then. Of a short session four pages more than it may keep are beyond. */
const GROWTH = 1.2;
/** The heap holds the code too, and what the engine makes of it. */
const HEAP_GROWTH = 1.5;

const ADDRESSES = ['data.saint-maur.com', 'data.bourgesplus.fr', 'opendata.ha-py.fr'].flatMap((host) =>
  ['/?with=pixel,frame-script', '/pages/contact/', '/explore/?with=redirect,parent-domain', '/?with=after-accept'].map(
    (path) => `https://${host}${path}`,
  ),
);

interface Session {
  /** Of each page its address, its badge, and its trackers with their states. */
  told: string[][];
  /** Characters that the extension keeps for the session, and bytes of its background's heap (Chromium). */
  sizes: { kept: number; heap: number }[];
}

/**
 * Goes from page to page, of another portal each time; now and then, by a chance that is the same at each run, also in a
 * tab that is opened for it and closed.
 * @param kill ends the background before each page, and before it is asked what it saw of it
 */
async function longSession(reader: Reader, kill: boolean): Promise<Session> {
  const chance = seeded(7);
  const session: Session = { told: [], sizes: [] };
  for (let at = 1; at <= NAVIGATIONS; at++) {
    const url = ADDRESSES[(5 * (at % ROUND)) % ADDRESSES.length] ?? '';
    if (chance() < 0.2) {
      const page = await reader.driven.browser.newPage();
      await page.goto(url);
      await page.waitForSelector('html[data-ready="true"]');
      await page.close();
    }
    if (kill) await stopBackground(reader);
    await reader.visit(url);
    let report = await reader.report();
    if (kill) {
      await stopBackground(reader);
      report = await reader.report();
    }
    const { trackers, badge } = report;
    const ids = trackers.map(({ id }) => id);
    const states = trackers.map(({ id, state }) => `${state} ${id}`);
    expect(new Set(ids).size, url).toBe(ids.length);
    session.told.push([`${at}: ${url}`, `badge ${badge.text}`, ...states.toSorted()]);
    if (at === FULL || at === NAVIGATIONS) session.sizes.push(await sizesOf(reader));
  }
  return session;
}

async function sizesOf({ driven, extension }: Reader): Promise<Session['sizes'][number]> {
  const kept = (await extension.stored()).length;
  const worker = driven.browser.targets().find((target) => target.url().endsWith('/background.js'));
  if (!worker) return { kept, heap: 0 };
  const session = await worker.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { kept, heap: usedSize };
}

function expectFlat({ sizes }: Session): void {
  const [first, last] = sizes;
  expect(first?.kept).toBeGreaterThan(1000);
  expect(last?.kept).toBeLessThan((first?.kept ?? 0) * GROWTH);
  expect(last?.heap).toBeLessThanOrEqual((first?.heap ?? 0) * HEAP_GROWTH);
}

describe.each(browsers)('$name', (regime) => {
  it('stays as small as it was over a long session', { timeout: TIMEOUT }, async () => {
    let alive: Session | undefined;
    await asReader(regime, async (reader) => {
      alive = await longSession(reader, false);
      expectFlat(alive);
    });
    // Firefox ends its background by itself only.
    if (regime.browser === 'firefox') return;
    await asReader(regime, async (reader) => {
      const killed = await longSession(reader, true);
      expect(killed.told).toEqual(alive?.told);
      expectFlat(killed);
    });
  });
});
