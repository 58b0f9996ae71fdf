import type { Browser } from 'puppeteer-core';
import type { DriveOptions } from '../../../cli/drive/drive-options.ts';
import { GECKO_ID } from '../../../cli/drive/firefox.ts';
import { launchBrowser, type DrivenBrowser } from '../../../cli/drive/launch-browser.ts';
import type { ReplicaOptions } from './regimes.ts';
import { privileged } from './privileged.ts';
import { stopBackground } from './stop-background.ts';
import { openSwitchboard } from './switchboard.ts';
import { openTestedExtension, type TestedExtension } from './tested-extension.ts';

/** A browser and a window into the extension in it. */
export interface InHand {
  driven: DrivenBrowser;
  extension: TestedExtension;
}

/** Firefox's own default, in milliseconds. */
const IDLE_AFTER = 30_000;

/** Everything that Chromium can clear for all origins at once without taking the extension's worker with it. */
const STORED = 'cookies,local_storage,indexeddb,cache_storage,file_systems,shared_storage,storage_buckets';

/** Those that are left when all tests have run are ended then. */
const kept = new Map<string, InHand>();

const kindOf = ({ browser, thirdPartyCookies }: DriveOptions) => `${browser} ${thirdPartyCookies}`;

/** A browser is told once, as it starts, on which port hosts answer: each test is answered by its own replicas there. */
const switchboard = openSwitchboard();

/**
 * A browser as if newly installed. It takes seconds to start and to be given an extension, so one that a test was done with
 * is emptied and used again: neither data nor tabs are left in it, nor anything that the extension knew or kept.
 */
export async function takeBrowser(options: ReplicaOptions): Promise<InHand> {
  const { hosts, port } = options.local;
  const { port: same, leadTo } = await switchboard;
  leadTo(port);
  const held = kept.get(kindOf(options));
  if (!held) return withWindow(await launchBrowser({ ...options, local: { hosts, port: same } }));
  kept.delete(kindOf(options));
  // What a page wrote as it was closed, or was answered then, may have come after the browser was emptied.
  if (held.driven.kind === 'firefox')
    await privileged(
      held.driven.browser,
      `Services.cookies.removeAll();
      Services.prefs.setIntPref('extensions.background.idle.timeout', ${String(options.idleAfter ?? IDLE_AFTER)});
      Services.prefs.setStringPref('network.dns.localDomains', ${JSON.stringify(hosts.join(','))}); ''`,
    );
  else await clearStored(held, 'cookies');
  // Once the background answers, its listeners stand.
  await held.extension.state(-1);
  return held;
}

export async function withWindow(driven: DrivenBrowser): Promise<InHand> {
  return { driven, extension: await openTestedExtension(driven) };
}

export async function giveBackBrowser(options: ReplicaOptions, held: InHand): Promise<void> {
  try {
    await closeOthers(held.driven.browser, held.extension.page);
    await (held.driven.kind === 'firefox' ? emptyFirefox(held.driven.browser) : emptyChromium(held, options));
    await held.extension.forgetEverything();
  } catch (error) {
    await held.driven.close();
    throw error;
  }
  await kept.get(kindOf(options))?.driven.close();
  kept.set(kindOf(options), held);
}

/** Everything of every site; what the extension keeps is its own to empty, or the browser takes it for broken. */
async function emptyFirefox(browser: Browser): Promise<void> {
  await privileged(
    browser,
    `(async () => {
      const { CLEAR_ALL, CLEAR_DOM_QUOTA } = Ci.nsIClearDataService;
      await new Promise((done, refuse) => Services.clearData.deleteData(CLEAR_ALL & ~CLEAR_DOM_QUOTA, (left) =>
        left === 0 ? done() : refuse(new Error('data is left: ' + left))));
      const answered = (request) => new Promise((done, refuse) => {
        request.callback = () => request.resultCode === Cr.NS_OK ? done(request.result) : refuse(new Error(request.resultCode));
      });
      const origins = await answered(Services.qms.listOrigins());
      await Promise.all(origins.filter((origin) => origin.startsWith('http')).map((origin) =>
        answered(Services.qms.clearStoragesForPrincipal(
          Services.scriptSecurityManager.createContentPrincipalFromOrigin(origin)))));
      await WebExtensionPolicy.getByID('${GECKO_ID}').extension.terminateBackground({ disableResetIdleForTest: true });
      return '';
    })()`,
  );
}

async function emptyChromium(held: InHand, { local }: ReplicaOptions): Promise<void> {
  await clearStored(held, STORED);
  const session = await held.extension.page.createCDPSession();
  for (const host of local.hosts)
    await session.send('Storage.clearDataForOrigin', { origin: `https://${host}`, storageTypes: 'service_workers' });
  await session.send('Network.clearBrowserCache');
  await session.detach();
  await stopBackground({ ...held, page: held.extension.page });
}

async function clearStored({ extension }: InHand, storageTypes: string): Promise<void> {
  const session = await extension.page.createCDPSession();
  await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes });
  await session.detach();
}

async function closeOthers(browser: Browser, stays: unknown): Promise<void> {
  const tabs = await browser.pages();
  await Promise.all(tabs.filter((page) => page !== stays).map((page) => page.close()));
}
