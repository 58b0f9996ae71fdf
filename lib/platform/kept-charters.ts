import type { Charter } from '../charter/declaration.ts';
import { browser } from './browser.ts';

/** Key in `storage.local`: the charters that were read on their portals, by host. */
const KEPT = 'charters';
/** The latest of so many portals are kept. */
const MOST = 200;

export type KeptCharters = ReturnType<typeof createKeptCharters>;

/** The charters that the reader had Miette read on their portals, kept in the browser. */
export function createKeptCharters() {
  const byHost = new Map<string, Charter>();
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    const { [KEPT]: kept } = await browser.storage.local.get(KEPT);
    for (const [host, charter] of Object.entries((kept ?? {}) as Record<string, Charter>)) byHost.set(host, charter);
  }

  return {
    /** The charter that was read on a portal, `null` where none was. */
    async of(host: string): Promise<Charter | null> {
      await (loading ??= load());
      return byHost.get(host) ?? null;
    },

    async keep(charter: Charter): Promise<void> {
      await (loading ??= load());
      byHost.delete(charter.host);
      byHost.set(charter.host, charter);
      for (const [oldest] of byHost) if (byHost.size > MOST) byHost.delete(oldest);
      await browser.storage.local.set({ [KEPT]: Object.fromEntries(byHost) });
    },
  };
}
