import { openExtensionWindow, type ExtensionWindow } from '../../../cli/drive/extension-window.ts';
import type { DrivenBrowser } from '../../../cli/drive/launch-browser.ts';

/** What the toolbar shows for a tab. */
export interface ShownBadge {
  text: string;
  title: string;
  /** Red, green, blue, alpha. */
  colour: number[];
}

/** A window into the extension that also asks and does what no audit needs. */
export interface TestedExtension extends ExtensionWindow {
  badge: (tabId: number) => Promise<ShownBadge>;
  /** Kinds of what the background tells a popup that asks for what is known of a tab, and then for a look at it. */
  toldPopup: (tabId: number) => Promise<string[]>;
  /** Everything that the extension keeps for the browser session, as text. */
  stored: () => Promise<string>;
  /** Everything that the extension keeps for good, as text. */
  storedForGood: () => Promise<string>;
  /** Empties what the extension keeps, and the list of sites that its reader had watched. */
  forgetEverything: () => Promise<void>;
  /** Whether the background runs, as far as Firefox tells. */
  backgroundRuns: () => Promise<boolean>;
  /** Takes the extension's access to pages away, as Firefox lets its reader do. */
  giveUpAccess: () => Promise<void>;
  /** Ids of all tabs, oldest first: without access an extension does not know what they show. */
  allTabs: () => Promise<number[]>;
  /** Opens a copy of a tab; gives the id of the copy. */
  duplicate: (tabId: number) => Promise<number>;
  /** Takes a tab's page out of memory and brings it back, as a browser short of memory does; gives the tab's id since. */
  discardAndReload: (tabId: number) => Promise<number>;
  reload: (tabId: number) => Promise<void>;
  close: (tabId: number) => Promise<void>;
}

/** The extension API, as a page of the extension has it. */
interface ExtensionPage {
  browser?: ExtensionApi;
  chrome: ExtensionApi;
}
interface ExtensionApi {
  tabs: {
    query: (query: object) => Promise<{ id?: number }[]>;
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
    connect: () => {
      onMessage: { addListener: (listener: (message: { type: string }) => void) => void };
      postMessage: (message: object) => void;
      disconnect: () => void;
    };
  };
  storage: Record<'local' | 'session', { get: (keys: null) => Promise<object>; clear: () => Promise<void> }>;
  permissions: { remove: (permissions: object) => Promise<boolean> };
  scripting: { unregisterContentScripts: () => Promise<void> };
}

export async function openTestedExtension(driven: DrivenBrowser): Promise<TestedExtension> {
  const window = await openExtensionWindow(driven);
  const { page } = window;
  return {
    ...window,
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
    toldPopup: (tabId) =>
      page.evaluate((id) => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const port = (browser ?? chrome).runtime.connect();
        const told: string[] = [];
        return new Promise<string[]>((resolve) => {
          port.onMessage.addListener(({ type }) => {
            told.push(type);
            if (type === 'known') port.postMessage({ type: 'show', tabId: id });
            if (type !== 'looked') return;
            port.disconnect();
            resolve(told);
          });
          port.postMessage({ type: 'known', tabId: id });
        });
      }, tabId),
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
    backgroundRuns: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const contexts = await (browser ?? chrome).runtime.getContexts({});
        return contexts.some(({ contextType }) => contextType === 'BACKGROUND');
      }),
    giveUpAccess: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        await (browser ?? chrome).permissions.remove({ origins: ['<all_urls>'] });
      }),
    allTabs: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionPage;
        const tabs = await (browser ?? chrome).tabs.query({});
        return tabs.flatMap(({ id }) => (id === undefined ? [] : [id])).toSorted((a, b) => a - b);
      }),
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
  };
}
