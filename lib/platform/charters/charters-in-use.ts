import type { KeptCharter } from '../../report/kept-charter.ts';
import { browser } from '../browser.ts';
import { charterKeys, keptCharters } from './kept-charters.ts';

const NONE: readonly KeptCharter[] = [];

export type ChartersInUse = ReturnType<typeof createChartersInUse>;

/**
 * The kept charters as the background uses them, read anew after each change.
 * @param onChange called when they are others than before
 */
export function createChartersInUse(onChange: () => void) {
  let loading: Promise<Map<string, KeptCharter[]>> | null = null;

  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'managed' && !charterKeys.some((key) => key in changes)) return;
    loading = null;
    onChange();
  });

  async function load(): Promise<Map<string, KeptCharter[]>> {
    const kept = await keptCharters({ withPrivate: true });
    return Map.groupBy(kept, ({ charter }) => charter.host);
  }

  const all = () =>
    (loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    }));

  return {
    /** The kept charters of a portal: the same list until one of them changes. */
    of: async (host: string): Promise<readonly KeptCharter[]> => (await all()).get(host) ?? NONE,

    /** Hosts that are portals because a charter of theirs was added or handed over. */
    async hosts(): Promise<string[]> {
      const kept = [...(await all()).values()].flat();
      return kept.filter(({ origin }) => origin !== 'live').map(({ charter }) => charter.host);
    },
  };
}
