import { launch, type Browser, type Page } from 'puppeteer-core';
import type { PopupState } from '../../../lib/view/popup-state.ts';
import type { Language } from '../../../lib/words/words.ts';
import { buildPopup } from './build-popup.ts';
import type { Stage } from './popup-client.ts';
import { servePopup } from './serve-popup.ts';

export interface Scene {
  state: PopupState | null;
  language?: Language;
  scheme?: 'light' | 'dark';
  width?: number;
  /** What `reveal` answers. */
  value?: string | null;
}

export interface PopupStage {
  /** A new page showing the popup; what goes wrong on it is added to `errors`. */
  open(scene: Scene): Promise<Page>;
  errors: string[];
  close(): Promise<void>;
}

/** The real popup, built and served, in a headless Chromium (`CHROMIUM_PATH`, or Debian's). */
export async function popupStage(): Promise<PopupStage> {
  const { address, server } = await servePopup(await buildPopup());
  const browser = await launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const errors: string[] = [];
  return {
    errors,
    open: (scene) => open(browser, address, errors, scene),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function open(browser: Browser, address: string, errors: string[], scene: Scene): Promise<Page> {
  const { state, language = 'en', scheme = 'light', width = 400, value = null } = scene;
  const page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const stage: Stage = { language, state, value, calls: [] };
  await page.evaluateOnNewDocument((given: Stage) => {
    globalThis.stage = given;
  }, stage);
  await page.setViewport({ width, height: 600 });
  await page.emulateTimezone('Europe/Paris');
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(address);
  await page.waitForSelector('main', { timeout: 10_000 });
  return page;
}
