import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

const CONTACT = 'https://data.saint-maur.com/pages/contact/';

let profile = '';
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'miette-restart-'));
});
afterAll(() => rm(profile, { recursive: true, force: true, maxRetries: 3 }));

describe.each(browsers)('$name', (regime) => {
  it('says of a page that comes back with the browser that it was not observed from its start', async () => {
    const folder = join(profile, regime.browser);
    const before = async (reader: Reader) => {
      await reader.visit(CONTACT);
      expect((await reader.report()).page.observedFromStart).toBe(true);
    };
    await asReader(regime, before, { profile: folder });

    const after = async (reader: Reader) => {
      expect(await reader.extension.stored()).not.toContain('startedAt');
      const report = await reader.report();
      expect(report.page.observedFromStart).toBe(false);
      expect(report.trackers.map(({ name }) => name)).toContain('_grecaptcha');
      const popup = await reader.driven.openExtensionPage(`popup.html?tab=${String(await reader.tab())}`);
      await popup.waitForSelector('main button');
      await reader.extension.reload(await reader.tab());
      await expect.poll(async () => (await reader.report()).page.observedFromStart).toBe(true);
    };
    // Driven, Firefox brings no tab back by itself: there it is opened before the extension comes.
    const back = regime.browser === 'chromium' ? { restored: CONTACT } : { openFirst: CONTACT };
    await asReader(regime, after, { profile: folder, ...back });
  });
});
