import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { VisitFailed } from './problem.ts';

/** A page is quiet once nothing was under way for this many milliseconds. */
const QUIET = 500;
/** While it still loads, a page is watched this many times longer than asked for. */
const LONGER = 2;

/** Loads an address in a page, however long it takes. Throws what came in its place: an error, another site. */
export async function loadPage(page: Page, url: string): Promise<void> {
  const response = await page.goto(url, { waitUntil: 'load', timeout: 0 });
  mustBeOn(page, url);
  const status = response?.status() ?? 200;
  if (status >= 400) throw new VisitFailed('error-page', `${status}`);
}

/** Watches a page for some seconds, and longer as long as it still loads. Throws where it has gone elsewhere. */
export async function watchPage(page: Page, url: string, seconds: number, signal: AbortSignal): Promise<void> {
  await wait(seconds * 1000, undefined, { signal });
  const timeout = 4 * QUIET + seconds * 1000 * LONGER;
  await untilQuiet(page, timeout, signal);
  mustBeOn(page, url);
}

/** Waits until nothing is under way in a page, at most this many milliseconds. */
export async function untilQuiet(page: Page, timeout: number, signal?: AbortSignal): Promise<void> {
  const wanted = { idleTime: QUIET, concurrency: 0, timeout };
  await page.waitForNetworkIdle(signal ? { ...wanted, signal } : wanted).catch(() => undefined);
}

function mustBeOn(page: Page, url: string): void {
  const there = page.url();
  const [asked, shown] = [url, there].map((address) => new URL(address).hostname.replace(/^www\./, ''));
  if (asked !== shown && /^https?:/.test(there)) throw new VisitFailed('redirected', new URL(there).origin);
}
