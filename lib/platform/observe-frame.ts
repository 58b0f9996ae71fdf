import { browser } from './browser.ts';
import { itemValue, lookAtFrame } from './frame.ts';
import { isRecord, type FrameMessage } from './messages.ts';

/** Storage tells nobody in the same document when a script writes to it: it is looked at this often, in milliseconds. */
const LOOK_EVERY = 500;

/** Watches what the scripts of this frame can see, and tells the background when it changes. */
export function observeFrame(): void {
  let told = '';
  let gestureAt: number | null = null;
  let storageAccess = false;

  function tell(first = false, always = false): void {
    const event = lookAtFrame(first, storageAccess, gestureAt);
    if (!event) return;
    const seen = JSON.stringify({ ...event, at: 0, first: false });
    if (seen === told && !always) return;
    told = seen;
    const message: FrameMessage = { type: 'frame', event };
    browser.runtime.sendMessage(message).catch(stop);
  }

  /** Tells what stood before the visitor's click, and that there was one, before the page's own scripts hear of it. */
  function gesture(event: Event): void {
    if (!event.isTrusted || (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ')) return;
    tell();
    gestureAt = Date.now();
    tell();
  }

  function look(): void {
    if (document.visibilityState === 'visible') tell();
  }

  function lookAgain(): void {
    tell();
  }

  function answer(message: unknown): Promise<string | null> | undefined {
    if (!isRecord(message)) return undefined;
    if (message['type'] === 'look') tell(false, true);
    const { type, kind, name, host } = message;
    const asked = type === 'item-value' && (kind === 'localStorage' || kind === 'sessionStorage');
    if (!asked || typeof name !== 'string' || host !== location.hostname) return undefined;
    return Promise.resolve(itemValue(kind, name));
  }

  const timer = setInterval(look, LOOK_EVERY);
  const gestures = ['click', 'keydown', 'submit'] as const;
  const moments = ['DOMContentLoaded', 'load', 'pagehide', 'pageshow'] as const;
  for (const type of gestures) addEventListener(type, gesture, { capture: true, passive: true });
  for (const type of moments) addEventListener(type, lookAgain);
  browser.runtime.onMessage.addListener(answer);
  tell(true);
  document.hasStorageAccess().then((has) => {
    storageAccess = has;
    tell();
  }, ignore);

  /** The extension was updated or removed: this copy of it has nobody to tell. */
  function stop(): void {
    if (isConnected()) return;
    clearInterval(timer);
    for (const type of gestures) removeEventListener(type, gesture, { capture: true });
    for (const type of moments) removeEventListener(type, lookAgain);
  }
}

/** A frame without an origin of its own has no access to ask for. */
function ignore(): void {
  // Nothing to tell.
}

/** A content script whose extension is gone has no runtime id left. */
function isConnected(): boolean {
  try {
    return Boolean(browser.runtime.id);
  } catch {
    return false;
  }
}
