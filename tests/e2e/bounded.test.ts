import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { visitLimits } from '../../lib/visit/limits.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { storedInBrowser, storedInReport } from './support/truth.ts';

const PORTAL = 'https://data.saint-maur.com';
const PLATFORM = 3;
/** `npm run soak` has it send ten thousand. */
const REQUESTS = Number(process.env['BOUNDED_REQUESTS'] ?? 400);
/** The answers to the first 400 ask for ten each. */
const ASKED = 4000;
const PATIENCE = 120_000 + REQUESTS * 30;
const LONG = { timeout: PATIENCE - 10_000 };

async function visitLong({ page }: Reader, url: string): Promise<void> {
  await page.goto(url, LONG);
  // Asked again and again: no single question may be answered as late as such a page is ready.
  await expect.poll(() => page.$('html[data-ready="true"]'), LONG).not.toBeNull();
}

async function popupText({ driven }: Reader, tab: number): Promise<string> {
  const popup: Page = await driven.openExtensionPage(`popup.html?tab=${String(tab)}`);
  await popup.waitForSelector('main h2');
  return popup.evaluate(() => document.body.textContent.replace(/[\u2066-\u2069]/g, '').replace(/[\s\u202f]+/g, ' '));
}

const english = (count: number) => new Intl.NumberFormat('en').format(count);

describe.each(browsers)('$name', (regime) => {
  it('says how many storage keys it does not list, in the report, the popup and the badge alike', async () => {
    await asReader(regime, async (reader) => {
      await visitLong(reader, `${PORTAL}/?with=many-keys`);
      const tab = await reader.tab();
      const report = await reader.report();
      const keys = report.trackers.filter(({ kind }) => kind === 'localStorage');
      expect(keys).toHaveLength(visitLimits.items);
      expect(keys.length + report.leftOut).toBe(100_000);
      expect(report.trackers.length).toBe(keys.length + PLATFORM);
      expect(report.badge).toEqual({ text: '?', level: 'unobserved' });
      const { text, title } = await reader.extension.badge(tab);
      expect(text).toBe('?');
      expect(title).toContain(english(report.leftOut));
      const popup = await popupText(reader, tab);
      expect(popup).toContain(english(report.leftOut));
      expect(popup).toContain('This page stored more than is listed');
      expect((await reader.extension.stored()).length).toBeLessThan(3_000_000);
    });
  });

  it('keeps up with a page that writes 5,000 cookies', async () => {
    await asReader(regime, async (reader) => {
      await visitLong(reader, `${PORTAL}/?with=many-cookies,pixel`);
      const report = await reader.report();
      expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
      // 5,000 written by the page, what the platform had set, and the third party's.
      expect(report.trackers.length + report.leftOut).toBe(5000 + PLATFORM + 1);
      expect(report.badge).toEqual({ text: '1+', level: 'warning' });
      expect((await reader.extension.badge(await reader.tab())).text).toBe('1+');
    });
  });

  it(
    'keeps up with a page whose requests ask for more cookies than one visit lists',
    { timeout: PATIENCE },
    async () => {
      await asReader(regime, async (reader) => {
        await visitLong(reader, `${PORTAL}/?with=many-requests&requests=${String(REQUESTS)}`);
        const report = await reader.report();
        const many = report.trackers.filter(({ name }) => name.startsWith('many_'));
        expect(many.length).toBeGreaterThanOrEqual(visitLimits.attempts - 500);
        expect(report.trackers.length + report.leftOut).toBeGreaterThanOrEqual(ASKED);
        expect(report.badge.level).toBe('warning');
        expect(report.badge.text).toBe((await reader.extension.badge(await reader.tab())).text);
        expect((await reader.extension.stored()).length).toBeLessThan(6_000_000);
      });
    },
  );
});
