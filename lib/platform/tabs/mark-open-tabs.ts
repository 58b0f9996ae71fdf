import { browser } from '../browser.ts';

export interface MarkOpenTabsParts {
  /** Whether pages at an address are watched. */
  isWatched: (url: string) => Promise<boolean>;
  /** Whether something is known already of what a tab shows. */
  isKnown: (tabId: number) => Promise<boolean>;
  mark: (tabId: number) => Promise<void>;
}

/** Marks the watched pages that were open before the extension came: nothing is known of them, which is not nothing to tell. */
export function markOpenTabs({ isWatched, isKnown, mark }: MarkOpenTabsParts): void {
  async function markAll(): Promise<void> {
    for (const { id, url } of await browser.tabs.query({})) {
      if (id === undefined || url === undefined || !(await isWatched(url))) continue;
      if (!(await isKnown(id))) await mark(id);
    }
  }

  browser.runtime.onInstalled.addListener(() => {
    markAll().catch((error: unknown) => {
      console.error('Miette could not mark the open pages', error);
    });
  });
}
