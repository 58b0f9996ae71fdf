import { describe, expect, it } from 'vitest';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { allowInFirefox, clickButton, toolbarButton } from './support/toolbar.ts';

const CONTACT = 'https://data.saint-maur.com/pages/contact/';

describe.each(browsers)('$name', (regime) => {
  it('tells of the page in front in the popup that a click on the toolbar’s button opens', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(CONTACT);
      const tab = await reader.tab();
      await expect.poll(() => reader.extension.badge(tab)).toMatchObject({ text: '2' });
      const { text, sideways } = await clickButton(reader);
      expect(text).toContain('data.saint-maur.com');
      expect(text).toContain('2 third-party trackers appeared before you chose');
      expect(sideways).toBe(0);
      // Chromium keeps the button in a menu until it is pinned.
      expect(text.includes('Pin Miette')).toBe(regime.browser === 'chromium');
    });
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'firefox'))('$name', (regime) => {
  it('has its badge in the toolbar as soon as it is installed', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(CONTACT);
      await reader.page.bringToFront();
      await expect.poll(() => toolbarButton(reader.driven.browser)).toEqual({ toolbar: 'nav-bar', badge: '2' });
    });
  });

  it('asks for access to pages in the popup, and warns once its reader allows it', async () => {
    const check = async (reader: Reader) => {
      const badge = async () => (await toolbarButton(reader.driven.browser)).badge;
      await reader.visit(CONTACT);
      await reader.page.bringToFront();
      await expect.poll(badge).toBe('2');
      await reader.extension.giveUpAccess();
      await expect.poll(badge).toBe('?');
      expect((await clickButton(reader, 'main button')).text).toContain('Miette may not look at pages yet');
      await allowInFirefox(reader.driven.browser, 'main button');
      await expect.poll(badge).toBe('2');
    };
    await asReader(regime, check, { fresh: true });
  });
});
