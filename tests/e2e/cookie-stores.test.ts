import { describe, expect, it } from 'vitest';
import { asReader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

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
