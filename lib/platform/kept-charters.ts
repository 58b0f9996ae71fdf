import type { Charter } from '../charter/declaration.ts';
import { browser } from './browser.ts';

/**
 * Key in `storage.local`: the charters that were read on their portals, by host; and in `storage.session`: those read in a
 * private window.
 */
const KEPT = 'charters';
/** The latest of so many portals are kept. */
const MOST = 200;

export type KeptCharters = ReturnType<typeof createKeptCharters>;

/** The charters that the reader had Miette read on their portals, kept in the browser. */
export function createKeptCharters() {
  const forGood = new Map<string, Charter>();
  const forNow = new Map<string, Charter>();
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    const { local, session } = browser.storage;
    for (const [area, charters] of [
      [local, forGood],
      [session, forNow],
    ] as const) {
      const { [KEPT]: kept } = await area.get(KEPT);
      for (const [host, charter] of Object.entries((kept ?? {}) as Record<string, Charter>))
        charters.set(host, charter);
    }
  }

  return {
    /** The charter that was read on a portal last, `null` where none was. */
    async of(host: string): Promise<Charter | null> {
      await (loading ??= load());
      const known = [forGood.get(host), forNow.get(host)].filter((charter) => charter !== undefined);
      return known.toSorted((a, b) => Date.parse(b.retrievedAt) - Date.parse(a.retrievedAt))[0] ?? null;
    },

    /** Keeps a charter; one from a private window until the browser ends. */
    async keep(charter: Charter, isPrivate: boolean): Promise<void> {
      await (loading ??= load());
      const charters = isPrivate ? forNow : forGood;
      charters.delete(charter.host);
      charters.set(charter.host, charter);
      for (const [oldest] of charters) if (charters.size > MOST) charters.delete(oldest);
      const { local, session } = browser.storage;
      await (isPrivate ? session : local).set({ [KEPT]: Object.fromEntries(charters) });
    },
  };
}
