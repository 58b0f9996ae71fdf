import type { CharterOutcome, CharterReading, PopupActions, PopupState } from '../../view/popup-state.ts';
import { askToLook } from '../sites/access.ts';
import { browser, type Runtime } from '../browser.ts';
import { shownState, type PopupReply, type PopupRequest } from './popup-line.ts';

/**
 * Opens the popup's line to the background: states come as they change, also after the background was ended and began anew.
 * The tab is the one in front, or that of the address's `tab` parameter.
 */
export async function connectPopup(onState: (state: PopupState) => void): Promise<PopupActions> {
  const tabId = await wantedTab();
  const calls = new Map<number, (value: string | null) => void>();
  let nextCall = 0;
  let line = open();

  function open(): Runtime.Port {
    const port = browser.runtime.connect();
    port.onMessage.addListener((message) => {
      const reply = message as PopupReply;
      if (reply.type === 'show') onState(shownState(reply));
      // A popup that stands has drawn by then what was told before.
      else if (reply.type === 'known') setTimeout(() => ask('show'));
      else if (reply.type === 'reveal') calls.get(reply.call)?.(reply.value);
    });
    port.onDisconnect.addListener(() => {
      for (const answer of calls.values()) answer(null);
      line = open();
    });
    const request: PopupRequest = { type: 'known', tabId };
    port.postMessage(request);
    return port;
  }

  function ask(type: 'show' | 'watch' | 'unwatch'): void {
    const request: PopupRequest = { type, tabId };
    line.postMessage(request);
  }

  return {
    async isOnToolbar() {
      const { isOnToolbar = true } = await browser.action.getUserSettings();
      return isOnToolbar;
    },
    reload() {
      void browser.tabs.reload(tabId).then(() => {
        close();
      });
    },
    allowAccess() {
      void askToLook().then(() => ask('show'));
    },
    watch: () => ask('watch'),
    unwatch: () => ask('unwatch'),
    reveal(trackerId) {
      const call = nextCall++;
      const request: PopupRequest = { type: 'reveal', tabId, trackerId, call };
      return new Promise((resolve) => {
        calls.set(call, (value) => {
          calls.delete(call);
          resolve(value);
        });
        line.postMessage(request);
      });
    },
    openSettings() {
      void browser.runtime.openOptionsPage();
    },
    openReport() {
      void browser.tabs.create({ url: browser.runtime.getURL(`/report.html?tab=${String(tabId)}`) });
    },
    readCharter,
    openCharter(url) {
      void browser.tabs.create({ url });
    },
  };

  async function readCharter(onlyHere: boolean, reading: CharterReading): Promise<CharterOutcome> {
    const { readLiveCharter } = await import('../charters/read-charters.ts');
    const outcome = await readLiveCharter(tabId, { onlyHere, ...reading });
    // The site may be watched from now on.
    if (outcome.kind === 'charter') ask('show');
    return outcome;
  }
}

async function wantedTab(): Promise<number> {
  const named = new URLSearchParams(location.search).get('tab') ?? '';
  if (/^\d+$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}
