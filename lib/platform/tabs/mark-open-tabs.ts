import { browser } from '../browser.ts';

export interface MarkOpenTabsParts {
  /** Whether pages at an address are watched. */
  isWatched: (url: string) => Promise<boolean>;
  /** Whether something is known already of what a tab shows. */
  isKnown: (tabId: number) => Promise<boolean>;
  mark: (tabId: number) => Promise<void>;
}

/** Key in `storage.session`, which is emptied when the browser starts, and when the extension is switched off or updated. */
const MARKED = 'marked';

/**
 * Marks the watched pages that were open before the extension came, or before it was switched on again: nothing is known of
 * them, which is not nothing to tell.
 */
export function markOpenTabs({ isWatched, isKnown, mark }: MarkOpenTabsParts): void {
  async function markAll(): Promise<void> {
    for (const { id, url } of await browser.tabs.query({})) {
      if (id === undefined || url === undefined || !(await isWatched(url))) continue;
      if (!(await isKnown(id))) await mark(id);
    }
  }

  /** A background that ended and starts again knows of every page that came meanwhile. */
  async function markOnce(): Promise<void> {
    const { [MARKED]: isMarked } = await browser.storage.session.get(MARKED);
    if (isMarked === true) return;
    await markAll();
    await browser.storage.session.set({ [MARKED]: true });
  }

  function markOpenPages(): void {
    markOnce().catch((error: unknown) => {
      console.error('Miette could not mark the open pages', error);
    });
  }

  // The browser starts the background for these.
  browser.runtime.onInstalled.addListener(markOpenPages);
  browser.runtime.onStartup.addListener(markOpenPages);
  markOpenPages();
}
