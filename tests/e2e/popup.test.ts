import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import saintMaur from '../../registries/portals/data.saint-maur.com.json' with { type: 'json' };
import { portals } from '../portal/portals.ts';
import { SECRET_MARK } from '../portal/secret-value.ts';
import { takePicture } from './support/picture.ts';
import { readPortal } from './support/read-portal.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { letLook } from './support/site-access.ts';

const hosts = portals.map(({ host }) => host);

/** The popup on the reader's tab, in a tab of its own that is as wide as a popup. */
async function openPopup({ driven, tab }: Reader): Promise<Page> {
  const popup = await driven.openExtensionPage(`popup.html?tab=${String(await tab())}`);
  await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
  await popup.waitForSelector('h1');
  return popup;
}

async function textOf(popup: Page): Promise<string> {
  return popup.evaluate(() => document.body.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' '));
}

describe.each(browsers)('$name', (regime) => {
  // What a charter says is the same in every browser.
  it.each(regime.browser === 'firefox' ? hosts.slice(0, 1) : hosts)(
    'shows each row of the charter of %s as published, in both languages',
    async (host) => {
      await asReader(regime, async (reader) => {
        await reader.visit(`https://${host}/`);
        await reader.report();
        for (const language of ['fr', 'en'] as const) {
          await reader.extension.setLanguage(language);
          const popup = await openPopup(reader);
          await popup.waitForSelector('main h2');
          await popup.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
          await popup.waitForSelector('details[open] h3');
          const styles = await popup.$$eval('link[href*=CharterRows]', (links) =>
            links.map(({ sheet }) => sheet !== null),
          );
          expect(styles, 'styles that came with the rows').toEqual([true]);
          const text = await textOf(popup);
          const { declarations } = await readPortal(host);
          expect(declarations.length).toBeGreaterThan(3);
          for (const { provider, service, names, purpose, section } of declarations) {
            for (const words of [provider, service, purpose, section, ...names]) expect(text).toContain(words);
          }
          expect(text).toContain(language === 'fr' ? 'Vous n’avez pas encore choisi' : 'You have not chosen yet');
          expect(await popup.evaluate(() => document.documentElement.lang)).toBe(language);
          await takePicture(popup, `${regime.browser}-${host}-home-${language}`);
          await popup.close();
        }
      });
    },
  );

  it('says first what is wrong on the contact page, and follows a choice while it is open', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit('https://data.saint-maur.com/pages/contact/');
      await reader.report();
      for (const language of ['fr', 'en'] as const) {
        await reader.extension.setLanguage(language);
        const popup = await openPopup(reader);
        await popup.waitForSelector('main h2');
        const text = await textOf(popup);
        expect(text).toContain(
          language === 'fr'
            ? '2 traceurs tiers sont apparus avant votre choix'
            : '2 third-party trackers appeared before you chose',
        );
        expect(text).toContain(saintMaur.declarations.at(-1)?.purpose);
        await takePicture(popup, `${regime.browser}-contact-${language}`);
        await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]).catch(() => undefined);
        await takePicture(popup, `${regime.browser}-contact-${language}-dark`);
        if (language === 'en') {
          await reader.click('#cookies-refuse');
          await expect.poll(() => textOf(popup)).toContain('You refused');
        }
        await popup.close();
      }
    });
  });

  it('has plain words for a site that is no portal', async () => {
    await asReader(regime, async (reader) => {
      await reader.page.goto('https://www.example.net/');
      const popup = await openPopup(reader);
      await expect.poll(() => textOf(popup)).toContain('www.example.net');
      expect(await reader.extension.state(await reader.tab())).toEqual({
        kind: 'not-a-portal',
        host: 'www.example.net',
      });
      await takePicture(popup, `${regime.browser}-not-a-portal`);
    });
  });

  it('has plain words for a page of the browser itself', async () => {
    await asReader(regime, async (reader) => {
      await reader.page.goto('about:blank');
      const popup = await reader.driven.openExtensionPage('popup.html?tab=999999');
      await expect.poll(async () => (await textOf(popup)).length).toBeGreaterThan(20);
      expect(await textOf(popup)).not.toContain('undefined');
    });
  });

  it('is told what is known at once, and after a look only what that changed', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit('https://data.saint-maur.com/');
      await reader.report();
      const told = await reader.extension.toldPopup(await reader.tab());
      expect(told).toEqual(['show', 'known', 'looked']);
    });
  });

  it('copies a row, which can be pasted elsewhere', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit('https://data.saint-maur.com/');
      await reader.report();
      const popup = await openPopup(reader);
      await popup.locator('main summary ::-p-text(sessionid)').click();
      await popup.locator('details[open] button:not([aria-expanded])').click();
      await popup.waitForFunction(() => document.querySelector('details[open] [role=status]')?.textContent !== '');
      await popup.focus('input[type=search]');
      await popup.keyboard.down('Control');
      await popup.keyboard.press('v', { commands: ['Paste'] });
      await popup.keyboard.up('Control');
      const pasted = () => popup.$eval('input[type=search]', (input) => input.value);
      await expect.poll(pasted).toContain('sessionid');
      expect(await pasted()).toContain('https://data.saint-maur.com/');
      expect(await pasted()).not.toContain(SECRET_MARK);
    });
  });

  it('shows a value only when asked to', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit('https://data.saint-maur.com/');
      await reader.report();
      const popup = await openPopup(reader);
      await popup.waitForSelector('main h2');
      expect(await textOf(popup)).not.toContain('SECRET-VALUE');
      await popup.evaluate(() => {
        const row = [...document.querySelectorAll('details')].find((details) =>
          details.querySelector('summary')?.textContent.includes('sessionid'),
        );
        row?.querySelector('summary')?.click();
      });
      const button = await popup.waitForSelector('details[open] button[aria-expanded]');
      await button?.evaluate((element) => {
        element.click();
      });
      await expect.poll(() => textOf(popup)).toContain('SECRET-VALUE');
    });
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'firefox'))('$name', (regime) => {
  it('says that it may not look, with a button that asks, and marks the badge', async () => {
    const check = async (reader: Reader) => {
      await reader.extension.giveUpAccess();
      await reader.visit('https://data.saint-maur.com/');
      // Without access the extension is not told which tab shows what: the reader's is the newest.
      const tab = (await reader.extension.allTabs()).at(-1) ?? -1;
      expect(await reader.extension.state(tab)).toMatchObject({ kind: 'no-access' });
      await expect.poll(() => reader.extension.badge(tab)).toMatchObject({ text: '?' });
      const popup = await reader.driven.openExtensionPage(`popup.html?tab=${String(tab)}`);
      await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
      expect(await popup.waitForSelector('main button')).not.toBeNull();
      await takePicture(popup, 'firefox-no-access');
    };
    await asReader(regime, check, { fresh: true });
  });

  it('says so of a visit in whose middle it was taken away, at once', async () => {
    const check = async (reader: Reader) => {
      await reader.extension.setLanguage('en');
      await reader.visit('https://data.saint-maur.com/pages/contact/');
      const { badge } = await reader.report();
      const tab = await reader.tab();
      expect(badge.level).toBe('warning');
      await expect.poll(() => reader.extension.badge(tab)).toMatchObject({ text: badge.text });
      const before = await openPopup(reader);
      await expect.poll(() => textOf(before)).toContain('appeared before you chose');

      await reader.extension.giveUpAccess();
      await expect
        .poll(() => reader.extension.badge(tab))
        .toMatchObject({ text: '?', title: 'Miette may not look at this page: click to see why' });
      await expect.poll(() => textOf(before)).toContain('Miette may not look at pages yet');
      await before.close();
      const after = await reader.driven.openExtensionPage(`popup.html?tab=${String(tab)}`);
      await expect.poll(() => textOf(after)).toContain('Miette may not look at pages yet');
      expect(await textOf(after)).not.toContain('appeared before you chose');
    };
    await asReader(regime, check, { fresh: true });
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'chromium'))('$name', (regime) => {
  it('says that it may not look where its reader lets it on a click alone, and once it may that it did not see all', async () => {
    const check = async (reader: Reader) => {
      const { extension, driven } = reader;
      await extension.setLanguage('en');
      await letLook(reader, false);
      await reader.visit('https://data.saint-maur.com/pages/contact/');
      const tab = (await extension.allTabs()).at(-1) ?? -1;
      await expect.poll(() => extension.badge(tab)).toMatchObject({ text: '?' });
      const popup = await driven.openExtensionPage(`popup.html?tab=${String(tab)}`);
      await expect.poll(() => textOf(popup)).toContain('Miette may not look at pages yet');
      expect(await textOf(popup)).toContain('Allow access');

      // Nobody heard what the page did before.
      await letLook(reader, true);
      await expect.poll(() => extension.badge(tab)).toMatchObject({ text: '1' });
      await expect.poll(() => textOf(popup)).toContain('1 third-party tracker was already there before you chose');
      expect(await textOf(popup)).toContain('Miette began to observe this page after its loading had begun.');
      await reader.page.reload();
      await expect.poll(() => extension.badge(tab)).toMatchObject({ text: '2' });
    };
    await asReader(regime, check, { fresh: true });
  });
});
