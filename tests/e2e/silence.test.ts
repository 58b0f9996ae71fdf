import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPortal, type Portal } from '../portal/portal.ts';
import { privileged } from './support/privileged.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { openTestedExtension } from './support/tested-extension.ts';

const PAGES = [
  'https://data.saint-maur.com/pages/contact/?with=pixel,frame-script,redirect',
  'https://data.saint-maur.com/explore/',
  'https://www.example.net/',
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

/** Visits the pages, and at each of them opens all that the extension has, presses what it offers, and exports. */
async function wholeSession(reader: Reader): Promise<void> {
  const { driven, extension } = reader;
  for (const url of PAGES) {
    await reader.visit(url);
    const [tab = -1] = await extension.tabs(new URL(url).origin);
    await extension.state(tab);
    for (const path of [`popup.html?tab=${String(tab)}`, `report.html?tab=${String(tab)}`, 'options.html']) {
      const page = await driven.openExtensionPage(path);
      await page.waitForSelector('main');
      await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
      for (const button of await page.$$('.export li button, .value button'))
        await button.evaluate((each) => (each as HTMLElement).click());
      await page.close();
    }
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
  it('asks nothing of the network in a whole session', async () => {
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
    await asReader(regime, without, { portal });
    expect(withIt.length).toBeGreaterThan(8);
    expect(asked()).toEqual(withIt);
  });
});
