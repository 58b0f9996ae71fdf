import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectNoSidewaysScroll, takePicture } from './harness/craft.ts';
import { popupStage, type PopupStage } from './harness/popup-stage.ts';
import { reportStage, type ReportPageStage } from './harness/report-stage.ts';
import { scenes } from './harness/scenes.ts';
import { settingsStage, type SettingsPageStage } from './harness/settings-stage.ts';
import { reportScenes } from './report-scenes.ts';
import { settingsScenes } from './settings-scenes.ts';

// Firefox shows one scheme as long as it runs: each view is looked at in one, and both are looked at.
let stages: { popup: PopupStage; report: ReportPageStage; settings: SettingsPageStage };

beforeAll(async () => {
  const [popup, report, settings] = await Promise.all([
    popupStage('firefox, dark'),
    reportStage('firefox'),
    settingsStage('firefox, dark'),
  ]);
  stages = { popup, report, settings };
});

afterAll(() => Promise.all(Object.values(stages).map((stage) => stage.close())));

afterEach(() => {
  expect(Object.values(stages).flatMap(({ errors }) => errors.splice(0))).toEqual([]);
});

async function look(page: Page, name: string, scheme: 'light' | 'dark'): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(isDark).toBe(scheme === 'dark');
  await takePicture(page, `firefox-${name}-${scheme}`, { fullPage: true });
  await expectNoSidewaysScroll(page, [
    [320, '100%'],
    [400, '100%'],
  ]);
  await page.close();
}

describe('in Firefox', () => {
  it.each(Object.entries(scenes('fr')))('the popup of %s is there and has room', async (name, state) => {
    await look(await stages.popup.open({ state, language: 'fr' }), `popup-${name}`, 'dark');
  });

  it.each(Object.entries(reportScenes('en')))('the report page of %s is there and has room', async (name, scene) => {
    await look(await stages.report.open(scene, { language: 'en' }), `report-${name}`, 'light');
  });

  it.each(Object.entries(settingsScenes))('the settings that are %s are there and have room', async (name, state) => {
    await look(await stages.settings.open({ state }, { language: 'fr' }), `settings-${name}`, 'dark');
  });
});
