import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../lib/report/report.ts';
import { asReader, type Reader } from './support/reader.ts';
import { regimes } from './support/regimes.ts';
import { stopBackground } from './support/stop-background.ts';

const CITY = 'https://www.saint-maur.com/actualites/';
const PORTAL = 'https://data.saint-maur.com/';

const names = ({ trackers }: Report): string[] => trackers.map(({ name }) => name).toSorted();

const warned = ({ findings, trackers }: Report): string[] =>
  trackers
    .filter(({ id }) => findings.some(({ severity, trackers: ids }) => severity === 'warning' && ids.includes(id)))
    .map(({ name }) => name);

/** The city's pages share a domain and a partition with the portal, which embeds nothing on its home page. */
describe.each(regimes)('$name', (regime) => {
  it('does not charge the portal with what the city’s own site left', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(CITY);
      await reader.visit(PORTAL);
      const report = await reader.report();
      expect(names(report)).toContain('_ga');
      expect(names(report)).toContain('cid');
      expect(warned(report)).toEqual([]);
      expect(report.badge.text).toBe('');
      const [cid] = report.trackers.filter(({ name }) => name === 'cid');
      expect(cid).toMatchObject({ alreadyThere: true, idle: true, needsConsent: true });
      expect(cid?.consentReason).toMatch(/another page of the site may have left it/);

      // What the portal embeds itself is its own doing, though the city's site embeds it too.
      await reader.visit(`${PORTAL}?with=partitioned-pixel`);
      expect(warned(await reader.report())).toEqual(['cid']);
      await reader.visit(PORTAL);
      expect(warned(await reader.report())).toEqual(['cid']);
    });
  });

  it.each([
    ['', false],
    [', which starts a background that had ended', true],
  ])('does not charge it with what that site writes as its visitor leaves for the portal%s', async (_how, ended) => {
    const leaves = async (reader: Reader) => {
      await reader.visit(CITY);
      if (ended) await stopBackground(reader);
      await Promise.all([reader.page.waitForNavigation(), reader.page.click('a')]);
      await reader.page.waitForSelector('html[data-ready="true"]');
      const report = await reader.report();
      expect(report.page.host).toBe('data.saint-maur.com');
      const [ga] = report.trackers.filter(({ name }) => name === '_ga');
      expect(ga).toMatchObject({ alreadyThere: true, setBy: { url: null, via: 'unknown' } });
      expect(warned(report)).toEqual([]);
    };
    await asReader(regime, leaves, ended ? { idleAfter: 2000 } : {});
  });

  it.each([
    ['', false],
    [', which starts a background that had ended', true],
  ])('does not charge it with what that site writes as its visitor goes back to the portal%s', async (_how, ended) => {
    const leaves = async (reader: Reader) => {
      await reader.visit(CITY);
      await reader.visit(PORTAL);
      const tab = await reader.tab();
      expect(warned(await reader.report(tab))).toEqual([]);
      await reader.visit(CITY);
      // As long as a person looks at it: what it wrote at once is not what it writes as it is left.
      await setTimeout(2100);
      if (ended) await stopBackground(reader);
      await goBack(reader.page);
      await expect.poll(async () => (await reader.report(tab)).page.host).toBe('data.saint-maur.com');
      const report = await reader.report(tab);
      const [ga] = report.trackers.filter(({ name }) => name === '_ga');
      expect(ga?.lastSetAt ?? null).toBeNull();
      expect(warned(report)).toEqual([]);
    };
    await asReader(regime, leaves, ended ? { idleAfter: 2000 } : {});
  });

  it('does not charge it with what that site writes in another tab', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(PORTAL);
      expect(warned(await reader.report())).toEqual([]);
      const tab = await reader.tab();
      await besides(reader);
      await expect.poll(async () => names(await reader.report(tab))).toContain('_ga');
      const report = await reader.report(tab);
      expect(names(report)).toContain('cid');
      expect(warned(report)).toEqual([]);
      expect((await reader.extension.badge(tab)).text).toBe('');
    });
  });

  it('charges it with what it writes itself when that site’s tab has closed', async () => {
    await asReader(regime, async (reader) => {
      const city = await besides(reader);
      await reader.visit(PORTAL);
      const tab = await reader.tab();
      const write = (name: string) =>
        reader.page.evaluate((cookie) => {
          document.cookie = `${cookie}=x; Domain=saint-maur.com; Path=/; Secure; Max-Age=86400`;
        }, name);
      await write('_ga');
      await expect.poll(async () => names(await reader.report(tab))).toContain('_ga');
      expect(warned(await reader.report(tab))).toEqual([]);
      await city.close();
      // What it wrote as it closed may be told a moment later.
      await setTimeout(2500);
      await write('_gid');
      await expect.poll(async () => warned(await reader.report(tab))).toEqual(['_gid']);
    });
  });

  it.each([
    ['a tab that comes back to it', 'city'],
    ['another tab, when the portal’s own comes back to that', 'portal'],
  ])('does not charge it with what that site writes in %s', async (_where, back) => {
    await asReader(regime, async (reader) => {
      const elsewhere = 'https://www.example.net/';
      const city = back === 'city' ? await besides(reader) : null;
      await city?.goto(elsewhere);
      await reader.visit(PORTAL);
      const tab = await reader.tab();
      if (back === 'portal') await reader.page.goto(elsewhere);
      const shown = city ?? (await besides(reader));
      const returning = city ?? reader.page;
      await returning.bringToFront();
      await goBack(returning);
      await expect.poll(() => returning.evaluate('location.href').catch(() => elsewhere)).not.toContain(elsewhere);
      await returning.waitForSelector('html[data-ready="true"]');
      // What is written just as a page comes back, or is left, may be told a moment later.
      await setTimeout(2500);
      await shown.evaluate(() => {
        document.cookie = '_gid=later; Domain=saint-maur.com; Path=/; Secure; Max-Age=86400';
      });
      await expect.poll(async () => names(await reader.report(tab))).toContain('_gid');
      expect(warned(await reader.report(tab))).toEqual([]);
    });
  });
});

/** As the address bar does while one types. */
describe.each(regimes.filter(({ browser }) => browser === 'chromium'))('$name', (regime) => {
  it('does not charge the portal with what that site writes while it is made ready in the portal’s own tab', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(PORTAL);
      const tab = await reader.tab();
      await reader.page.evaluate((url) => {
        const rules = document.createElement('script');
        rules.type = 'speculationrules';
        rules.text = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] });
        document.head.append(rules);
      }, CITY);
      await expect.poll(async () => names(await reader.report(tab))).toEqual(expect.arrayContaining(['_ga', 'cid']));
      expect(warned(await reader.report(tab))).toEqual([]);
      expect((await reader.extension.badge(tab)).text).toBe('');
    });
  });
});

/** The page's answer goes with it where the browser is quick. */
async function goBack(page: Page): Promise<void> {
  await page.evaluate('history.back()').catch(() => undefined);
}

async function besides({ driven }: Reader): Promise<Page> {
  const page = await driven.browser.newPage();
  await page.goto(CITY);
  await page.waitForSelector('html[data-ready="true"]');
  return page;
}
