import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalRegistry } from '../../lib/registry/portal-registry.ts';
import { unknownPortal } from '../portal/other-sites.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import { takePicture } from './support/picture.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

const SAINT_MAUR = 'data.saint-maur.com';
const OLDER = '/terms/cookies-policy/';
const NEWER = '/terms/cookies-information';

/** Declarations of a portal that no registry knows. */
const declared: Pick<
  PortalRegistry['declarations'][number],
  'names' | 'provider' | 'purpose' | 'duration' | 'section'
>[] = [
  {
    names: ['sessionid', 'csrftoken'],
    provider: 'Ville-Exemple',
    purpose: 'Connexion et sécurité du portail.',
    duration: { text: '2 semaines', days: 14 },
    section: 'Cookies strictement nécessaires : ils ne peuvent être refusés.',
  },
  {
    names: ['uid'],
    provider: 'AdNetwork',
    purpose: 'Publicité.',
    duration: { text: '13 mois', days: 395 },
    section: 'Cookies tiers : ils sont déposés par d’autres sites.',
  },
];

const folders: string[] = [];
const started: Portal[] = [];

/** Replicas whose charters are those of the registries, one of them with a row said otherwise, and the unknown portal's at a path. */
async function portalWith(path: string): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'miette-charters-'));
  folders.push(folder);
  await cp(join(import.meta.dirname, '../../registries/portals'), folder, { recursive: true });
  const file = join(folder, `${SAINT_MAUR}.json`);
  const known = JSON.parse(await readFile(file, 'utf8')) as PortalRegistry;
  const [first, ...others] = known.declarations;
  await writeFile(file, JSON.stringify({ ...known, declarations: [{ ...first, purpose: 'Autre chose.' }, ...others] }));
  await publish(folder, path, declared);
  const portal = await startPortal({ registries: pathToFileURL(`${folder}/`) });
  started.push(portal);
  return portal;
}

/** Writes what the unknown portal's charter says from now on. */
async function publish(folder: string, path: string, declarations: typeof declared): Promise<void> {
  const { host } = unknownPortal;
  const known = JSON.parse(await readFile(join(folder, `${SAINT_MAUR}.json`), 'utf8')) as PortalRegistry;
  const unknown = { ...known, host, sourceUrl: `https://${host}${path}`, declarations };
  await writeFile(join(folder, `${host}.json`), JSON.stringify(unknown));
}

let older: Portal;
let newer: Portal;
beforeAll(async () => {
  older = await portalWith(OLDER);
  newer = await portalWith(NEWER);
});
afterAll(async () => {
  await Promise.all(started.map((portal) => portal.close()));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function popupOf({ driven, tab }: Reader): Promise<Page> {
  const popup = await driven.openExtensionPage(`popup.html?tab=${String(await tab())}`);
  await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
  await popup.waitForSelector('dl button');
  return popup;
}

/** The paths that were asked of a portal; browsers ask hosts of their own makers, too. */
const asked = ({ requests }: Portal, host: string) =>
  requests.filter((request) => request.host === host).map(({ path }) => path);

const origin = async (reader: Reader) => (await reader.report()).charter?.origin;

describe.each(browsers)('$name', (regime) => {
  it.each([
    ['older', OLDER],
    ['newer', NEWER],
  ])('reads, with one click, the %s template of a portal that no registry knows', async (_template, path) => {
    const portal = path === OLDER ? older : newer;
    const check = async (reader: Reader) => {
      await reader.visit(`https://${unknownPortal.host}/`);
      await expect.poll(() => origin(reader)).toBe('platform');
      await reader.visit(`https://${unknownPortal.host}/explore/?with=pixel,manager-table`);
      const popup = await popupOf(reader);
      portal.requests.length = 0;
      await popup.click('dl button');
      await expect.poll(() => origin(reader)).toBe('live');
      // Nothing else was asked of anybody than where portals publish it.
      expect(asked(portal, unknownPortal.host)).toContain(path);
      expect([OLDER, NEWER]).toEqual(expect.arrayContaining(asked(portal, unknownPortal.host)));
      const { charter, trackers, findings } = await reader.report();
      expect(charter).toMatchObject({ host: unknownPortal.host, sourceUrl: `https://${unknownPortal.host}${path}` });
      expect(charter?.declarations.map(({ names, provider }) => [names, provider])).toEqual(
        declared.map(({ names, provider }) => [names, provider]),
      );
      const category = (name: string) => trackers.find((tracker) => tracker.name === name)?.category;
      expect(category('sessionid')).toBe('necessary');
      expect(category('uid')).toBe('third-party');
      expect(category('django_language')).toBe('undeclared');
      expect(findings.map(({ rule }) => rule)).not.toContain('charter-changed');
      await takePicture(popup, `${regime.browser}-charter-read`);

      // It is kept, and used on the portal's other pages.
      await reader.visit(`https://${unknownPortal.host}/`);
      expect(await origin(reader)).toBe('live');
    };
    await asReader(regime, check, { portal });
  });

  it('tells the one row of a known portal that says something else now', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`https://${SAINT_MAUR}/`);
      expect(await origin(reader)).toBe('bundled');
      const popup = await popupOf(reader);
      await popup.click('dl button');
      await expect.poll(() => origin(reader)).toBe('live');
      const changes = (await reader.report()).findings.filter(({ rule }) => rule === 'charter-changed');
      expect(changes).toHaveLength(1);
      expect(changes[0]?.message).toContain('Autre chose.');
    };
    await asReader(regime, check, { portal: older });
  });

  it('tells what a portal that no registry knows has changed since its charter was read before', async () => {
    const portal = await portalWith(OLDER);
    const folder = folders.at(-1) ?? '';
    const changes = async ({ report }: Reader) =>
      (await report()).findings.filter(({ rule }) => rule === 'charter-changed').map(({ message }) => message);
    const check = async (reader: Reader) => {
      await reader.extension.setLanguage('en');
      await reader.visit(`https://${unknownPortal.host}/`);
      const popup = await popupOf(reader);
      const readAgain = async () => {
        const before = (await reader.report()).charter?.retrievedAt;
        // A reading is dated by the second.
        await wait(1100);
        await popup.click('dl button');
        await expect.poll(async () => (await reader.report()).charter?.retrievedAt).not.toBe(before);
      };
      await readAgain();
      expect(await origin(reader)).toBe('live');
      await readAgain();
      expect(await changes(reader)).toEqual([]);

      const [first, ...others] = declared;
      if (!first) throw new Error('the charter has no rows');
      const more = { ...first, names: ['_pk_id'], provider: 'Matomo', purpose: 'Mesure d’audience.' };
      await publish(folder, OLDER, [{ ...first, purpose: 'Tout autre chose.' }, more, ...others]);
      await readAgain();
      const told = await changes(reader);
      expect(told).toEqual([
        expect.stringContaining('now “Tout autre chose.”'),
        expect.stringContaining('now declares _pk_id'),
      ]);
      await takePicture(popup, `${regime.browser}-charter-changed`);
      // It is still told when the portal says the same once more.
      await readAgain();
      expect(await changes(reader)).toEqual(told);
    };
    await asReader(regime, check, { portal });
  });

  it('gives up the reading when told to, with the request that is on its way', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`https://${SAINT_MAUR}/`);
      const popup = await popupOf(reader);
      const { asked: requested, givenUp } = older.keepWaiting(OLDER);
      await popup.click('dl button');
      await requested;
      await popup.locator('progress + button').click();
      // Long before it would have ended by itself.
      expect(await Promise.race([givenUp.then(() => 'given up'), wait(10_000, 'on its way')])).toBe('given up');
      await popup.waitForFunction(() => document.querySelector('progress') === null);
      expect(await origin(reader)).toBe('bundled');
    };
    await asReader(regime, check, { portal: older });
  });

  it('reads the charter at once where its reader stands on it, and says where there is none', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`https://${SAINT_MAUR}${OLDER}`);
      older.requests.length = 0;
      await popupOf(reader);
      await expect.poll(() => origin(reader)).toBe('live');
      expect(asked(older, SAINT_MAUR)).toEqual([]);

      // No replica of it has a charter at the path of the other template.
      await reader.visit('https://data.bourgesplus.fr/pages/contact/');
      const popup = await popupOf(reader);
      await popup.click('dl button');
      await expect.poll(() => origin(reader)).toBe('live');
    };
    await asReader(regime, check, { portal: older });
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'chromium'))('$name', (regime) => {
  it('keeps a charter that was read in a private window only until the browser ends', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`https://${SAINT_MAUR}/`);
      const popup = await popupOf(reader);
      await popup.click('dl button');
      await expect.poll(() => origin(reader)).toBe('live');
      expect(await reader.extension.stored()).toContain('"charters"');
      expect(await reader.extension.storedForGood()).not.toContain(SAINT_MAUR);
    };
    await asReader(regime, check, { privateWindow: true });
  });
});
