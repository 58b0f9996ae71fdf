import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import saintMaur from '../../registries/portals/data.saint-maur.com.json' with { type: 'json' };
import { unknownPortal } from '../portal/other-sites.ts';
import { takePicture } from './support/picture.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers, driveOptions } from './support/regimes.ts';

const HOST = unknownPortal.host;
/** A page of an organisation that nothing marks as a portal. */
const JOURNAL = 'www.journal.example';
const GECKO_ID = 'miette@open-data-charters';
/** Where Debian's Chromium looks for what an organisation hands over; only root may write there. */
const POLICIES = '/etc/chromium/policies/managed';

const registryOf = (host: string) => ({ ...saintMaur, host, sourceUrl: `https://${host}/terms/cookies-policy/` });

/** What an organisation hands over: a charter, and a file that is none. */
const handedOver = [JSON.stringify(registryOf(JOURNAL)), '{"format":"miette-registry","version":1}'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'miette-settings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function openSettings({ driven, extension }: Reader): Promise<Page> {
  await extension.setLanguage('en');
  const page = await driven.openExtensionPage('options.html');
  await page.setViewport({ width: 1100, height: 900 });
  await page.waitForSelector('input[type=file]');
  return page;
}

async function addFile(page: Page, name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  const input = await page.waitForSelector('input[type=file]');
  await input?.uploadFile(path);
  const outcome = await page.waitForSelector('.outcome');
  return (await outcome?.evaluate((element) => (element as HTMLElement).innerText)) ?? '';
}

async function press(page: Page, label: string): Promise<void> {
  const button = await page.waitForSelector(`[aria-label="${label}"], ::-p-text(${label})`);
  await button?.evaluate((element) => {
    (element as HTMLElement).click();
  });
}

/** Where the browser starts the observation with the page itself. */
function observedAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', ScriptingApi | undefined>;
    const scripts = await (browser ?? chrome)?.scripting.getRegisteredContentScripts();
    return (scripts ?? []).flatMap(({ matches }) => matches ?? []);
  });
}

interface ScriptingApi {
  scripting: { getRegisteredContentScripts: () => Promise<{ matches?: string[] }[]> };
}

const charterOf = async (reader: Reader) => (await reader.report()).charter;
const origin = async (reader: Reader) => (await charterOf(reader))?.origin ?? null;

describe.each(browsers)('$name', (regime) => {
  it('holds a portal to a charter that was added from a file, until it is removed', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`https://${HOST}/`);
      await expect.poll(() => origin(reader)).toBe('platform');

      const settings = await openSettings(reader);
      expect(await addFile(settings, 'mine.json', JSON.stringify(registryOf(HOST)))).toContain(`Added: ${HOST}`);
      await takePicture(settings, `${regime.browser}-settings`);
      // The tab that is open already is judged by it.
      await expect.poll(() => origin(reader)).toBe('imported');
      const { charter } = await reader.report();
      expect(charter).toMatchObject({ host: HOST, retrievedAt: saintMaur.retrievedAt, sha256: saintMaur.sha256 });
      expect(charter?.declarations).toEqual(saintMaur.declarations);

      await press(settings, `Remove the charter of ${HOST}`);
      await press(settings, 'Remove for good');
      await expect.poll(() => origin(reader)).toBe('platform');
      expect(await reader.extension.storedForGood()).not.toContain(HOST);
    });
  });

  it('adds no charter that it bundles just so, which a later text could not replace', async () => {
    await asReader(regime, async (reader) => {
      const edited = { ...saintMaur, declarations: saintMaur.declarations.slice(1) };
      for (const [charter, text] of [
        [saintMaur, 'Comes with Miette just as it is here'],
        [edited, `Added: ${saintMaur.host}`],
        [saintMaur, '2 take the place of those added before'],
      ] as const) {
        const settings = await openSettings(reader);
        expect(await addFile(settings, 'exported.json', JSON.stringify([charter, registryOf(HOST)]))).toContain(text);
        const kept = await reader.extension.storedForGood();
        expect(kept).toContain(HOST);
        expect(kept.includes(saintMaur.host)).toBe(!text.startsWith('Comes'));
      }
    });
  });

  it('reads a charter on a site that is open in a tab, and watches the site from then on', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`https://${JOURNAL}/lire/`);
      const settings = await openSettings(reader);
      await settings.waitForFunction((host) => document.querySelector('select')?.value === host, {}, JOURNAL);
      // What is opened beside it does not take its place.
      const other = await reader.driven.browser.newPage();
      await other.goto('https://data.bourgesplus.fr/');
      await settings.waitForFunction(() => document.querySelectorAll('option').length === 2);
      await press(settings, 'Read the site’s current charter');
      await settings.waitForSelector('::-p-text(Read on the site just now)');
      const text = () => settings.evaluate(() => document.body.innerText);
      await expect.poll(text).toContain(`Stop watching`);
      expect(await text()).toContain('read on the site');
      await takePicture(settings, `${regime.browser}-settings-read-on-site`);
      await expect.poll(() => observedAddresses(settings)).toContain(`*://${JOURNAL}/*`);
      await reader.visit(`https://${JOURNAL}/`);
      expect(await charterOf(reader)).toMatchObject({ host: JOURNAL, origin: 'live' });

      // A portal that comes with Miette is watched anyway.
      await settings.select('select', 'data.bourgesplus.fr');
      await press(settings, 'Read the site’s current charter');
      await settings.waitForSelector('::-p-text(Read on the site just now)');
      expect(await settings.$$('[aria-label^="Stop watching"]')).toHaveLength(1);
      await other.close();
      await settings.waitForFunction(() => document.querySelectorAll('option').length === 1);
    });
  });

  it('watches a site from its first moment once a charter of it was added, and takes nothing from a file with a fault', async () => {
    await asReader(regime, async (reader) => {
      const first = registryOf(JOURNAL);
      const [row, ...others] = first.declarations;
      const wrong = { ...first, declarations: [{ ...row, category: 'crumbs' }, ...others] };
      const faulty = JSON.stringify([registryOf(HOST), wrong]);
      const refused = await addFile(await openSettings(reader), 'wrong.json', faulty);
      expect(refused).toContain('[1].declarations[0].category: “crumbs” cannot stand here');
      expect(await reader.extension.storedForGood()).not.toContain(HOST);

      const html = `<!doctype html><meta charset="iso-8859-1"><h2>Cookies nécessaires</h2><table>
        <tr><th>Prestataire</th><th>Nom du cookie</th><th>Finalité</th></tr>
        <tr><td>Le Journal</td><td>lecture</td><td>Mémoriser les articles lus</td></tr></table>`;
      const settings = await openSettings(reader);
      await settings.type('input[inputmode=url]', JOURNAL);
      expect(await addFile(settings, 'charter.html', Buffer.from(html, 'latin1'))).toContain(`Added: ${JOURNAL}`);
      await expect.poll(() => observedAddresses(settings)).toContain(`*://${JOURNAL}/*`);
      await reader.visit(`https://${JOURNAL}/`);
      const { charter, page } = await reader.report();
      expect(charter).toMatchObject({
        host: JOURNAL,
        origin: 'imported',
        declarations: [{ names: ['lecture'], section: 'Cookies nécessaires', category: 'necessary' }],
      });
      expect(page.observedFromStart).toBe(true);
    });
  });
});

/** The settings and the tab of a portal follow what was handed over, though it may come after them. */
async function seesCharterHandedOver(reader: Reader): Promise<void> {
  await reader.visit(`https://${JOURNAL}/`);
  const settings = await openSettings(reader);
  const text = () => settings.evaluate(() => document.body.innerText);
  await expect.poll(text).toContain('provided by your organisation');
  expect(await text()).toContain('host: the field is missing');
  expect(await settings.$$(`[aria-label="Remove the charter of ${JOURNAL}"]`)).toHaveLength(0);
  await expect.poll(() => charterOf(reader)).toMatchObject({ host: JOURNAL, origin: 'imported' });
}

/** Chromium makes an unpacked extension's id of the path of its folder. */
function unpackedId(path: string): string {
  const digits = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

describe.each(browsers)('$name', (regime) => {
  const allowed = regime.browser === 'firefox' || process.getuid?.() === 0;
  it.runIf(allowed)('holds a portal to the charter that an organisation hands to its browsers', async () => {
    if (regime.browser === 'firefox') {
      const home = join(folder, 'home');
      const path = join(home, '.mozilla/managed-storage');
      await mkdir(path, { recursive: true });
      const manifest = { name: GECKO_ID, description: 'Miette', type: 'storage', data: { charters: handedOver } };
      await writeFile(join(path, `${GECKO_ID}.json`), JSON.stringify(manifest));
      await asReader(regime, seesCharterHandedOver, { home });
      return;
    }
    // A copy has an id of its own: no other test's browser is handed anything.
    const extensionDir = join(folder, 'managed');
    await cp(driveOptions(regime).extensionDir, extensionDir, { recursive: true });
    const policy = join(POLICIES, 'miette-test.json');
    await mkdir(POLICIES, { recursive: true });
    const extensions = { [unpackedId(extensionDir)]: { charters: handedOver } };
    await writeFile(policy, JSON.stringify({ '3rdparty': { extensions } }));
    try {
      await asReader(regime, seesCharterHandedOver, { extensionDir });
    } finally {
      await rm(policy);
    }
  });
});
