import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AddOutcome, SettingsState } from '../../lib/view/settings-state.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  moreLanguages,
  openAllDisclosures,
  read,
  settings as settingsOfAxe,
  showScheme,
  takePicture,
} from './harness/craft.ts';
import type { SettingsStage } from './harness/settings-client.ts';
import { settingsStage, type SettingsPageStage, type SettingsSetting } from './harness/settings-stage.ts';
import { STRANGE_NAMES } from './reports.ts';
import { HOST, noSettings, settingsScenes as scenes } from './settings-scenes.ts';

/** Widths in pixels, as narrow as a phone, with the size of the text. */
const SIZES: [width: number, text: string][] = [
  [320, '100%'],
  [1100, '200%'],
];

let stage: SettingsPageStage;
let folder: string;

beforeAll(async () => {
  stage = await settingsStage();
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});

afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(stage.errors.splice(0)).toEqual([]);
});

const outcomes: Record<string, AddOutcome> = {
  added: { kind: 'added', hosts: [HOST, 'data.example.fr'], replaced: 1, bundled: ['data.iledefrance.fr'], doubts: 2 },
  bundled: { kind: 'added', hosts: [], replaced: 0, bundled: ['data.iledefrance.fr'], doubts: 0 },
  refused: {
    kind: 'refused',
    faults: [
      {
        code: 'wrong-value',
        place: 'declarations[0].category',
        found: '<img src=x>',
        expected: 'necessary, statistics',
      },
      { code: 'charter-broken-row', place: '12', found: '', expected: '' },
    ],
  },
  full: { kind: 'full' },
  failed: { kind: 'failed', reason: 'NotReadableError' },
};

const openTabs = [
  { tabId: 7, host: HOST },
  { tabId: 9, host: 'www.journal.example' },
];

async function open(state: SettingsState, setting: SettingsSetting = {}, outcome?: AddOutcome): Promise<Page> {
  const sites = state === noSettings ? [] : openTabs;
  const page = await stage.open({ state, sites, read: { kind: 'charter' }, ...(outcome && { outcome }) }, setting);
  onTestFinished(() => page.close());
  await page.waitForSelector('section');
  return page;
}

const openNamed = (name: string, setting: SettingsSetting = {}) => open(scenes[name] ?? noSettings, setting);

const calls = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { stage: SettingsStage }).stage.calls);

const button = (page: Page, name: string) => page.locator(`::-p-aria(${name}[role="button"])`);

async function chooseFile(page: Page, name: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, '{}');
  const input = await page.waitForSelector('input[type=file]');
  await input?.uploadFile(path);
  await page.waitForSelector('.outcome');
}

describe('the list of charters', () => {
  it('tells of each where it comes from, how old it is and how much it declares', async () => {
    const text = await read(await openNamed('full'));
    expect(text).toContain('read on the site, text of 22 November 2026 · 6 declarations');
    expect(text).toContain('comes with Miette');
    expect(text).toContain('added by you');
    expect(text).toContain('provided by your organisation');
    expect(text).toContain('declarations[2].names: the field is missing');
  });

  it('shows one as a table, as it was published, with what is in doubt', async () => {
    const page = await openNamed('full');
    await button(page, `View the charter of ${HOST}`).click();
    await page.waitForSelector('table');
    const text = await read(page, 'table');
    expect(text).toContain('_grecaptcha');
    expect(text).toContain('The names stand in a sentence');
    expect(await page.$$('tbody tr')).toHaveLength(6);
  });

  it('shows what a hostile file says as text, and links to nothing that is no web address', async () => {
    const page = await openNamed('full');
    await button(page, 'View the charter of data.strange.example').click();
    await page.waitForSelector('table');
    expect(await page.$$('table img, table b, a[href^="javascript"]')).toHaveLength(0);
    expect(await read(page, 'table')).toContain(STRANGE_NAMES[0]);
  });

  it('tells two charters of one host apart where only their buttons are heard', async () => {
    const page = await openNamed('full');
    const groups = await page.$$eval(
      'li',
      (all, host) =>
        all
          .filter((entry) => entry.querySelector('h3')?.innerText === host)
          .map((entry) => {
            const named = entry.querySelector('[role="group"]')?.getAttribute('aria-labelledby') ?? '';
            return document.getElementById(named)?.innerText;
          }),
      HOST,
    );
    expect(groups.toSorted()).toEqual([
      expect.stringContaining('comes with Miette'),
      expect.stringContaining('read on the site'),
    ]);
  });

  it('finds a portal by its name, and pages through many', async () => {
    const page = await openNamed('full');
    expect(await page.$$('li h3')).toHaveLength(20);
    await page.type('input[type=search]', 'data59');
    await page.waitForFunction(() => document.querySelectorAll('li h3').length === 1);
    expect(await read(page)).toContain('data59.example.fr');
  });

  it('removes what was added once that is said twice, and never what is bundled or provided', async () => {
    const page = await openNamed('full');
    await button(page, 'Remove the charter of data.example.fr').click();
    expect(await calls(page)).toEqual([]);
    await button(page, 'Remove for good').click();
    await page.waitForFunction(() => document.body.innerText.includes('was removed'));
    expect(await calls(page)).toEqual(['remove imported data.example.fr']);
    const removable = await page.$$eval('[aria-label^="Remove"]', (all) => all.map((one) => one.ariaLabel));
    expect(removable).not.toContain('Remove the charter of data.organisation.example');
    expect(removable.filter((label) => label?.includes(HOST))).toHaveLength(1);
  });
});

describe('what the browser’s storage refuses', () => {
  const refuse = (page: Page, refusal: string | null) =>
    page.evaluate((why) => {
      const { stage: given } = globalThis as unknown as { stage: SettingsStage };
      if (why === null) delete given.refusal;
      else given.refusal = why;
    }, refusal);
  const text = (page: Page) => page.evaluate(() => document.body.innerText);

  it.each([
    ['the end of a watch', ['Stop watching www.exemple.fr'], 'no longer watched'],
    ['the removal of a charter', ['Remove the charter of data.example.fr', 'Remove for good'], 'was removed'],
  ])('is told, and not as done: %s', async (_what, buttons, done) => {
    const page = await openNamed('full');
    await refuse(page, 'disk full');
    for (const name of buttons) await button(page, name).click();
    await expect.poll(() => text(page)).toContain('did not succeed: Error: disk full');
    expect(await text(page)).not.toContain(done);
    await expectAccessible(page);
  });

  it('takes nothing from the page where it cannot be read anew, and is not told for longer than that', async () => {
    const page = await openNamed('full');
    const change = () =>
      page.evaluate(() => {
        (globalThis as unknown as { stage: SettingsStage }).stage.changed?.();
      });
    await page.type('input[inputmode=url]', HOST);
    await refuse(page, 'no answer');
    await change();
    await expect.poll(() => text(page)).toContain('did not succeed: Error: no answer');
    expect(await page.$eval('input[inputmode=url]', (input) => input.value)).toBe(HOST);
    await refuse(page, null);
    await change();
    await expect.poll(() => text(page)).not.toContain('no answer');
  });
});

describe('a file to add', () => {
  it.each([
    [
      'added',
      [
        'Added: data.saint-maur.com and data.example.fr.',
        'takes the place of the one added before',
        '2 rows may be read',
      ],
    ],
    ['bundled', ['Comes with Miette just as it is here, so it was not added: data.iledefrance.fr.']],
    ['refused', ['Nothing was added', 'declarations[0].category: “<img src=x>” cannot stand here', 'Line 12: the row']],
    ['full', ['may be 4 MB altogether']],
    ['failed', ['did not succeed: NotReadableError']],
  ])('is told what comes of it: %s', async (name, texts) => {
    const page = await open(scenes['usual'] ?? noSettings, {}, outcomes[name]);
    await chooseFile(page, 'mine.json');
    const text = await read(page, '.outcome');
    expect(text).toContain('mine.json');
    for (const each of texts) expect(text).toContain(each);
    await takePicture(page, `settings-${name}`, { fullPage: true });
    await expectAccessible(page);
  });

  it('is given the portal that its reader names', async () => {
    const page = await open(scenes['usual'] ?? noSettings, {}, outcomes['added']);
    await page.type('input[inputmode=url]', ' data.example.fr ');
    await chooseFile(page, 'mine.html');
    expect(await calls(page)).toEqual(['add mine.html data.example.fr']);
  });

  it('is not taken for one of the portal that was named for the file before, nor are several for one portal’s', async () => {
    const page = await open(scenes['usual'] ?? noSettings, {}, outcomes['added']);
    const named = () => page.$eval('input[inputmode=url]', ({ value }) => value);
    await page.type('input[inputmode=url]', 'data.example.fr');
    await chooseFile(page, 'first.html');
    await expect.poll(named).toBe('');
    await chooseFile(page, 'second.html');
    await page.type('input[inputmode=url]', 'data.example.fr');
    const input = await page.waitForSelector('input[type=file]');
    await input?.uploadFile(join(folder, 'first.html'), join(folder, 'second.html'));
    await expect
      .poll(() => calls(page))
      .toEqual(['add first.html data.example.fr', 'add second.html', 'add first.html', 'add second.html']);
  });

  it('that was refused may be corrected, and is of the portal that was named for it', async () => {
    const page = await open(scenes['usual'] ?? noSettings, {}, outcomes['refused']);
    await page.type('input[inputmode=url]', 'data.example.fr');
    await chooseFile(page, 'mine.html');
    await chooseFile(page, 'mine.html');
    await expect.poll(() => calls(page)).toEqual(Array.from({ length: 2 }, () => 'add mine.html data.example.fr'));
  });
});

describe('a charter on a site that is open', () => {
  const shows = (page: Page, text: string) =>
    page.waitForFunction((what) => document.body.innerText.includes(what), {}, text);
  const tell = (page: Page, sites: typeof openTabs) =>
    page.evaluate((now) => (globalThis as unknown as { stage: SettingsStage }).stage.openSites?.(now), sites);

  it('is read there, and what came of it is said of that site alone', async () => {
    const page = await openNamed('usual');
    await page.select('select', 'www.journal.example');
    await button(page, 'Read the site’s current charter').click();
    await shows(page, 'Read on the site just now');
    expect(await calls(page)).toEqual(['read 9']);
    await takePicture(page, 'settings-read-on-site', { fullPage: true });
    await expectAccessible(page);
    await page.select('select', HOST);
    expect(await read(page)).not.toContain('Read on the site just now');
  });

  it('is that of the one chosen, whatever is opened beside it, and of another once it is closed', async () => {
    const page = await openNamed('usual');
    const chosen = () => page.$eval('select', ({ value }) => value);
    await page.select('select', 'www.journal.example');
    await tell(page, [{ tabId: 3, host: 'a.example' }, ...openTabs]);
    expect(await chosen()).toBe('www.journal.example');
    await tell(page, openTabs.slice(0, 1));
    expect(await chosen()).toBe(HOST);
    await tell(page, []);
    await shows(page, 'No site that Miette may read is open in a tab.');
    expect(await page.$('select')).toBeNull();
  });
});

it('ends the watching of a site', async () => {
  const page = await openNamed('full');
  await button(page, 'Stop watching www.exemple.fr').click();
  await page.waitForFunction(() => document.body.innerText.includes('no longer watched'));
  expect(await calls(page)).toEqual(['unwatch www.exemple.fr']);
  expect(await page.evaluate(() => document.activeElement?.role)).toBe('status');
});

it('chooses a language, or that of the browser', async () => {
  const page = await openNamed('full');
  const chosen = () =>
    page.$$eval('input[type=radio]:checked', (all) => all.map((one) => one.parentElement?.innerText));
  expect(await chosen()).toEqual(['français']);
  await page.locator('::-p-aria(English)').click();
  await page.locator('::-p-aria(The browser’s language)').click();
  expect(await calls(page)).toEqual(['language en', 'language of the browser']);
});

it('shows what has changed elsewhere', async () => {
  const page = await openNamed('empty');
  await page.evaluate(
    (sites) => {
      const { stage: given } = globalThis as unknown as { stage: SettingsStage };
      if (given.state) given.state = { ...given.state, sites };
      given.changed?.();
    },
    ['www.exemple.fr'],
  );
  await page.waitForFunction(() => document.body.innerText.includes('www.exemple.fr'));
});

describe.each(Object.keys(scenes))('the settings that are %s', (name) => {
  it.each(settingsOfAxe)('in $language and $scheme leave axe nothing to say', async ({ language, scheme, other }) => {
    const page = await openNamed(name, { language, scheme });
    const view = await page.$('[aria-expanded]');
    await view?.click();
    await takePicture(page, `settings-${name}-${language}-${scheme}`, { fullPage: true });
    await expectAccessible(page);
    await showScheme(page, other);
    await takePicture(page, `settings-${name}-${language}-${other}`, { fullPage: true });
    // What has room in French, at every width, has room in English.
    if (language === 'fr') await expectNoSidewaysScroll(page, SIZES);
  });
});

describe.each(moreLanguages)('in %s', (language) => {
  it('is said in that language, leaves axe nothing to say and never scrolls sideways', async () => {
    const page = await openNamed('full', { language, scheme: 'light' });
    expect(await page.$eval('html', ({ lang }) => lang)).toBe(language);
    await openAllDisclosures(page);
    await takePicture(page, `settings-full-${language}-light`, { fullPage: true });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, SIZES);
  });
});
