import type { Page } from 'puppeteer-core';
import { answerKnownManager } from './autoconsent.ts';
import type { BannerResult, VisitChoice } from './outcome.ts';
import { answerPortalBanner } from './portal-banner.ts';

/** Answers whatever asks a visitor of a page for a choice, as a visitor would. */
export async function answerBanner(page: Page, choice: Exclude<VisitChoice, 'none'>): Promise<BannerResult> {
  await page.bringToFront();
  const known = await answerKnownManager(page, choice, () => pressKey(page));
  return known?.worked ? known : answerPortalBanner(page, choice);
}

/**
 * A key press of a visitor, which no script can imitate: it tells the extension when the choice was made, though a script
 * clicks. The key is pressed only where nothing takes it.
 */
async function pressKey(page: Page): Promise<void> {
  const nothingTakesIt = await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return document.activeElement === null || document.activeElement === document.body;
  });
  if (nothingTakesIt) await page.keyboard.press(' ');
}
