import { noChoice } from '../consent/choice.ts';
import { badgeTitle } from '../report/badge.ts';
import type { Report } from '../report/report.ts';
import { plainUrl, webUrl } from '../tracker/address.ts';
import { siteOfUrl } from '../tracker/site.ts';
import type { Visit } from '../visit/visit.ts';
import { reportWords } from '../words/report-words.ts';
import { createToolbar } from './toolbar/badge.ts';
import { browser, type Runtime } from './browser.ts';
import { bundledRegistry } from './bundled-registry.ts';
import { listenToCookies } from './jar/cookie-changes.ts';
import { readConsentMessage } from './in-page/consent-message.ts';
import { storeIdOf } from './jar/cookie-stores.ts';
import { choiceFrom, readJar } from './jar/jar.ts';
import { mayLookAt } from './sites/access.ts';
import { listenToAccess } from './sites/access-changes.ts';
import { askPage } from './tabs/ask-page.ts';
import { followReaderLanguage } from './followed-language.ts';
import { isRecord } from './is-record.ts';
import { isFromContentScript, isHostOf, readFrameMessage } from './messages.ts';
import { createChartersInUse } from './charters/charters-in-use.ts';
import { lookAgain } from './tabs/look-again.ts';
import { markOpenTabs } from './tabs/mark-open-tabs.ts';
import { listenToNavigations } from './tabs/navigations.ts';
import { observeTab } from './tabs/observe-tab.ts';
import { hostsBeside, hostsReady, openTabs, shownDocument, shownFrames } from './tabs/open-tabs.ts';
import { servePopups } from './pages/popup-server.ts';
import { createReporter } from './toolbar/reporter.ts';
import { listenToRequests } from './tabs/requests.ts';
import { createSites } from './sites/sites.ts';
import { createTabStore } from './tabs/tab-store.ts';
import { showLatest } from './toolbar/show-latest.ts';
import { createWatcher } from './tabs/watcher.ts';
import { serveSettings } from './pages/settings-server.ts';
import type { ShownSite } from '../view/popup-state.ts';

/** Registers every listener at once: a browser that ended the background wakes it for these. */
export function startBackground(): void {
  const registry = bundledRegistry();
  const charters = createChartersInUse(() => void sites.chartersChanged().then(() => watcher.showAgain()));
  const sites = createSites(() => charters.hosts());
  const toolbar = createToolbar();
  const language = followReaderLanguage();
  const words = async () => reportWords(await language());
  const report = createReporter(registry, words, {
    isRecognised: sites.isRecognised,
    keptCharters: charters.of,
  });
  const watcher = createWatcher({
    store: createTabStore(),
    sitesKnown: sites.known,
    isWatched: (url) => whyWatched(url) !== null,
    storeIdOf,
    openTabs,
    shownDocument,
    hostsBeside,
    hostsReady,
    shownFrames,
    readJar,
    choiceFrom,
    onChange: showLatest(show),
    onShown(tabId, { host, observedFromStart }) {
      // What a page told before it was shown is lost.
      if (!observedFromStart) void lookAgain(tabId);
      else if (!isKnownPortal(host)) void observeTab(tabId);
    },
    now: Date.now,
  });
  const popups = servePopups({ watcher, sites, whyWatched, report: reportAndPaint });

  markOpenTabs({
    isWatched: async (url) => {
      await sites.known();
      return whyWatched(url) !== null;
    },
    isKnown: async (tabId) => (await watcher.hostOf(tabId)) !== null,
    mark: async (tabId) =>
      toolbar.paint(tabId, { text: '?', level: 'unobserved' }, (await words()).say('badge.unobserved')),
  });
  serveSettings({
    registry,
    sites,
    isPortal: (host) => isKnownPortal(host) || sites.why(host) === 'portal' || sites.isRecognised(host),
    forget: (host) => watcher.forgetSite(host),
    keep: (charter, isPrivate) => charters.keep(charter, isPrivate),
  });

  listenToNavigations({
    ...watcher,
    committed(tabId, commit) {
      toolbar.committed(tabId);
      watcher.committed(tabId, commit);
    },
    tabClosed(tabId) {
      toolbar.closed(tabId);
      watcher.tabClosed(tabId);
    },
    frameCommitted(tabId, frame) {
      watcher.frameCommitted(tabId, frame);
      // The script that comes with every page knows the portals of the registries only.
      if (watcher.mayConcern(tabId))
        void watcher.hostOf(tabId).then((host) => {
          if (host !== null && !isKnownPortal(host)) void observeTab(tabId, frame.frameId);
        });
    },
  });
  listenToRequests(watcher);
  listenToAccess({ given: () => void watcher.accessGiven(), taken: () => void watcher.accessTaken() });
  listenToCookies((change) => {
    watcher.cookieChanged(change);
  });
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isFromContentScript(sender) || !isRecord(message)) return;
    if (message['type'] === 'portal') void recognise(sender);
    else void pageTold(message, sender);
  });

  async function pageTold(message: unknown, sender: Runtime.MessageSender): Promise<void> {
    const { tab, documentId = null, frameId } = sender;
    const frame = readFrameMessage(message);
    const consent = readConsentMessage(message);
    const told = frame ? { event: frame, host: frame.host } : consent;
    if (tab?.id === undefined || !told || !isHostOf(sender, told.host)) return;
    // What frames of other sites keep is not about this page.
    if (consent && frameId !== 0) return;
    const origin = {
      navigationRequestId: null,
      documentId,
      parentDocumentId: null,
      frameId: frameId ?? 0,
      pageUrl: null,
    };
    watcher.pageTold(tab.id, told.event, origin);
    const answer = consent?.knowsMore ? await askPage(tab.id, consent.born) : null;
    if (!answer) return;
    const { at } = told.event;
    const { stood, waits, consentMode: state } = answer;
    const choice = waits ? noChoice : answer.choice;
    if (choice) {
      const unseenFor = consent?.unaskedFor ?? 0;
      watcher.pageTold(tab.id, { type: 'choice', from: 'manager', at, choice, stood, unseenFor }, origin);
    }
    if (state) watcher.pageTold(tab.id, { type: 'consent-mode', at, state }, origin);
  }

  /** A page that looks like a portal is one from now on; what came before was not seen. */
  async function recognise({ tab, url = '', frameId, documentId }: Runtime.MessageSender): Promise<void> {
    const host = webUrl(url)?.hostname;
    const site = siteOfUrl(url);
    if (host === undefined || site === null || frameId !== 0 || tab?.id === undefined) return;
    const isNew = await sites.recognise(host);
    await watcher.beginLate(tab.id, {
      url: plainUrl(url),
      host,
      site,
      documentId: documentId ?? null,
      requestId: null,
      committedAt: null,
    });
    await observeTab(tab.id);
    // One that its reader has watched was held to nothing until now.
    if (isNew) await watcher.showAgain();
  }

  function isKnownPortal(host: string): boolean {
    return registry.portal(host) !== null || registry.isPlatformHost(host);
  }

  function whyWatched(url: string): ShownSite | null {
    const host = webUrl(url)?.hostname;
    if (host === undefined) return null;
    return isKnownPortal(host) ? 'portal' : sites.why(host);
  }

  async function show(tabId: number, visit: Visit | null): Promise<void> {
    if (!visit) {
      await toolbar.clear(tabId);
      popups.update(tabId, null);
      return;
    }
    if (!(await mayLookAt(tabId, visit))) {
      await toolbar.paint(tabId, { text: '?', level: 'unobserved' }, (await words()).say('badge.no-access'));
      popups.update(tabId, null);
      return;
    }
    popups.update(tabId, await reportAndPaint(tabId, visit));
  }

  /** Whatever shows a report, the badge says the same. */
  async function reportAndPaint(tabId: number, visit: Visit): Promise<Report> {
    const fresh = await report(visit);
    await toolbar.paint(tabId, fresh.badge, badgeTitle(fresh, await words()));
    return fresh;
  }
}
