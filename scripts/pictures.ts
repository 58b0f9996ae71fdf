import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { installedBrowser } from '../cli/drive/browser-program.ts';
import { openExtensionWindow, type ExtensionWindow } from '../cli/drive/extension-window.ts';
import { launchBrowser, type DrivenBrowser } from '../cli/drive/launch-browser.ts';
import { languages, type Language } from '../lib/words/languages.ts';
import { startPortal } from '../tests/portal/portal.ts';

/**
 * Takes the pictures of the README and of the stores from a replica portal, with the extension as it is now:
 * `npm run pictures`.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'assets/pictures');
const CONTACT = 'https://data.saint-maur.com/pages/contact/';
/** The size of a screenshot in the stores, in pixels. */
const STORE = { width: 1280, height: 800 };

execFileSync('npm', ['run', '-s', 'build:chrome'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
mkdirSync(folder, { recursive: true });
const portal = await startPortal();
const driven = await launchBrowser({
  browser: 'chromium',
  executablePath: installedBrowser('chromium'),
  extensionDir: join(root, '.output/chrome-mv3'),
  headless: true,
  thirdPartyCookies: 'allow',
  local: { hosts: portal.hosts, port: portal.port },
  language: 'fr',
});
try {
  const extension = await openExtensionWindow(driven);
  const page = await driven.browser.newPage();
  await page.goto(CONTACT);
  await page.waitForSelector('html[data-ready="true"]');
  const [tab = -1] = await extension.tabs(CONTACT);
  for (const language of languages) await take(driven, extension, tab, language);
} finally {
  await driven.close();
  await portal.close();
}

async function take(open: DrivenBrowser, extension: ExtensionWindow, tab: number, language: Language): Promise<void> {
  await extension.setLanguage(language);
  const popup = await open.openExtensionPage(`popup.html?tab=${String(tab)}`);
  await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
  await popup.waitForSelector('main h2');
  await save(popup, `popup-${language}`);
  for (const [name, path] of [
    ['report', `report.html?tab=${String(tab)}`],
    ['settings', 'options.html'],
  ] as const) {
    const page = await open.openExtensionPage(path);
    await page.setViewport(STORE);
    await page.waitForSelector('main section');
    await save(page, `${name}-${language}`);
    await page.close();
  }
  await popup.close();
}

/** Few colours are enough for a page of text, and a third of the size. */
async function save(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot();
  await sharp(picture)
    .png({ palette: true, colours: 64, effort: 10 })
    .toFile(join(folder, `${name}.png`));
  console.log(`assets/pictures/${name}.png`);
}
