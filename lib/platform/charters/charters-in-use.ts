import type { KeptCharter } from '../../report/kept-charter.ts';
import { browser } from '../browser.ts';
import { loadedOnce } from '../loaded-once.ts';
import { charterKeys, keptCharters } from './kept-charters.ts';

const NONE: readonly KeptCharter[] = [];

/**
 * The kept charters as the background uses them, read anew after each change.
 * @param onChange called when they are others than before
 */
export function createChartersInUse(onChange: () => void) {
  const all = loadedOnce(load);

  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'managed' && !charterKeys.some((key) => key in changes)) return;
    all.forget();
    onChange();
  });

  async function load(): Promise<Map<string, KeptCharter[]>> {
    const kept = await keptCharters({ withPrivate: true });
    return Map.groupBy(kept, ({ charter }) => charter.host);
  }

  return {
    /** The kept charters of a portal: the same list until one of them changes. */
    of: async (host: string): Promise<readonly KeptCharter[]> => (await all.get()).get(host) ?? NONE,

    /** Hosts that are portals because a charter of theirs was added or handed over. */
    async hosts(): Promise<string[]> {
      const kept = [...(await all.get()).values()].flat();
      return kept.filter(({ origin }) => origin !== 'live').map(({ charter }) => charter.host);
    },
  };
}
