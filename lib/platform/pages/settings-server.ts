import type { Charter } from '../../charter/declaration.ts';
import type { Registry } from '../../registry/registry.ts';
import { browser, type Runtime } from '../browser.ts';
import { isRecord } from '../is-record.ts';
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
}

/** Answers the settings: what the extension bundles, and the end of watching a site; or its beginning, where a charter was read. */
export function serveSettings({ registry, sites, isPortal, forget }: SettingsServerParts): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isFromOwnPage(sender) || !isRecord(message)) return undefined;
    const { type, host, isPrivate } = message;
    if (type === 'bundled-charters') return Promise.resolve<readonly Charter[]>(registry.portals);
    if (type === 'unwatch-site' && typeof host === 'string') return sites.unwatch(host).then(() => forget(host));
    // A `HoldMessage`, from the popup too.
    if (type === 'hold-to-charter' && typeof host === 'string') return holdToCharter(host, isPrivate !== false);
    return undefined;
  });

  async function holdToCharter(host: string, isPrivate: boolean): Promise<void> {
    await sites.known();
    if (!isPortal(host)) await sites.watch(host, isPrivate);
  }
}
