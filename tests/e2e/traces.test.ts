import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

const PORTAL = 'https://data.saint-maur.com/explore/';

/** What a page can find out about whoever may be watching it, from its own world. */
function whatAPageSees(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => {
    const names = (holder: object) => Object.getOwnPropertyNames(holder).toSorted();
    const own = [Document.prototype, Storage.prototype, Window.prototype, Navigator.prototype, Element.prototype];
    const replaced = own.flatMap((holder) =>
      Object.entries<Record<string, unknown>>(
        Object.getOwnPropertyDescriptors(holder) as unknown as Record<string, Record<string, unknown>>,
      ).flatMap(([name, { value, get, set }]) =>
        [value, get, set]
          .filter((part) => typeof part === 'function')
          .filter((part) => !/\{\s*\[native code\]\s*\}/.test(Function.prototype.toString.call(part)))
          .map(() => name),
      ),
    );
    const functions = { fetch, XMLHttpRequest, postMessage, addEventListener, MutationObserver };
    return {
      names: names(globalThis),
      prototypes: own.map(names),
      replaced,
      functions: Object.values(functions).map((one) => Function.prototype.toString.call(one)),
      elements: Array.from(document.querySelectorAll('*'), (element) => [
        element.localName,
        ...element.getAttributeNames(),
      ]),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      resources: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .toSorted(),
      items: [names(localStorage), names(sessionStorage)],
      cookies: document.cookie
        .split('; ')
        .map((pair) => pair.split('=')[0])
        .toSorted(),
    };
  });
}

describe.each(browsers)('$name', (regime) => {
  it('leaves no trace in a page that it watches', async () => {
    const look = async (reader: Reader) => {
      // With the extension, and looked at through it.
      await reader.page.reload();
      await reader.page.waitForSelector('html[data-ready="true"]');
      const report = await reader.report();
      expect(report.page.observedFromStart).toBe(true);
      const watched = await whatAPageSees(reader.page);
      // A watched page can reach no file of the extension, whose address it may have guessed.
      // Puppeteer knows no address of a Firefox extension's page.
      const file = await reader.extension.page.evaluate(() => location.href);
      expect(file).toMatch(/-extension:.*icons\/16\.png$/);
      const reached = (url: string) =>
        new Promise<string>((resolve) => {
          const image = new Image();
          image.onload = () => resolve('loaded');
          image.onerror = () => resolve('refused');
          image.src = url;
        });
      expect(await reader.page.evaluate(reached, file)).toBe('refused');
      await reader.driven.removeExtension();
      await reader.page.reload();
      await reader.page.waitForSelector('html[data-ready="true"]');
      // A browser may tell of what it has loaded a moment after the page is ready; a trace does not go away.
      for (const [what, seen] of Object.entries(watched)) {
        await expect.poll(async () => (await whatAPageSees(reader.page))[what], { message: what }).toEqual(seen);
      }
    };
    await asReader(regime, look, { openFirst: PORTAL, fresh: true });
  });

  it('has the permissions that its reader is told of, and asks for none later', async () => {
    await asReader(regime, async ({ extension }) => {
      const { granted, asked } = await extension.page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as { browser?: PermissionsApi; chrome: PermissionsApi };
        const { permissions, runtime } = browser ?? chrome;
        const manifest = Object.entries(runtime.getManifest());
        return {
          granted: await permissions.getAll(),
          asked: manifest.filter(([key, value]) => key.includes('permissions') && (value as unknown[]).length > 0),
        };
      });
      const names = ['cookies', 'webRequest', 'webNavigation', 'storage', 'scripting', 'publicSuffix'];
      expect(granted.permissions.toSorted()).toEqual(names.toSorted());
      expect(granted.origins).toEqual(['<all_urls>']);
      expect(Object.fromEntries(asked)).toEqual({ permissions: names, host_permissions: ['<all_urls>'] });
    });
  });
});

interface PermissionsApi {
  permissions: { getAll: () => Promise<{ permissions: string[]; origins: string[] }> };
  runtime: { getManifest: () => object };
}
