import type { KeptCharter } from '../../report/kept-charter.ts';
import type { Charter } from '../../charter/declaration.ts';
import { browser } from '../browser.ts';
import { loadedOnce } from '../loaded-once.ts';
import { charterKeys, keepRead, keptCharters } from './kept-charters.ts';

const NONE: readonly KeptCharter[] = [];

/**
 * The kept charters as the background uses them, read anew after each change.
 * @param onChange called when they are others than before
 */
export function createChartersInUse(onChange: () => void) {
  const all = loadedOnce(load);

  function changed(): void {
    all.forget();
    onChange();
  }

  // Not of the session's: whoever hears of what changes there is handed every visit, as it was and as it is.
  browser.storage.local.onChanged.addListener((changes) => {
    if (charterKeys.some((key) => key in changes)) changed();
  });
  browser.storage.managed.onChanged.addListener(changed);

  async function load(): Promise<Map<string, KeptCharter[]>> {
    const kept = await keptCharters({ withPrivate: true });
    return Map.groupBy(kept, ({ charter }) => charter.host);
  }

  return {
    /** The kept charters of a portal: the same list until one of them changes. */
    of: async (host: string): Promise<readonly KeptCharter[]> => (await all.get()).get(host) ?? NONE,

    /** Keeps a charter that was read on its portal; fails where there is no room for it. */
    async keep(charter: Charter, isPrivate: boolean): Promise<void> {
      await keepRead(charter, isPrivate);
      if (isPrivate) changed();
    },

    /** Hosts that are portals because a charter of theirs was added or handed over. */
    async hosts(): Promise<string[]> {
      const kept = [...(await all.get()).values()].flat();
      return kept.filter(({ origin }) => origin !== 'live').map(({ charter }) => charter.host);
    },
  };
}
