import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { popupStage, type PopupStage } from './harness/popup-stage.ts';
import { reportStage, type ReportPageStage, type ReportScene } from './harness/report-stage.ts';
import { scenes } from './harness/scenes.ts';
import { settingsStage, type SettingsPageStage } from './harness/settings-stage.ts';
import { busyReport, reportScenes } from './report-scenes.ts';
import { settingsScenes } from './settings-scenes.ts';

/** What has the focus, by its words; `BODY` where it was lost. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.activeElement as HTMLElement | null;
    if (!active || active === document.body) return 'BODY';
    return active.innerText.replace(/\s+/g, ' ').trim();
  });

/** Presses a button by the keyboard. */
async function press(page: Page, selector: string, words: string): Promise<void> {
  const isThere = await page.evaluate(
    (where, what) => {
      const button = [...document.querySelectorAll<HTMLElement>(where)].find((one) => one.innerText.includes(what));
      button?.focus();
      return document.activeElement === button;
    },
    selector,
    words,
  );
  expect(isThere).toBe(true);
  await page.keyboard.press('Enter');
}

/** The page once the background tells of another state. */
const tell = (page: Page, state: unknown): Promise<void> =>
  page.evaluate((told) => {
    (globalThis as unknown as { stage: { send: (state: unknown) => void } }).stage.send(told);
  }, state);

describe.each(['chrome', 'firefox'] as const)('by the keyboard in %s', (browser) => {
  let popups: PopupStage;
  let reports: ReportPageStage;
  let settings: SettingsPageStage;
  beforeAll(async () => {
    [popups, reports, settings] = await Promise.all([
      popupStage(browser),
      reportStage(browser),
      settingsStage(browser),
    ]);
  });
  afterAll(() => Promise.all([popups, reports, settings].map((stage) => stage.close())));
  afterEach(() => {
    expect([popups, reports, settings].flatMap(({ errors }) => errors.splice(0))).toEqual([]);
  });

  const scene = (name: string): ReportScene => {
    const found = reportScenes('en')[name];
    if (!found) throw new Error(`there is no scene ${name}`);
    return found;
  };
  const newest = { kind: 'live', report: busyReport('en'), ended: false, newer: false };

  it('the focus stays on what reads the charter while it is read', async () => {
    const page = await popups.open({ state: scenes('en')['quiet'] ?? null, outcome: { kind: 'cancelled' } });
    await press(page, 'dl button', 'Read the site');
    await page.waitForSelector('progress');
    // A button that is switched off loses the focus with the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await focused(page)).toContain('Read the site');
    await page.close();
  });

  it.each([
    ['Watch this site', 'not-a-portal', 'chosen'],
    ['Stop watching', 'chosen', 'not-a-portal'],
  ])('the focus goes to the host when “%s” is gone', async (words, before, after) => {
    const page = await popups.open({ state: scenes('en')[before] ?? null });
    await press(page, 'main button', words);
    await tell(page, scenes('en')[after]);
    await page.waitForFunction((what) => !document.body.innerText.includes(what), {}, words);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.close();
  });

  it('a row that is open tells its purpose whole, in the charter’s language', async () => {
    const page = await popups.open({ state: scenes('en')['despite-refusal'] ?? null });
    const purposes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('details:has(> summary > code) .line.soft')].map((line) => [
          line.lang,
          getComputedStyle(line).display,
        ]),
      );
    expect((await purposes())[0]).not.toEqual(['fr', 'block']);
    await press(page, 'summary:has(> code)', '');
    await expect.poll(async () => (await purposes())[0]).toEqual(['fr', 'block']);
    await page.close();
  });

  it.each([
    ['Show the newer', 'newer'],
    ['Reload to', 'unobserved'],
  ])('the focus goes to what is told of the visit when “%s…” is gone', async (words, name) => {
    const page = await reports.open(scene(name));
    await press(page, 'button', words);
    await tell(page, newest);
    await page.waitForFunction((what) => !document.body.innerText.includes(what), {}, words);
    expect(await page.evaluate(() => document.activeElement?.role)).toBe('status');
    await page.close();
  });

  it('the focus stays on what turns pages, which turns no further than to the last', async () => {
    const page = await reports.open(scene('many'));
    const range = () => page.$eval('#trackers nav [role=status]', (status) => status.textContent);
    let before = '';
    while (before !== (await range())) {
      before = await range();
      await press(page, '#trackers nav button', 'Next');
    }
    expect(await focused(page)).toBe('Next');
    expect(await page.$$eval('#trackers tbody tr', (rows) => rows.length)).toBeGreaterThan(0);
    await page.close();
  });

  it('Escape in the table’s search leaves a note as it was written', async () => {
    const page = await reports.open(scene('busy'));
    await press(page, 'button', 'Save this visit');
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.type('.save textarea', 'A long note');
    await page.type('#trackers input[type=search]', 'goo');
    await page.keyboard.press('Escape');
    expect(await page.$eval('.save textarea', ({ value }) => value)).toBe('A long note');
    await page.close();
  });

  it('a saved visit is the title of its page', async () => {
    const page = await reports.open(scene('saved'));
    await expect.poll(() => page.title()).toBe('Miette – After the update');
    await page.close();
  });

  it('what the settings’ search finds is announced', async () => {
    const state = settingsScenes['full'] ?? null;
    const page = await settings.open({ state });
    const said = () =>
      page.$$eval('[role=status]', (all) => all.map(({ textContent }) => textContent.trim()).join(' '));
    await page.type('input[type=search]', 'd');
    await expect.poll(said).toMatch(/\d+ of \d+/);
    await page.type('input[type=search]', 'zzz');
    await expect.poll(said).toContain('No charter matches');
    await page.close();
  });
});

it('paper shows nothing that only a screen can use', async () => {
  const stage = await reportStage('chrome');
  const found = reportScenes('en')['many'];
  if (!found) throw new Error('there is no such scene');
  const page = await stage.open(found);
  await page.emulateMediaType('print');
  const shown = await page.$$eval('nav, search, form, .unprinted', (all) =>
    all.filter((one) => getComputedStyle(one).display !== 'none').map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
  expect(shown).toEqual([]);
  expect(await page.$$('nav, search, .unprinted').then(({ length }) => length)).toBeGreaterThan(2);
  await stage.close();
});
