import type { Page } from 'puppeteer-core';
import type { Report } from '../../lib/report/report.ts';
import { shownState, type PopupReply, type ShowReply } from '../../lib/platform/pages/popup-line.ts';
import type { Language } from '../../lib/words/languages.ts';
import type { DrivenBrowser } from './launch-browser.ts';

/** What runs in a page of the extension, where its own browser API is at hand. */
interface ExtensionPage {
  browser?: ExtensionApi;
  chrome: ExtensionApi;
}
interface ExtensionApi {
  tabs: { query: (query: object) => Promise<{ id?: number; url?: string }[]> };
  runtime: {
    connect: () => {
      onMessage: { addListener: (listener: (message: unknown) => void) => void };
      onDisconnect: { addListener: (listener: () => void) => void };
      postMessage: (message: unknown) => void;
      disconnect: () => void;
    };
  };
  storage: {
    local: { set: (items: object) => Promise<void> };
    session: { get: (key: string) => Promise<Record<string, unknown>> };
  };
}

/** A state of the popup. */
export interface ShownState {
  kind: string;
  report?: Report;
  host?: string;
  reason?: string;
  /** Why the site is watched. */
  site?: string;
}

/** A window into the extension: a page of its own, kept open to ask what the popup shows. */
export interface ExtensionWindow {
  page: Page;
  /** Ids of the tabs that show an address beginning with `prefix`, oldest first. */
  tabs: (prefix: string) => Promise<number[]>;
  /** What a popup opened now would show once the page was looked at for it. */
  state: (tabId: number) => Promise<ShownState>;
  /** What a click in the popup on a tab asks of the background. */
  ask: (tabId: number, type: 'watch' | 'unwatch') => Promise<void>;
  /** Whether the background has read the jar for all that it knows of a tab. */
  isRead: (tabId: number) => Promise<boolean>;
  setLanguage: (language: Language) => Promise<void>;
}

export async function openExtensionWindow({ openExtensionPage }: DrivenBrowser): Promise<ExtensionWindow> {
  // A page of the extension that asks nothing of its background, and so does not keep it alive.
  const page = await openExtensionPage('icons/16.png');
  const extension: ExtensionWindow = {
    page,
    tabs: (prefix) =>
      page.evaluate(async (start) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const tabs = await (browser ?? chrome).tabs.query({});
        return tabs.flatMap(({ id, url }) => (id !== undefined && url?.startsWith(start) ? [id] : []));
      }, prefix),
    async state(tabId) {
      const shown = await page.evaluate((id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        return new Promise<ShowReply>((resolve) => {
          let reply: ShowReply;
          const open = () => {
            const port = (browser ?? chrome).runtime.connect();
            // As in the popup: a background that ends meanwhile is asked anew.
            port.onDisconnect.addListener(open);
            port.onMessage.addListener((message) => {
              const told = message as PopupReply;
              if (told.type === 'show') reply = told;
              if (told.type !== 'looked') return;
              port.disconnect();
              resolve(reply);
            });
            port.postMessage({ type: 'show', tabId: id });
          };
          open();
        });
      }, tabId);
      return shownState(shown);
    },
    ask: (tabId, type) =>
      page.evaluate(
        (id, asked) => {
          const { browser, chrome } = globalThis as unknown as ExtensionPage;
          const port = (browser ?? chrome).runtime.connect();
          return new Promise<void>((resolve) => {
            port.onMessage.addListener(() => {
              port.disconnect();
              resolve();
            });
            port.postMessage({ type: asked, tabId: id });
          });
        },
        tabId,
        type,
      ),
    isRead: (tabId) =>
      page.evaluate(
        async (key) => {
          const { browser, chrome } = globalThis as unknown as ExtensionPage;
          const { [key]: tab } = await (browser ?? chrome).storage.session.get(key);
          return !String(tab).includes('"unread":true');
        },
        `tab:${String(tabId)}`,
      ),
    setLanguage: (language) =>
      page.evaluate(async (chosen) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        await (browser ?? chrome).storage.local.set({ language: chosen });
      }, language),
  };
  // Once the background answers, its listeners stand: what a page does from now on is seen.
  await extension.state(-1);
  return extension;
}
