import type { Browser, Page } from 'puppeteer-core';
import type { Language } from '../../../lib/words/languages.ts';
import { buildPage } from './build-page.ts';
import type { ReportStage } from './report-client.ts';
import { servePage } from './serve-page.ts';
import { launchStageBrowser, openStagePage, type StageBrowser } from './stage-browser.ts';

export interface ReportScene extends Partial<Pick<ReportStage, 'state' | 'saved' | 'outcome'>> {
  /** The address's query: `?tab=7`, `?saved=ID`. */
  search?: string;
}

export interface ReportSetting {
  language?: Language;
  scheme?: 'light' | 'dark';
}

export interface ReportPageStage {
  browser: Browser;
  open(scene: ReportScene, setting?: ReportSetting): Promise<Page>;
  errors: string[];
  close(): Promise<void>;
}

/** The real report page, built and served, in a headless browser. */
export async function reportStage(kind?: StageBrowser): Promise<ReportPageStage> {
  const { address, server } = await servePage(await buildPage('report', 'report-client.ts'));
  const browser = await launchStageBrowser(kind);
  const errors: string[] = [];
  return {
    browser,
    errors,
    open({ search = '?tab=7', ...scene }, { language = 'en', scheme = 'light' } = {}) {
      const stage: ReportStage = { language, state: null, saved: [], outcome: null, calls: [], ...scene };
      return openStagePage(browser, address + search, stage, { scheme, width: 1200, height: 900 }, errors);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
