import type { Page } from 'puppeteer-core';
import type { Report } from '../../lib/report/report.ts';
import type { DrivenBrowser } from './launch-browser.ts';

/** What the toolbar shows for a tab. */
export interface ShownBadge {
  text: string;
  title: string;
  /** Red, green, blue, alpha. */
  colour: number[];
}

/** What runs in a page of the extension, where its own browser API is at hand. */
interface ExtensionPage {
  browser?: ExtensionApi;
  chrome: ExtensionApi;
}
interface ExtensionApi {
  tabs: {
    query: (query: object) => Promise<{ id?: number; url?: string }[]>;
    duplicate: (tabId: number) => Promise<{ id: number }>;
    discard: (tabId: number) => Promise<{ id: number }>;
    reload: (tabId: number) => Promise<void>;
    remove: (tabId: number) => Promise<void>;
  };
  action: {
    getBadgeText: (tab: object) => Promise<string>;
    getTitle: (tab: object) => Promise<string>;
    getBadgeBackgroundColor: (tab: object) => Promise<number[]>;
  };
  runtime: {
    getContexts: (filter: object) => Promise<{ contextType: string }[]>;
    connect: (options: object) => {
      onMessage: { addListener: (listener: (message: unknown) => void) => void };
      onDisconnect: { addListener: (listener: () => void) => void };
      postMessage: (message: unknown) => void;
      disconnect: () => void;
    };
  };
  storage: {
    local: { set: (items: object) => Promise<void>; get: (keys: null) => Promise<object>; clear: () => Promise<void> };
    session: { get: (keys: string | null) => Promise<Record<string, unknown>>; clear: () => Promise<void> };
  };
  permissions: { remove: (permissions: object) => Promise<boolean> };
  scripting: { unregisterContentScripts: () => Promise<void> };
}

/** A state of the popup, as the background tells it. */
export interface ShownState {
  kind: string;
  report?: Report;
  host?: string;
  reason?: string;
  /** Why the site is watched. */
  site?: string;
}

/** A window into the extension: a page of its own, kept open to ask what the toolbar and the popup show. */
export interface ExtensionWindow {
  page: Page;
  /** Ids of the tabs that show an address beginning with `prefix`, oldest first. */
  tabs: (prefix: string) => Promise<number[]>;
  /** Ids of all tabs, oldest first: without access an extension does not know what they show. */
  allTabs: () => Promise<number[]>;
  /** Takes the extension's access to pages away, as Firefox lets its reader do. */
  giveUpAccess: () => Promise<void>;
  badge: (tabId: number) => Promise<ShownBadge>;
  /** What a popup opened now would show once the page was looked at for it. */
  state: (tabId: number) => Promise<ShownState>;
  /** What a click in the popup on a tab asks of the background. */
  ask: (tabId: number, type: 'watch' | 'unwatch') => Promise<void>;
  /** Opens a copy of a tab; gives the id of the copy. */
  duplicate: (tabId: number) => Promise<number>;
  /** Takes a tab's page out of memory and brings it back, as a browser short of memory does; gives the tab's id since. */
  discardAndReload: (tabId: number) => Promise<number>;
  reload: (tabId: number) => Promise<void>;
  close: (tabId: number) => Promise<void>;
  /** Whether the background runs, as far as Firefox tells. */
  backgroundRuns: () => Promise<boolean>;
  /** Whether the background has read the jar for all that it knows of a tab. */
  isRead: (tabId: number) => Promise<boolean>;
  setLanguage: (language: 'en' | 'fr') => Promise<void>;
  /** Everything that the extension keeps for the browser session, as text. */
  stored: () => Promise<string>;
  /** Everything that the extension keeps for good, as text. */
  storedForGood: () => Promise<string>;
  /** Empties what the extension keeps, and the list of sites that its reader had watched. */
  forgetEverything: () => Promise<void>;
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
    allTabs: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const tabs = await (browser ?? chrome).tabs.query({});
        return tabs.flatMap(({ id }) => (id === undefined ? [] : [id])).toSorted((a, b) => a - b);
      }),
    giveUpAccess: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        await (browser ?? chrome).permissions.remove({ origins: ['<all_urls>'] });
      }),
    badge: (tabId) =>
      page.evaluate(async (id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const { action } = browser ?? chrome;
        const [text, title, colour] = await Promise.all([
          action.getBadgeText({ tabId: id }),
          action.getTitle({ tabId: id }),
          action.getBadgeBackgroundColor({ tabId: id }),
        ]);
        return { text, title, colour: [...colour] };
      }, tabId),
    state: (tabId) =>
      page.evaluate((id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        return new Promise<ShownState>((resolve) => {
          let shown: ShownState;
          const open = () => {
            const port = (browser ?? chrome).runtime.connect({ name: 'popup' });
            // As in the popup: a background that ends meanwhile is asked anew.
            port.onDisconnect.addListener(open);
            port.onMessage.addListener((message) => {
              const { type, state } = message as { type: string; state: ShownState };
              if (type === 'show') shown = state;
              if (type !== 'looked') return;
              port.disconnect();
              resolve(shown);
            });
            port.postMessage({ type: 'show', tabId: id });
          };
          open();
        });
      }, tabId),
    ask: (tabId, type) =>
      page.evaluate(
        (id, asked) => {
          const { browser, chrome } = globalThis as unknown as ExtensionPage;
          const port = (browser ?? chrome).runtime.connect({ name: 'popup' });
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
    duplicate: (tabId) =>
      page.evaluate(async (id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        return (await (browser ?? chrome).tabs.duplicate(id)).id;
      }, tabId),
    discardAndReload: (tabId) =>
      page.evaluate(async (id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const { tabs } = browser ?? chrome;
        const since = (await tabs.discard(id)).id;
        await tabs.reload(since);
        return since;
      }, tabId),
    reload: (tabId) =>
      page.evaluate((id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        return (browser ?? chrome).tabs.reload(id);
      }, tabId),
    close: (tabId) =>
      page.evaluate((id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        return (browser ?? chrome).tabs.remove(id);
      }, tabId),
    backgroundRuns: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const contexts = await (browser ?? chrome).runtime.getContexts({});
        return contexts.some(({ contextType }) => contextType === 'BACKGROUND');
      }),
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
    stored: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const kept: [string, unknown][] = Object.entries(await (browser ?? chrome).storage.session.get(null));
        // A visit is kept as text: its own quotes are as good as any.
        return kept
          .map(([key, value]) => `"${key}":${typeof value === 'string' ? value : JSON.stringify(value)}`)
          .join('\n');
      }),
    storedForGood: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        return JSON.stringify(await (browser ?? chrome).storage.local.get(null));
      }),
    forgetEverything: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const { storage, scripting } = browser ?? chrome;
        await Promise.all([storage.local.clear(), storage.session.clear(), scripting.unregisterContentScripts()]);
      }),
  };
  // Once the background answers, its listeners stand: what a page does from now on is seen.
  await extension.state(-1);
  return extension;
}
