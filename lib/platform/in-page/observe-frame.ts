import { observeConsent } from './consent-frame.ts';
import type { StorageKind } from '../../tracker/tracker.ts';
import type { FrameEvent } from '../../visit/event.ts';
import { itemValue, LONGEST_NAME, lookAtFrame } from './frame.ts';
import { isRecord } from '../is-record.ts';
import type { FrameMessage } from '../messages.ts';
import { isConnected, pageRuntime, tellBackground, type Respond } from './page-runtime.ts';
import { observedWorld } from './observed-world.ts';
import { isWorthLooking } from './worth-looking.ts';

/** Storage tells nobody in the same document when a script writes to it: it is looked at this often, in milliseconds. */
const LOOK_EVERY = 500;
/** A full storage takes long to list: the next look waits this many times as long as the last one took. */
const LOOK_REST = 50;
/** Keys of one storage that other documents wrote, at most. */
const MOST_FOREIGN = 500;

/** A click may lead to access, where nothing else that the frame can see changes, within this, in milliseconds. */
const ACCESS_AFTER = 30_000;

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
  /** The first look, where nobody could be told of it. */
  let unheard: FrameMessage | null = null;
  let gestureAt: number | null = null;
  let storageAccess = false;
  let nextLook = 0;
  const foreign = { localStorage: new Set<string>(), sessionStorage: new Set<string>() };
  /** Keys as they were told last. */
  let last: Pick<FrameEvent, StorageKind> | null = null;

  function tell(first = false, always = false): void {
    const began = performance.now();
    const event = lookAtFrame(first, { storageAccess, gestureAt, foreign });
    if (!event) return;
    const seen = JSON.stringify({ ...event, at: 0, first: false });
    nextLook = performance.now() + LOOK_REST * (performance.now() - began);
    if (seen === told && !always) return;
    told = seen;
    last = event;
    send({ type: 'frame', event });
    if (!storageAccess) askForAccess();
  }

  function send(message: FrameMessage): void {
    tellBackground(message).catch(() => {
      if (!isConnected()) stop();
      // The background may have ended at that moment: the next look tells it.
      else told = '';
      if (message.event.first) unheard = message;
    });
  }

  /** What was there before the page's scripts ran, no later look can tell. */
  function sendFirst(): void {
    if (!unheard) return;
    send(unheard);
    [unheard, told] = [null, ''];
  }

  /** A frame may get access later, by a click of the visitor's: what it can see changes then. */
  function askForAccess(): void {
    document.hasStorageAccess().then((has) => {
      if (!has) return;
      storageAccess = true;
      tell();
    }, ignore);
  }

  /** The browser tells every other document of the origin, and not the one that wrote. */
  function writtenElsewhere({ key, storageArea, oldValue, newValue }: StorageEvent): void {
    const isNew = key !== null && oldValue === null && newValue !== null;
    if (!isNew || storageArea !== localStorage) return;
    addForeign('localStorage', key.slice(0, LONGEST_NAME));
    tell();
  }

  function addForeign(kind: StorageKind, key: string): void {
    if (foreign[kind].size < MOST_FOREIGN) foreign[kind].add(key);
  }

  /** What has come while the page lay in the cache for Back, where nothing is told to it, is of the pages shown meanwhile. */
  function shown({ persisted }: PageTransitionEvent): void {
    const now = persisted ? lookAtFrame(false, { storageAccess, gestureAt, foreign }) : null;
    for (const kind of ['localStorage', 'sessionStorage'] as const) {
      const known = new Set(last?.[kind]);
      for (const key of now?.[kind] ?? []) if (!known.has(key)) addForeign(kind, key);
    }
    tell();
  }

  /** Tells what stood before the visitor's click, and that there was one, before the page's own scripts hear of it. */
  function gesture(event: Event): void {
    if (!event.isTrusted || (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ')) return;
    // A finger may only begin to scroll.
    const { pointerType } = event as PointerEvent;
    if (event.type === 'pointerdown' && pointerType === 'touch') return;
    // One that is lifted has tapped, though the page may prevent the click.
    if (event.type === 'pointerup' && pointerType !== 'touch') return;
    tell();
    gestureAt = Date.now();
    tell();
  }

  /** One that stands is not added twice. */
  function listen(): void {
    for (const type of gestures) addEventListener(type, gesture, { capture: true, passive: true });
    for (const type of moments) addEventListener(type, lookAgain);
    addEventListener('storage', writtenElsewhere);
    addEventListener('pageshow', shown);
  }

  function look(): void {
    sendFirst();
    if (gestureAt !== null && !storageAccess && Date.now() < gestureAt + ACCESS_AFTER) askForAccess();
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
  const gestures = ['pointerdown', 'pointerup', 'click', 'keydown', 'submit'] as const;
  const moments = ['DOMContentLoaded', 'load', 'pagehide'] as const;
  listen();
  // A page that is written anew (`document.open`) takes all listeners from its window, and changes nothing else but its root.
  const rewritten = new MutationObserver(listen);
  rewritten.observe(document, { childList: true });
  pageRuntime().onMessage.addListener(answer);
  tell(true);

  /** The extension was updated or removed: this copy of it has nobody to tell. */
  function stop(): void {
    clearInterval(timer);
    rewritten.disconnect();
    for (const type of gestures) removeEventListener(type, gesture, { capture: true });
    for (const type of moments) removeEventListener(type, lookAgain);
    removeEventListener('storage', writtenElsewhere);
    removeEventListener('pageshow', shown);
  }
}

/** A frame without an origin of its own has no access to ask for. */
function ignore(): void {
  // Nothing to tell.
}
