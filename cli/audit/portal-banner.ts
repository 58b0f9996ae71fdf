import { setTimeout as wait } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';
import { BANNER_WORDS } from './banner-words.ts';
import type { BannerResult, VisitChoice } from './outcome.ts';

/** What asks for a choice, by how it calls itself or behaves; it must speak of cookies, too. */
const BANNER = [
  ...['cookie', 'consent'].flatMap((word) => [`[id*="${word}" i]`, `[class*="${word}" i]`]),
  'dialog',
  '[role="dialog"]',
  '[role="alertdialog"]',
  '[aria-modal="true"]',
].join(', ');
/** The platform puts this on a portal's pages where its own banner is switched on. */
const PLATFORM = 'ods-manage-cookies-preferences';
/** Milliseconds within which an answered banner goes away. */
const TO_GO = 3000;

/**
 * Answers the platform's own banner, or another that no library knows, by a real click on the button that says what is
 * meant. Themes rename everything about that banner but what it says; only whole words of a button in a banner count.
 */
export async function answerPortalBanner(page: Page, choice: Exclude<VisitChoice, 'none'>): Promise<BannerResult> {
  const button = await findButton(page, BANNER_WORDS[choice]);
  if (!button) {
    const other = await findButton(page, [...BANNER_WORDS.accept, ...BANNER_WORDS.refuse]);
    return { worked: false, reason: other ? 'failed' : 'none' };
  }
  const by = (await page.$(PLATFORM)) ? 'opendatasoft' : 'words of its buttons';
  await button.click();
  const until = performance.now() + TO_GO;
  while (performance.now() < until) {
    if (!(await button.isVisible().catch(() => false))) return { worked: true, by };
    await wait(100);
  }
  return { worked: false, reason: 'failed' };
}

async function findButton(page: Page, words: readonly string[]): Promise<ElementHandle | null> {
  const found = await page.evaluateHandle(
    (banner, wanted) => {
      const fold = (text: string) =>
        text
          .normalize('NFC')
          .toLowerCase()
          .replaceAll("'", '’')
          .replace(/[.!✓✔×]/g, '')
          .replace(/\s+/g, ' ')
          .trim();
      const candidates = document.querySelectorAll<HTMLElement>(
        'button, a, [role="button"], input[type="button"], input[type="submit"]',
      );
      for (const button of candidates) {
        const says = fold(button instanceof HTMLInputElement ? button.value : button.innerText);
        if (!wanted.includes(says) || !button.checkVisibility()) continue;
        const around = button.parentElement?.closest<HTMLElement>(banner);
        if (around && /cookie|traceur|tracker|consent/i.test(`${around.innerText} ${around.id} ${around.className}`))
          return button;
      }
      return null;
    },
    BANNER,
    words,
  );
  return found.asElement() as ElementHandle | null;
}
