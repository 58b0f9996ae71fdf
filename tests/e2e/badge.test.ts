import { describe, expect, it } from 'vitest';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { stopBackground } from './support/stop-background.ts';

const PORTAL = 'https://data.saint-maur.com';
const CONTACT = `${PORTAL}/pages/contact/`;
const warned = { text: '2', title: '2 third-party trackers without consent', colour: [0xb3, 0x26, 0x1e, 255] };
const quiet = { text: '', title: 'Nothing to warn of on this page' };

/** The badge follows the page by itself: nothing is opened that would make it look. */
async function expectBadge({ extension }: Reader, tabId: number, expected: object): Promise<void> {
  await expect.poll(() => extension.badge(tabId)).toMatchObject(expected);
}

describe.each(browsers)('$name', (regime) => {
  it('follows navigation, reload, back and address changes within a page', async () => {
    await asReader(regime, async (reader) => {
      const { page } = reader;
      await reader.visit(`${PORTAL}/explore/`);
      const tab = await reader.tab();
      await expectBadge(reader, tab, quiet);
      await page.click('.ods-filters button');
      await expectBadge(reader, tab, quiet);

      await reader.visit(`${PORTAL}/?with=pixel`);
      await expectBadge(reader, tab, { text: '1', title: '1 third-party tracker without consent' });
      await page.reload();
      await expectBadge(reader, tab, { text: '1' });

      await page.goto('https://www.example.net/');
      await expectBadge(reader, tab, { text: '' });
      expect(await reader.extension.state(tab)).toMatchObject({ kind: 'not-a-portal', host: 'www.example.net' });

      // A page that comes back from the browser's cache loads nothing that could be awaited: the badge tells.
      await page.evaluate(() => {
        history.back();
      });
      await expectBadge(reader, tab, { text: '1' });
    });
  });

  it('keeps the badges of two tabs on one portal apart', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${PORTAL}/`);
      const first = await reader.tab();
      const other = await reader.driven.browser.newPage();
      await other.goto(`${PORTAL}/explore/?with=pixel`);
      await other.waitForSelector('html[data-ready="true"]');
      const [, second = -1] = await reader.extension.tabs(PORTAL);
      await expectBadge(reader, second, { text: '1' });
      if (regime.browser === 'chromium') await expectBadge(reader, first, quiet);
      await reader.page.bringToFront();
      await expectBadge(reader, second, { text: '1' });
      expect(await reader.extension.stored()).toContain('pixel.adnetwork.example/p.gif');
      await other.close();
      await expect.poll(() => reader.extension.stored()).not.toContain('pixel.adnetwork.example/p.gif');
    });
  });

  it('is right after the background was ended, with the judgement of before', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(CONTACT);
      const tab = await reader.tab();
      await expectBadge(reader, tab, warned);
      const before = await reader.report();
      await stopBackground(reader);
      expect(await reader.extension.badge(tab)).toMatchObject(warned);
      const after = await reader.report();
      expect({ ...after, generatedAt: '' }).toEqual({ ...before, generatedAt: '' });

      await stopBackground(reader);
      await reader.click('#cookies-accept');
      const accepted = await reader.report();
      expect(accepted.consent.state).toBe('granted');
      expect(accepted.badge).toEqual(before.badge);
      expect(accepted.trackers.find(({ name }) => name === '_GRECAPTCHA')?.consentAtFirstSight).toBe('none');
      expect(accepted.trackers.find(({ name }) => name === '_ga')?.consentAtFirstSight).toBe('granted');

      await stopBackground(reader);
      await reader.visit(`${PORTAL}/explore/`);
      expect((await reader.report()).page.observedFromStart).toBe(true);
    };
    // Longer than a busy machine may rest between two readings of the jar; a real browser waits for half a minute.
    await asReader(regime, check, { idleAfter: 2000 });
  });

  it('says that a page which was there before the extension was not observed from its start', async () => {
    const check = async (reader: Reader) => {
      const report = await reader.report();
      expect(report.page.observedFromStart).toBe(false);
      expect(report.trackers.map(({ name }) => name)).toContain('_grecaptcha');
      await reader.visit(`${PORTAL}/`);
      expect((await reader.report()).page.observedFromStart).toBe(true);
    };
    await asReader(regime, check, { openFirst: CONTACT });
  });

  it('says what such a page shows at the first look at it, though that page is out of sight', async () => {
    const check = async (reader: Reader) => {
      const popup = await reader.driven.openExtensionPage(`popup.html?tab=${String(await reader.tab())}`);
      const said = () => popup.evaluate(() => document.body.innerText);
      await expect.poll(said).toContain('You have not chosen yet');
      expect(await said()).toContain('_grecaptcha');
    };
    await asReader(regime, check, { openFirst: CONTACT });
  });

  it('marks the badge of a page that it saw too late, until the page is reloaded', async () => {
    const check = async (reader: Reader) => {
      const tab = await reader.tab();
      const unobserved = { text: '?', title: 'This page was not observed from its start: reload it to see' };
      // Whether or not anybody has looked at it yet.
      await expectBadge(reader, tab, unobserved);
      expect((await reader.report()).badge).toEqual({ text: '?', level: 'unobserved' });
      await expectBadge(reader, tab, unobserved);
      await reader.page.reload();
      await expectBadge(reader, tab, quiet);
    };
    await asReader(regime, check, { openFirst: `${PORTAL}/` });
  });
});
