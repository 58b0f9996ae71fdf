import { describe, expect, it } from 'vitest';
import { takePicture } from './support/picture.ts';
import { asReader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

/** What sites find in their own storage, who is said to stand behind it, and whether consent is asked for it. */
const found: readonly [name: string, source: string, provider: string | null, needsConsent: boolean][] = [
  ['__cf_bm', 'service', 'Cloudflare', false],
  ['_fbp', 'service', 'Meta', true],
  ['_hjSessionUser_123', 'service', 'Hotjar', true],
  ['axeptio_cookies', 'service', 'Axeptio', false],
  ['mapbox.eventData.uuid:b2Rz', 'service', 'Mapbox', true],
  ['bcookie', 'unknown', null, false],
  ['lang', 'unknown', null, false],
];

describe.each(browsers)('$name', (regime) => {
  it('tells whose names stand in the portal’s own storage, and guesses nobody', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit('https://data.saint-maur.com/');
      await reader.page.evaluate(
        (names) => {
          for (const name of names) {
            if (name.includes(':')) localStorage.setItem(name, '1');
            else document.cookie = `${name}=1; Max-Age=600; Path=/; Secure`;
          }
        },
        found.map(([name]) => name),
      );
      await reader.visit('https://data.saint-maur.com/explore/');
      const { trackers } = await reader.report();
      for (const [name, source, provider, needsConsent] of found) {
        expect(trackers.find((tracker) => tracker.name === name)).toMatchObject({ source, provider, needsConsent });
      }
      const reason = (name: string) => trackers.find((tracker) => tracker.name === name)?.matchedBy;
      expect(reason('bcookie')).toContain('LinkedIn');
      expect(reason('lang')).not.toMatch(/looks like|ressemble/);

      const popup = await reader.driven.openExtensionPage(`popup.html?tab=${String(await reader.tab())}`);
      await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
      await popup.waitForSelector('main h2');
      await popup.$$eval('details', (all) => {
        for (const details of all) details.open = true;
      });
      await takePicture(popup, `${regime.browser}-known-services`);
    });
  });
});
