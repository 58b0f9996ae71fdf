import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { unknownPortal } from '../portal/other-sites.ts';
import { takePicture } from './support/picture.ts';
import { asReader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { isCold } from './support/stop-background.ts';
import { storedInBrowser, storedInReport } from './support/truth.ts';

const PORTAL = `https://${unknownPortal.host}`;
const JOURNAL = 'https://www.journal.example/';
const PLAIN = 'https://www.example.net/';

/** A page that starts the background may be known to be watched before anything of it is forgotten. */
describe.skipIf(isCold).each(browsers)('$name', (regime) => {
  it('recognises a portal on a domain that no registry knows, and holds it to the platform', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${PORTAL}/?with=pixel`);
      const tab = await reader.tab();
      await expect.poll(async () => (await reader.extension.badge(tab)).text).not.toBe('');
      const late = await reader.report();
      expect(late.page).toMatchObject({ host: unknownPortal.host, observedFromStart: false });
      expect(late.charter?.origin).toBe('platform');
      expect((await reader.extension.state(tab)).site).toBe('recognised');

      // From the next page on it is seen from its first moment, frames of others included.
      await reader.visit(`${PORTAL}/explore/?with=pixel,frame-script,nested-frames,undeclared-first-party`);
      const report = await reader.report();
      expect(report.page.observedFromStart).toBe(true);
      expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
      const category = (name: string) => report.trackers.find((tracker) => tracker.name === name)?.category;
      expect(category('sessionid')).toBe('necessary');
      expect(category('portal_theme')).toBe('undeclared');
      expect(report.findings.map(({ rule }) => rule)).toContain('third-party-without-consent');
      expect((await reader.extension.badge(tab)).text).toBe(report.badge.text);

      // Whoever has it watched for good loses nothing of that.
      await reader.extension.ask(tab, 'watch');
      await expect.poll(async () => (await reader.extension.state(tab)).site).toBe('chosen');
      expect((await reader.report()).charter?.origin).toBe('platform');
    });
  });

  it('recognises a portal whose theme has replaced most of the platform’s marks', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit('https://donnees.ministere.example/');
      const tab = await reader.tab();
      await expect.poll(async () => (await reader.extension.state(tab)).site).toBe('recognised');
    });
  });

  it('observes nothing on other sites, until its reader asks for it', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(JOURNAL);
      const tab = await reader.tab();
      expect(await reader.extension.state(tab)).toEqual({ kind: 'not-a-portal', host: 'www.journal.example' });
      await reader.visit(`${JOURNAL}carte/`);
      expect(await reader.extension.state(tab)).toMatchObject({ kind: 'not-a-portal' });
      await reader.visit(PLAIN);
      expect(await reader.extension.state(tab)).toEqual({ kind: 'not-a-portal', host: 'www.example.net' });
      // That it has marked what was open before it came says nothing of any page.
      expect((await reader.extension.stored()).replace(/^"marked":true$/, '')).toBe('');
      expect((await reader.extension.badge(tab)).text).toBe('');

      await reader.visit(JOURNAL);
      await reader.extension.ask(tab, 'watch');
      await expect.poll(async () => (await reader.extension.state(tab)).site).toBe('chosen');
      expect((await reader.report()).page.observedFromStart).toBe(false);
      await reader.page.reload();
      await reader.page.waitForSelector('html[data-ready="true"]');
      const report = await reader.report();
      expect(report).toMatchObject({ charter: null, page: { observedFromStart: true } });
      const held = await storedInBrowser(reader);
      expect(storedInReport(report)).toEqual(held.filter((line) => !line.includes('www.example.net')));
      expect(report.badge).toEqual({ text: '1', level: 'warning' });
      expect(report.findings.map(({ rule }) => rule)).toEqual(['third-party-without-consent']);
      expect(await reader.extension.stored()).toContain('journal');

      await reader.extension.ask(tab, 'unwatch');
      await expect.poll(async () => (await reader.extension.state(tab)).kind).toBe('not-a-portal');
      await expect.poll(async () => (await reader.extension.badge(tab)).text).toBe('');
      expect(await reader.extension.stored()).not.toContain('journal');
    });
  });

  it('reads the charter of a site that is no known portal, and holds the site to it from then on', async () => {
    await asReader(regime, async (reader) => {
      await reader.extension.setLanguage('en');
      const popupOf = async () => {
        const popup = await reader.driven.openExtensionPage(`popup.html?tab=${String(await reader.tab())}`);
        await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
        return popup;
      };
      const readCharter = async (popup: Page) => {
        const button = await popup.waitForSelector('::-p-aria(Read the site’s current charter[role="button"])');
        await button?.click();
      };
      await reader.visit(PLAIN);
      const plain = await popupOf();
      await readCharter(plain);
      await plain.waitForSelector('::-p-text(No cookie charter was found on this site.)');
      expect(await reader.extension.state(await reader.tab())).toMatchObject({ kind: 'not-a-portal' });
      await takePicture(plain, `${regime.browser}-not-a-portal-no-charter`);
      await plain.close();

      await reader.visit(`${JOURNAL}lire/`);
      const popup = await popupOf();
      await readCharter(popup);
      await popup.waitForSelector('::-p-text(Observed because you asked for it)');
      expect((await reader.report()).page.observedFromStart).toBe(false);
      await takePicture(popup, `${regime.browser}-not-a-portal-charter-read`);
      await popup.close();
      await reader.visit(JOURNAL);
      const { charter, trackers, page } = await reader.report();
      expect(page.observedFromStart).toBe(true);
      expect(charter).toMatchObject({ origin: 'live', host: 'www.journal.example', sourceUrl: `${JOURNAL}cookies/` });
      const own = trackers.find(({ name }) => name === 'journal_id');
      expect(own).toMatchObject({ category: 'necessary', purpose: 'Mémoriser les articles lus' });
    });
  });
});
