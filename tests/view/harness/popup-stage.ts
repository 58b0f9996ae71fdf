import type { Page } from 'puppeteer-core';
import type { CharterOutcome, PopupState } from '../../../lib/view/popup-state.ts';
import type { Language } from '../../../lib/words/languages.ts';
import { buildPage } from './build-page.ts';
import type { Stage } from './popup-client.ts';
import { servePage } from './serve-page.ts';
import { launchStageBrowser, openStagePage, type StageBrowser } from './stage-browser.ts';

export interface Scene {
  state: PopupState | null;
  language?: Language;
  scheme?: 'light' | 'dark';
  /** What `reveal` answers. */
  value?: string | null;
  outcome?: CharterOutcome;
  /** Whether the toolbar shows the button, as it does where absent. */
  isOnToolbar?: boolean;
}

export interface PopupStage {
  /** A new page showing the popup; what goes wrong on it is added to `errors`. */
  open(scene: Scene): Promise<Page>;
  errors: string[];
  close(): Promise<void>;
}

/** The real popup, built and served, in a headless browser. */
export async function popupStage(kind?: StageBrowser): Promise<PopupStage> {
  const { address, server } = await servePage(await buildPage('popup', 'popup-client.ts'));
  const browser = await launchStageBrowser(kind);
  const errors: string[] = [];
  return {
    errors,
    open({ scheme = 'light', ...scene }) {
      const usual = { language: 'en', value: null, outcome: { kind: 'none' }, isOnToolbar: true } as const;
      const stage: Stage = { ...usual, ...scene, calls: [] };
      return openStagePage(browser, address, stage, { scheme, width: 400 }, errors);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
