import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { reportNumbers } from '../../lib/report/report-numbers.ts';
import { takePicture } from './support/picture.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

const CONTACT = 'https://data.saint-maur.com/pages/contact/';

async function openReport({ driven }: Reader, search: string): Promise<Page> {
  const page = await driven.openExtensionPage(`report.html${search}`);
  await page.setViewport({ width: 1200, height: 900 });
  await page.waitForSelector('h1');
  return page;
}

async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' '));
}

async function click(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector);
  await element?.evaluate((each) => {
    (each as HTMLElement).click();
  });
}

describe.each(browsers)('$name', ({ browser, ...regime }) => {
  it('shows a visit in full, keeps it when its tab closes, and saves it for good', async () => {
    await asReader({ browser, ...regime }, async (reader) => {
      await reader.extension.setLanguage('en');
      await reader.visit(CONTACT);
      const report = await reader.report();
      const tab = await reader.tab();
      const page = await openReport(reader, `?tab=${String(tab)}`);
      await page.waitForSelector('dd[data-number]');
      const { trackers, thirdParty, warned, attempted, trackersNotDeclared, declarationsNotSeen } =
        reportNumbers(report);
      const shown = () => page.$$eval('dd[data-number]', (all) => all.map((each) => Number(each.textContent)));
      await expect
        .poll(shown)
        .toEqual([trackers, thirdParty, warned, attempted, trackersNotDeclared, declarationsNotSeen]);
      expect((await reader.extension.badge(tab)).text).toBe(String(warned));
      await takePicture(page, `${browser}-report`);

      await reader.page.close();
      await expect.poll(() => textOf(page)).toContain('The visit is over');
      expect(await shown()).toContain(trackers);
      // Firefox never tells that an extension's page has loaded again: it is told by what the old one knew.
      await page.evaluate(() => {
        document.documentElement.dataset['before'] = 'true';
        location.reload();
      });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.dataset['before']).catch(() => 'true'))
        .toBeUndefined();
      await expect.poll(() => textOf(page)).toContain('The visit is over');

      await click(page, '.save button');
      await click(page, '.save button[type=submit]');
      await expect.poll(() => textOf(page)).toContain('Saved. It stays in this browser');
      const saved = await page.$eval('.save a', (link) => link.getAttribute('href'));
      await page.close();
      const kept = await openReport(reader, saved ?? '');
      await expect.poll(() => textOf(kept)).toContain('2 third-party trackers appeared before you chose');
      await kept.close();

      const list = await openReport(reader, '');
      await expect.poll(() => textOf(list)).toContain('1 is saved.');
      await takePicture(list, `${browser}-report-list`);
      await click(list, 'td button');
      await click(list, 'td button + button');
      await expect.poll(() => textOf(list)).toContain('None is saved.');
    });
  });

  it('does not give way to the next visit of its tab unasked', async () => {
    await asReader({ browser, ...regime }, async (reader) => {
      await reader.extension.setLanguage('fr');
      await reader.visit(CONTACT);
      await reader.report();
      const page = await openReport(reader, `?tab=${String(await reader.tab())}`);
      await page.waitForSelector('dd[data-number]');
      await reader.visit('https://data.saint-maur.com/explore/');
      await expect.poll(() => textOf(page)).toContain('L’onglet est passé à une visite plus récente.');
      expect(await textOf(page)).toContain('/pages/contact/');
      await click(page, '.flow button');
      await expect.poll(() => textOf(page)).toContain('https://data.saint-maur.com/explore/');
    });
  });

  it('has the choice of a visit that goes on out of sight', async () => {
    await asReader({ browser, ...regime }, async (reader) => {
      await reader.extension.setLanguage('en');
      await reader.visit(CONTACT);
      await reader.report();
      const page = await openReport(reader, `?tab=${String(await reader.tab())}`);
      await page.waitForSelector('dd[data-number]');
      await page.bringToFront();
      await reader.page.reload();
      await click(page, '.flow button');
      await expect.poll(() => textOf(page)).toContain('were already there before you chose');
      expect(await reader.page.evaluate(() => document.visibilityState)).toBe('hidden');
    });
  });
});
