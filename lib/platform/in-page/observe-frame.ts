import { observeConsent } from './consent-frame.ts';
import { itemValue, lookAtFrame } from './frame.ts';
import { isRecord } from '../is-record.ts';
import type { FrameMessage } from '../messages.ts';
import { isConnected, pageRuntime, tellBackground, type Respond } from './page-runtime.ts';
import { observedWorld } from './observed-world.ts';
import { isWorthLooking } from './worth-looking.ts';

/** Storage tells nobody in the same document when a script writes to it: it is looked at this often, in milliseconds. */
const LOOK_EVERY = 500;
/** A full storage takes long to list: the next look waits this many times as long as the last one took. */
const LOOK_REST = 50;
/** Keys that other documents wrote, at most. */
const MOST_FOREIGN = 500;

/** Observes this frame, once, whoever asks for it first. */
export function observeFrameOnce(): void {
  if (observedWorld.mietteObserves) return;
  observedWorld.mietteObserves = true;
  observeFrame();
  if (self === top) observeConsent();
}

/** Watches what the scripts of this frame can see, and tells the background when it changes. */
function observeFrame(): void {
  let told = '';
  let gestureAt: number | null = null;
  let storageAccess = false;
  let nextLook = 0;
  const foreign = new Set<string>();

  function tell(first = false, always = false): void {
    const began = performance.now();
    const event = lookAtFrame(first, { storageAccess, gestureAt, foreign });
    if (!event) return;
    const seen = JSON.stringify({ ...event, at: 0, first: false });
    nextLook = performance.now() + LOOK_REST * (performance.now() - began);
    if (seen === told && !always) return;
    told = seen;
    const message: FrameMessage = { type: 'frame', event };
    tellBackground(message).catch(stop);
  }

  /** The browser tells every other document of the origin, and not the one that wrote. */
  function writtenElsewhere({ key, storageArea, oldValue, newValue }: StorageEvent): void {
    const isNew = key !== null && oldValue === null && newValue !== null;
    if (!isNew || storageArea !== localStorage || foreign.size >= MOST_FOREIGN) return;
    foreign.add(key.slice(0, 1024));
    tell();
  }

  /** Tells what stood before the visitor's click, and that there was one, before the page's own scripts hear of it. */
  function gesture(event: Event): void {
    if (!event.isTrusted || (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ')) return;
    tell();
    gestureAt = Date.now();
    tell();
  }

  function look(): void {
    if (isWorthLooking() && performance.now() >= nextLook) tell();
  }

  function lookAgain(): void {
    tell();
  }

  function answer(message: unknown, _sender: unknown, respond: Respond): void {
    if (!isRecord(message)) return;
    if (message['type'] === 'look') tell(false, true);
    const { type, kind, name, host } = message;
    const asked = type === 'item-value' && (kind === 'localStorage' || kind === 'sessionStorage');
    if (!asked || typeof name !== 'string' || host !== location.hostname) return;
    respond(itemValue(kind, name));
  }

  const timer = setInterval(look, LOOK_EVERY);
  const gestures = ['click', 'keydown', 'submit'] as const;
  const moments = ['DOMContentLoaded', 'load', 'pagehide', 'pageshow'] as const;
  for (const type of gestures) addEventListener(type, gesture, { capture: true, passive: true });
  for (const type of moments) addEventListener(type, lookAgain);
  addEventListener('storage', writtenElsewhere);
  pageRuntime().onMessage.addListener(answer);
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
    removeEventListener('storage', writtenElsewhere);
  }
}

/** A frame without an origin of its own has no access to ask for. */
function ignore(): void {
  // Nothing to tell.
}
