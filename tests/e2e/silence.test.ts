import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPortal, type Portal } from '../portal/portal.ts';
import { privileged } from './support/privileged.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { isCold } from './support/stop-background.ts';
import { openTestedExtension } from './support/tested-extension.ts';

/** No portal, and no site that is watched unless its reader says so. */
const STRANGER = 'https://www.example.net/';
const PAGES = [
  'https://data.saint-maur.com/pages/contact/?with=pixel,frame-script,redirect',
  'https://data.saint-maur.com/explore/',
  STRANGER,
];

let portal: Portal;
let folder: string;
beforeAll(async () => {
  portal = await startPortal();
  folder = await mkdtemp(join(tmpdir(), 'miette-silence-'));
});
beforeEach(() => {
  portal.requests.length = 0;
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

/**
 * What pages asked of the replicas, each once. Hosts of the browsers' own makers are not among them, nor the site's
 * icon, which a browser asks for when it has time, or no more where it is closed before.
 */
const asked = () =>
  [
    ...new Set(
      portal.requests
        .filter(({ host, path }) => portal.hosts.includes(host) && path !== '/favicon.ico')
        .map(({ method, host, path }) => `${method} ${host}${path}`),
    ),
  ].toSorted();

/** How many buttons with this text the page has; where it has any, each is pressed. */
function pressAll(page: Page, text: string): Promise<number> {
  return page.$$eval(
    'button',
    (buttons, wanted) => {
      const named = buttons.filter((button) => button.textContent.trim() === wanted);
      for (const button of named) button.click();
      return named.length;
    },
    text,
  );
}

/** Presses what there is of a text once it is there, and waits until each press has brought what it is for. */
async function pressEach(page: Page, text: string, brings: RegExp): Promise<void> {
  let pressed = 0;
  await expect.poll(async () => (pressed ||= await pressAll(page, text)), { message: text }).toBeGreaterThan(0);
  const shown = async () => [...(await textOf(page)).matchAll(new RegExp(brings, 'g'))].length;
  await expect.poll(shown, { message: `${String(brings)}, by ${text}` }).toBeGreaterThanOrEqual(pressed);
}

const textOf = (page: Page) => page.evaluate(() => document.body.textContent);

/** Presses what exports, one after the other, until each has given a file. */
async function exportAll(page: Page, selector: string): Promise<void> {
  await page.evaluate(() => {
    const offered = document.documentElement.dataset;
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file) => {
      offered['files'] = String(Number(offered['files'] ?? 0) + 1);
      return make(file);
    };
  });
  const buttons = await page.$$(selector);
  expect(buttons.length).toBeGreaterThan(1);
  for (const [index, button] of buttons.entries()) {
    await button.evaluate((each) => {
      (each as HTMLElement).click();
    });
    const offered = () => page.evaluate(() => document.documentElement.dataset['files']);
    await expect.poll(offered).toBe(String(index + 1));
  }
}

/** Visits the pages, and at each of them opens all that the extension has, presses what it offers, and exports. */
async function wholeSession({ visit, driven, extension }: Reader): Promise<void> {
  const unfolded = async (page: Page) => {
    await page.waitForSelector('main h2');
    await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
  };
  await extension.setLanguage('en');
  for (const url of PAGES) {
    await visit(url);
    const [tab = -1] = await extension.tabs(new URL(url).origin);
    await extension.state(tab);
    const popup = await driven.openExtensionPage(`popup.html?tab=${String(tab)}`);
    if (url === STRANGER) await pressEach(popup, 'Watch this site', /Observed because you asked for it/);
    await unfolded(popup);
    if (url !== STRANGER) {
      await pressEach(popup, 'Show the value', /Hide the value/);
      await pressEach(popup, 'Copy this row', /Copied\.|does not allow copying/);
    }
    await popup.close();

    const report = await driven.openExtensionPage(`report.html?tab=${String(tab)}`);
    await unfolded(report);
    await pressEach(report, 'Save this visit', /Cancel/);
    await pressEach(report, 'Save', /Saved\. It stays in this browser/);
    await exportAll(report, '.export li button');
    await report.close();

    const settings = await driven.openExtensionPage('options.html');
    await unfolded(settings);
    await exportAll(settings, 'button[aria-label^="Export the charter of"]');
    await settings.close();
  }
}

/** Requests that the extension's own pages and worker made of the network, by Chromium's log of everything. */
async function madeInChromium(log: string): Promise<string[]> {
  const { constants, events } = JSON.parse(await readFile(log, 'utf8')) as NetLog;
  const requests = events.filter(({ type }) => type === constants.logEventTypes['URL_REQUEST_START_JOB']);
  const made = requests.map(({ params }) => ({ url: params?.url ?? '', by: params?.initiator ?? '' }));
  // The log does hold what pages ask for.
  expect(made.map(({ url }) => url)).toContain(PAGES[0]);
  return made.filter(({ by }) => by.startsWith('chrome-extension:')).map(({ url }) => url);
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

/** Has Firefox note, from now on, what anything of an extension asks of the network, its scripts in pages included. */
const NOTE_IN_FIREFOX = `
  globalThis.made = [];
  globalThis.noted = 0;
  Services.obs.addObserver((subject) => {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
    const by = [loadInfo.triggeringPrincipal, loadInfo.loadingPrincipal].filter(Boolean);
    noted++;
    if (by.some((one) => one.addonPolicy ?? one.contentScriptAddonPolicy)) made.push(URI.spec);
  }, 'http-on-modify-request');
  ''`;

describe.each(browsers)('$name', (regime) => {
  // A part of it has no extension, and so no background to end.
  it.skipIf(isCold)('asks nothing of the network in a whole session', async () => {
    const log = join(folder, 'net.json');
    const firefox = regime.browser === 'firefox';
    const check = async (reader: Reader) => {
      if (!firefox) return wholeSession(reader);
      await privileged(reader.driven.browser, NOTE_IN_FIREFOX);
      // What it may ask when it is installed is noted too.
      await reader.driven.replaceExtension();
      await wholeSession({ ...reader, extension: await openTestedExtension(reader.driven) });
      expect(Number(await privileged(reader.driven.browser, 'String(noted)'))).toBeGreaterThan(10);
      expect(JSON.parse(await privileged(reader.driven.browser, 'JSON.stringify(made)'))).toEqual([]);
    };
    await asReader(regime, check, { portal, netLog: log });
    if (!firefox) expect(await madeInChromium(log)).toEqual([]);

    // Nor do its scripts in pages: without it, the same pages ask for the same.
    const withIt = asked();
    portal.requests.length = 0;
    const without = async (reader: Reader) => {
      await reader.driven.removeExtension();
      for (const url of PAGES) await reader.visit(url);
    };
    await asReader(regime, without, { portal, fresh: true });
    expect(withIt.length).toBeGreaterThan(8);
    expect(asked()).toEqual(withIt);
  });

  it('has the page in front of its reader ask for the charter, its own portal alone, when told to', async () => {
    const log = join(folder, 'charter.json');
    const firefox = regime.browser === 'firefox';
    const check = async (reader: Reader) => {
      await reader.extension.setLanguage('en');
      await reader.visit(PAGES[0] ?? '');
      await reader.report();
      const popup = await reader.driven.openExtensionPage(`popup.html?tab=${String(await reader.tab())}`);
      if (firefox) await privileged(reader.driven.browser, NOTE_IN_FIREFOX);
      portal.requests.length = 0;
      await pressEach(popup, 'Read the site’s current charter', /Read on the site just now/);
      const charter = /^GET data\.saint-maur\.com\/terms\/cookies-[a-z]+\/?$/;
      expect(asked()).not.toEqual([]);
      for (const request of asked()) expect(request).toMatch(charter);
      if (firefox) expect(JSON.parse(await privileged(reader.driven.browser, 'JSON.stringify(made)'))).toEqual([]);
    };
    await asReader(regime, check, { portal, netLog: log });
    if (!firefox) expect(await madeInChromium(log)).toEqual([]);
  });
});
