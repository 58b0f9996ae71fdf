import { badgeTitle } from '../report/badge.ts';
import { webUrl } from '../tracker/address.ts';
import type { Visit } from '../visit/visit.ts';
import { reportWords } from '../words/report-words.ts';
import { clearBadge, paintBadge } from './badge.ts';
import { browser, type Runtime } from './browser.ts';
import { bundledRegistry } from './bundled-registry.ts';
import { listenToCookies } from './cookie-changes.ts';
import { storeIdOf } from './cookie-stores.ts';
import { choiceFrom, readJar } from './jar.ts';
import { mayLook } from './access.ts';
import { readerLanguage } from './language.ts';
import { isFromContentScript, readFrameMessage } from './messages.ts';
import { listenToNavigations } from './navigations.ts';
import { servePopups } from './popup-server.ts';
import { createReporter } from './reporter.ts';
import { listenToRequests } from './requests.ts';
import { createTabStore } from './tab-store.ts';
import { showLatest } from './show-latest.ts';
import { createWatcher } from './watcher.ts';

/** Registers every listener at once: a browser that ended the background wakes it for these. */
export function startBackground(): void {
  const registry = bundledRegistry();
  const words = async () => reportWords(await readerLanguage());
  const report = createReporter(registry, words);
  const watcher = createWatcher({
    store: createTabStore(),
    isWatched,
    storeIdOf,
    readJar,
    choiceFrom,
    onChange: showLatest(show),
    now: Date.now,
  });
  const popups = servePopups(watcher, isWatched, report);

  listenToNavigations(watcher);
  listenToRequests(watcher);
  listenToCookies((change) => {
    watcher.cookieChanged(change);
  });
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const tabId = isFromContentScript(sender) ? sender.tab?.id : undefined;
    const event = tabId === undefined ? null : readFrameMessage(message);
    const senderHost = webUrl(sender.url ?? '')?.hostname ?? event?.host;
    if (tabId === undefined || !event || event.host !== senderHost) return;
    const documentId = sender.frameId === 0 ? (sender.documentId ?? null) : null;
    watcher.frameSeen(tabId, event, { navigationRequestId: null, documentId });
  });

  function isWatched(url: string): boolean {
    const host = webUrl(url)?.hostname;
    return host !== undefined && (registry.portal(host) !== null || registry.isPlatformHost(host));
  }

  async function show(tabId: number, visit: Visit | null): Promise<void> {
    if (!visit) {
      await clearBadge(tabId);
      popups.update(tabId, null);
      return;
    }
    if (!(await mayLook())) {
      await paintBadge(tabId, { text: '?', level: 'unobserved' }, (await words()).say('badge.no-access'));
      return;
    }
    const fresh = await report(visit);
    await paintBadge(tabId, fresh.badge, badgeTitle(fresh.badge, fresh.findings, await words()));
    popups.update(tabId, fresh);
  }
}
