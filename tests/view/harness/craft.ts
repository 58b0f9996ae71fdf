import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { languages } from '../../../lib/words/languages.ts';

declare global {
  var axe: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A language changes words and a scheme changes colours: with each of both once, all that axe can find is found. */
export const settings = [
  { language: 'en', scheme: 'light', other: 'dark' },
  { language: 'fr', scheme: 'dark', other: 'light' },
] as const;

/** The other languages, which are looked at in the views that say the most. */
export const moreLanguages = languages.filter((language) => settings.every((each) => each.language !== language));

/** The rows after the twentieth of a list or table: of hundreds they are no other than the first. */
export const ROWS_LIKE_THE_FIRST = ':is(li, tr):nth-child(n + 21)';

/** What a person reads, with every kind of space as one space. */
export async function read(page: Page, selector = 'body'): Promise<string> {
  const text = await page.$eval(selector, (element) => (element as HTMLElement).innerText);
  return text.replace(/\s+/g, ' ').trim();
}

export async function openAllDisclosures(page: Page): Promise<void> {
  // What is inside of one comes a moment after it was opened, and may hold others.
  for (;;) {
    const opened = await page.$$eval('details:not([open])', (closed) => {
      for (const details of closed) details.open = true;
      return closed.length;
    });
    if (opened === 0) return;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    // The first of its kind loads what shows it.
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('details[open]')].some(({ lastElementChild: inside }) =>
          inside?.matches('summary, :empty'),
        ),
    );
  }
}

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Fails unless axe finds nothing on the page as it is.
 * @param but what it need not look at, as a selector
 * @param coloursAlone looks for nothing else: all that differs in a scheme
 */
export async function expectAccessible(
  page: Page,
  { but = ':not(*)', coloursAlone = false }: { but?: string | undefined; coloursAlone?: boolean } = {},
): Promise<void> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(
    (exclude, runOnly) =>
      globalThis.axe.run(
        { exclude },
        {
          runOnly,
          rules: { 'target-size': { enabled: true } },
          // No view plays anything, or turns its styles by how a device is held.
          preload: false,
          // Of what is right one example is enough.
          resultTypes: ['violations'],
        },
      ),
    but,
    coloursAlone ? OF_COLOURS : EVERYTHING,
  );
  expect(results.passes.length).toBeGreaterThan(coloursAlone ? 0 : 5);
  expect(results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

export async function showScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/** Fails if any text or control lies beside the page, as wide as this in pixels and with its text this large. */
export async function expectNoSidewaysScroll(
  page: Page,
  sizes: readonly [width: number, text: string][],
): Promise<void> {
  await openAllDisclosures(page);
  for (const [width, text] of sizes) {
    await page.setViewport({ width, height: 600 });
    const [inside, outside] = await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
      return [
        Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
        document.documentElement.clientWidth,
      ];
    }, text);
    expect(inside, `${String(width)} pixels wide with text at ${text}`).toBeLessThanOrEqual(outside ?? 0);
  }
}

/** Keeps what a view shows for people to look at. */
export async function takePicture(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  await mkdir('artifacts/view', { recursive: true });
  const isChromium = (await page.browser().version()).startsWith('Chrome');
  // Firefox has no such way.
  await page.screenshot({
    path: `artifacts/view/${name}.png`,
    fullPage,
    ...(isChromium && { optimizeForSpeed: true }),
  });
}
