import { describe, expect, it } from 'vitest';
import { asReader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { clickButton, toolbarButton } from './support/toolbar.ts';

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

it('has its badge in Firefox’s toolbar as soon as it is installed', async () => {
  for (const regime of browsers.filter(({ browser }) => browser === 'firefox')) {
    await asReader(regime, async (reader) => {
      await reader.visit(CONTACT);
      await reader.page.bringToFront();
      await expect.poll(() => toolbarButton(reader.driven.browser)).toEqual({ toolbar: 'nav-bar', badge: '2' });
    });
  }
});
