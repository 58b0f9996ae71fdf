import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import saintMaur from '../../registries/portals/data.saint-maur.com.json' with { type: 'json' };
import { unknownPortal } from '../portal/other-sites.ts';
import { takePicture } from './support/picture.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

const HOST = unknownPortal.host;
/** A page of an organisation that nothing marks as a portal. */
const JOURNAL = 'www.journal.example';
const GECKO_ID = 'miette@open-data-charters';

const registryOf = (host: string) => ({ ...saintMaur, host, sourceUrl: `https://${host}/terms/cookies-policy/` });

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

async function addFile(page: Page, name: string, text: string): Promise<string> {
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

const origin = async (reader: Reader) => (await reader.report()).charter?.origin ?? null;

describe.each(browsers)('$name', (regime) => {
  it('holds a portal to a charter that was added from a file, until it is removed', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`https://${HOST}/`);
      await expect.poll(() => origin(reader), { timeout: 10_000 }).toBe('platform');

      const settings = await openSettings(reader);
      expect(await addFile(settings, 'mine.json', JSON.stringify(registryOf(HOST)))).toContain(`Added: ${HOST}`);
      await takePicture(settings, `${regime.browser}-settings`);
      // The tab that is open already is judged by it.
      await expect.poll(() => origin(reader), { timeout: 10_000 }).toBe('imported');
      const { charter } = await reader.report();
      expect(charter).toMatchObject({ host: HOST, retrievedAt: saintMaur.retrievedAt, sha256: saintMaur.sha256 });
      expect(charter?.declarations).toEqual(saintMaur.declarations);

      await press(settings, `Remove the charter of ${HOST}`);
      await press(settings, 'Remove for good');
      await expect.poll(() => origin(reader), { timeout: 10_000 }).toBe('platform');
      expect(await reader.extension.storedForGood()).not.toContain(HOST);
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

      const html = await readFile(join(import.meta.dirname, '../data/charters/data.saint-maur.com.txt'), 'utf8');
      const settings = await openSettings(reader);
      await settings.type('input[inputmode=url]', JOURNAL);
      expect(await addFile(settings, 'charter.txt', html)).toContain(`Added: ${JOURNAL}`);
      await expect.poll(() => observedAddresses(settings), { timeout: 10_000 }).toContain(`*://${JOURNAL}/*`);
      await reader.visit(`https://${JOURNAL}/`);
      const { charter, page } = await reader.report();
      expect(charter).toMatchObject({ host: JOURNAL, origin: 'imported' });
      expect(page.observedFromStart).toBe(true);
    });
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'firefox'))('$name', (regime) => {
  it('holds a portal to the charter that an organisation hands to its browsers', async () => {
    const home = join(folder, 'home');
    const path = join(home, '.mozilla/managed-storage');
    await mkdir(path, { recursive: true });
    const charters = [JSON.stringify(registryOf(JOURNAL)), '{"format":"miette-registry","version":1}'];
    const manifest = { name: GECKO_ID, description: 'Miette', type: 'storage', data: { charters } };
    await writeFile(join(path, `${GECKO_ID}.json`), JSON.stringify(manifest));
    const check = async (reader: Reader) => {
      await reader.visit(`https://${JOURNAL}/`);
      expect((await reader.report()).charter).toMatchObject({ host: JOURNAL, origin: 'imported' });
      const settings = await openSettings(reader);
      const text = await settings.evaluate(() => document.body.innerText);
      expect(text).toContain('provided by your organisation');
      expect(text).toContain('host: the field is missing');
      expect(await settings.$$(`[aria-label="Remove the charter of ${JOURNAL}"]`)).toHaveLength(0);
    };
    await asReader(regime, check, { home });
  });
});
