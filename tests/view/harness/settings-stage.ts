import type { Page } from 'puppeteer-core';
import type { Language } from '../../../lib/words/languages.ts';
import { buildPage } from './build-page.ts';
import { servePage } from './serve-page.ts';
import type { SettingsStage } from './settings-client.ts';
import { launchStageBrowser, openStagePage, type StageBrowser } from './stage-browser.ts';

export interface SettingsSetting {
  language?: Language;
  scheme?: 'light' | 'dark';
}

export interface SettingsPageStage {
  open(
    scene: Partial<Pick<SettingsStage, 'state' | 'outcome' | 'sites' | 'read'>>,
    setting?: SettingsSetting,
  ): Promise<Page>;
  errors: string[];
  close(): Promise<void>;
}

/** The real settings, built and served, in a headless browser. */
export async function settingsStage(kind?: StageBrowser): Promise<SettingsPageStage> {
  const { address, server } = await servePage(await buildPage('options', 'settings-client.ts'));
  const browser = await launchStageBrowser(kind);
  const errors: string[] = [];
  return {
    errors,
    open(scene, { language = 'en', scheme = 'light' } = {}) {
      const stage: SettingsStage = { language, state: null, outcome: { kind: 'full' }, calls: [], ...scene };
      return openStagePage(browser, address, stage, { scheme, width: 1100, height: 900 }, errors);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
