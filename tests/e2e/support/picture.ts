import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

const pictures = join(import.meta.dirname, '../../../artifacts/e2e');

/** Keeps what a page of the extension shows, in full, for people to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  // Chromium may draw nothing of a tab that is behind another, and the picture would never come.
  await page.bringToFront();
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
