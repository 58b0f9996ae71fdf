import { describe, expect, it } from 'vitest';
import { asReader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

const PORTAL = 'https://data.saint-maur.com';

describe.each(browsers)('$name', (regime) => {
  it('does not list a cookie that has expired, though the browser may go on holding it', async () => {
    await asReader(regime, async (reader) => {
      const { page } = reader;
      await reader.visit(`${PORTAL}/`);
      await page.evaluate(() => {
        document.cookie = '_ga=1; Max-Age=1; Path=/; Secure';
      });
      await expect.poll(() => page.evaluate(() => document.cookie.includes('_ga='))).toBe(false);
      await reader.visit(`${PORTAL}/explore/`);
      const report = await reader.report();
      expect(report.trackers.map(({ name }) => name)).toContain('sessionid');
      expect(report.trackers.map(({ name }) => name)).not.toContain('_ga');
      expect(report.badge.level).toBe('quiet');
    });
  });

  it('takes a cookie without “=” as its browser does: a value without a name, kept nowhere; in Firefox a name without a value', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${PORTAL}/`);
      await reader.page.evaluate(() => {
        document.cookie = 'what-it-says; Path=/; Secure';
      });
      const isName = regime.browser === 'firefox';
      const names = async () => (await reader.report()).trackers.map(({ name }) => name);
      await expect.poll(names).toContain(isName ? 'what-it-says' : '');
      await reader.visit(`${PORTAL}/explore/`);
      await expect.poll(names).toContain(isName ? 'what-it-says' : '');
      expect((await reader.extension.stored()).includes('what-it-says')).toBe(isName);
    });
  });

  it('reads a choice that is kept in the portal’s own partition', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${PORTAL}/`);
      await reader.page.evaluate(() => {
        const choice = encodeURIComponent(JSON.stringify({ ga: false, matomo: false, timestamp: 1_795_305_600 }));
        document.cookie = `cookies_preferences=${choice}; Path=/; Secure; SameSite=None; Partitioned`;
      });
      const chosen = async () => (await reader.report()).consent;
      await expect.poll(chosen).toMatchObject({ state: 'refused', mechanism: 'opendatasoft' });
      await reader.visit(`${PORTAL}/explore/`);
      expect(await chosen()).toMatchObject({ state: 'refused', mechanism: 'opendatasoft' });
    });
  });

  it('reads the choice of the portal itself, not one of that name that its city set for all its sites', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${PORTAL}/`);
      await reader.click('#cookies-refuse');
      await reader.page.evaluate(() => {
        document.cookie = 'cookies_preferences=city; Domain=saint-maur.com; Path=/; Secure';
      });
      await reader.visit(`${PORTAL}/explore/`);
      const report = await reader.report();
      expect(report.trackers.filter(({ name }) => name === 'cookies_preferences')).toHaveLength(2);
      expect(report.consent.state).toBe('refused');
    });
  });
});
