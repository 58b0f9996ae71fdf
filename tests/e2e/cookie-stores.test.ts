import { describe, expect, it } from 'vitest';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { isCold } from './support/stop-background.ts';

const PORTAL = 'https://data.saint-maur.com';

describe.each(browsers.filter(({ browser }) => browser === 'firefox'))('$name', (regime) => {
  it('reads the jar of the container that a tab lives in, and no other', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${PORTAL}/?with=pixel,parent-domain`);
      const inDefault = await reader.report();
      expect(inDefault.trackers.map(({ name }) => name)).toContain('uid');

      const container = await reader.driven.browser.createBrowserContext();
      const page = await container.newPage();
      await page.goto(`${PORTAL}/explore/`);
      await page.waitForSelector('html[data-ready="true"]');
      const [tab = -1] = await reader.extension.tabs(`${PORTAL}/explore/`);
      const report = await reader.report(tab);
      expect(report.trackers.map(({ name }) => name).toSorted()).toEqual(['csrftoken', 'django_language', 'sessionid']);
      expect(report.trackers.filter(({ alreadyThere }) => alreadyThere)).toEqual([]);
      expect(report.badge).toEqual({ text: '', level: 'quiet' });

      await page.click('#cookies-refuse');
      await page.waitForSelector('html[data-ready="true"]');
      expect((await reader.report(tab)).consent.state).toBe('refused');
      const [first = -1] = await reader.extension.tabs(`${PORTAL}/?`);
      expect((await reader.report(first)).consent.state).toBe('none');
    });
  });
});

// A private window has no way to the background of all.
describe.skipIf(isCold).each(browsers.filter(({ browser }) => browser === 'chromium'))('$name', (regime) => {
  it('reads the jar of the private window that a tab lives in, and no other', async () => {
    const check = async (reader: Reader) => {
      const open = await reader.driven.browser.newPage();
      await open.goto(`${PORTAL}/?with=pixel,parent-domain,undeclared-first-party`);
      await open.waitForSelector('html[data-ready="true"]');
      await reader.visit(`${PORTAL}/explore/`);
      const [inPrivate = -1] = await reader.extension.tabs(`${PORTAL}/explore/`);
      const report = await reader.report(inPrivate);
      expect(report.trackers.map(({ name }) => name).toSorted()).toEqual(['csrftoken', 'django_language', 'sessionid']);
      expect(report.trackers.filter(({ alreadyThere }) => alreadyThere)).toEqual([]);

      await reader.click('#cookies-refuse');
      expect((await reader.report(inPrivate)).consent.state).toBe('refused');
      const [inOpen = -1] = await reader.extension.tabs(`${PORTAL}/?`);
      const other = await reader.report(inOpen);
      expect(other.consent.state).toBe('none');
      expect(other.trackers.map(({ name }) => name)).toContain('ville_pref');
    };
    await asReader(regime, check, { privateWindow: true });
  });

  it('leaves nothing of a private window’s visit in the page of its report', async () => {
    const check = async (reader: Reader) => {
      const open = await reader.driven.browser.newPage();
      await open.goto(`${PORTAL}/?with=pixel`);
      await open.waitForSelector('html[data-ready="true"]');
      await reader.visit(`${PORTAL}/explore/`);
      /** What the page of a tab's report has of it once it has gone out of sight. */
      const kept = async (address: string) => {
        const [tab = -1] = await reader.extension.tabs(address);
        const page = await reader.driven.openExtensionPage(`report.html?tab=${String(tab)}`);
        await page.waitForSelector('dd[data-number]');
        return page.evaluate(() => {
          document.dispatchEvent(new Event('visibilitychange'));
          return Object.keys(sessionStorage);
        });
      };
      expect(await kept(`${PORTAL}/?`)).toEqual(['report']);
      expect(await kept(`${PORTAL}/explore/`)).toEqual([]);
    };
    await asReader(regime, check, { privateWindow: true });
  });
});
