import { describe, expect, it } from 'vitest';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { stopBackground } from './support/stop-background.ts';
import { seeded } from '../bench/seeded.ts';

/** How many pages a session visits; `npm run soak` makes it a long one. */
const NAVIGATIONS = Number(process.env['SOAK_NAVIGATIONS'] ?? 24);
const TIMEOUT = 120_000 + NAVIGATIONS * 6000;
/** Sizes are taken so many times in a session, from the first third on. */
const SIZES = 3;
/** How much larger the last size may be than the first. */
const GROWTH = 1.25;

const ADDRESSES = ['data.saint-maur.com', 'data.bourgesplus.fr', 'opendata.ha-py.fr'].flatMap((host) =>
  ['/?with=pixel,frame-script', '/pages/contact/', '/explore/?with=redirect,parent-domain', '/?with=after-accept'].map(
    (path) => `https://${host}${path}`,
  ),
);

interface Session {
  /**
   * Of each page its address, its badge, and the ids of its trackers. Not their states: of a background that is ended with a
   * response in its hands, nobody knows any more whether that response stored the cookie, or it was only sent.
   */
  told: string[][];
  /** Characters that the extension keeps for the session, and bytes of its background's heap (Chromium). */
  sizes: { kept: number; heap: number }[];
  killed: number;
}

/** Goes from page to page by chance, the same at each run; now and then in a tab that is opened for it and closed. */
async function longSession(reader: Reader, kill: boolean): Promise<Session> {
  const chance = seeded(7);
  const session: Session = { told: [], sizes: [], killed: 0 };
  for (let at = 1; at <= NAVIGATIONS; at++) {
    const url = ADDRESSES[Math.floor(chance() * ADDRESSES.length)] ?? '';
    const [aside, delay] = [chance() < 0.2, chance() * 400];
    if (aside) {
      const page = await reader.driven.browser.newPage();
      await page.goto(url);
      await page.waitForSelector('html[data-ready="true"]');
      await page.close();
    }
    const loading = reader.visit(url);
    if (kill) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      await stopBackground(reader, { wait: false });
      session.killed++;
    }
    await loading;
    const { trackers, badge } = await reader.report();
    const ids = trackers.map(({ id }) => id).toSorted();
    expect(new Set(ids).size, url).toBe(ids.length);
    session.told.push([`${at}: ${url}`, `badge ${badge.text}`, ...ids]);
    if (at % Math.floor(NAVIGATIONS / SIZES) === 0) session.sizes.push(await sizesOf(reader));
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
  expect(sizes).toHaveLength(SIZES);
  const [first, last] = [sizes[0], sizes.at(-1)];
  expect(first?.kept).toBeGreaterThan(1000);
  expect(last?.kept).toBeLessThan((first?.kept ?? 0) * GROWTH);
  expect(last?.heap).toBeLessThanOrEqual((first?.heap ?? 0) * GROWTH);
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
      expect(killed.killed).toBe(NAVIGATIONS);
      expect(killed.told).toEqual(alive?.told);
      expectFlat(killed);
    });
  });
});
