import type { Charter } from '../../charter/declaration.ts';
import type { Registry } from '../../registry/registry.ts';
import { browser, type Runtime } from '../browser.ts';
import { isRecord } from '../is-record.ts';
import { isCharter } from '../charters/is-charter.ts';
import { isFromOwnPage } from '../messages.ts';
import type { Sites } from '../sites/sites.ts';

/** From the settings to the background, each answered. */
export type SettingsRequest = { type: 'bundled-charters' } | { type: 'unwatch-site'; host: string };

export interface SettingsServerParts {
  registry: Registry;
  sites: Sites;
  /** Whether a host is watched without its reader's asking: one that is known, or looks like a portal. */
  isPortal: (host: string) => boolean;
  /** Forgets what the tabs of a site show. */
  forget: (host: string) => Promise<void>;
  /** Keeps a charter that was read on its portal; fails where there is no room for it. */
  keep: (charter: Charter, isPrivate: boolean) => Promise<void>;
}

/** Answers the settings: what the extension bundles, and the end of watching a site; and whoever has read a charter. */
export function serveSettings({ registry, sites, isPortal, forget, keep }: SettingsServerParts): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isFromOwnPage(sender) || !isRecord(message)) return undefined;
    const { type, host } = message;
    if (type === 'bundled-charters') return Promise.resolve<readonly Charter[]>(registry.portals);
    if (type === 'unwatch-site' && typeof host === 'string') return sites.unwatch(host).then(() => forget(host));
    // A `KeepCharterMessage`, from the popup too.
    const { charter, isPrivate, isAskedFor } = message;
    if (type === 'keep-charter' && isCharter(charter))
      return keepCharter(charter, { isPrivate: isPrivate !== false, isAskedFor: isAskedFor === true });
    return undefined;
  });

  async function keepCharter(
    charter: Charter,
    { isPrivate, isAskedFor }: { isPrivate: boolean; isAskedFor: boolean },
  ): Promise<boolean> {
    try {
      await keep(charter, isPrivate);
    } catch {
      return false;
    }
    await sites.known();
    if (isAskedFor && !isPortal(charter.host)) await sites.watch(charter.host, isPrivate);
    return true;
  }
}
