import type { KeptCharter } from '../../report/kept-charter.ts';
import { browser, type Runtime } from '../browser.ts';
import { isRecord } from '../is-record.ts';
import { loadedOnce } from '../loaded-once.ts';
import { isFromOwnPage } from '../messages.ts';
import { charterKeys, keptCharters, PRIVATE_CHARTERS } from './kept-charters.ts';

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
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (isFromOwnPage(sender) && isRecord(message) && message['type'] === PRIVATE_CHARTERS) changed();
    return undefined;
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
