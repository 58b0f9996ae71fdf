import { pageMarkers } from '../../consent/page-markers.ts';
import { isOwnStorageName, LONGEST_VALUE, ownStorageNames, storageNames } from '../../consent/storage-names.ts';
import type { ConsentMessage } from './consent-message.ts';
import { itemNames, itemValue } from './frame.ts';
import { isRecord } from '../is-record.ts';
import { isConnected, pageRuntime, tellBackground } from './page-runtime.ts';
import { isWorthLooking } from './worth-looking.ts';

/** Storage tells nobody in the same document when a script writes to it: it is looked at this often, in milliseconds. */
const LOOK_EVERY = 500;
/** A choice must be known soon after the click that made it: where only a script can tell it, it is asked this often. */
const ASK_EVERY = 1000;

/**
 * Watches where consent managers keep the visitor's choice in this page's local storage, and which of them are on the page,
 * and tells the background when that changes. Nothing else that the page stores is read.
 */
export function observeConsent(): void {
  let told = '';
  let lookedAt: number | null = null;
  let askedAt = 0;
  /** When this page was last seen to run: browsers let a page out of sight sleep. */
  let ranAt = performance.now();

  function tell(always = false, since = lookedAt): void {
    const now = performance.now();
    const before = { lookedAt: lookedAt ?? now, askedAt };
    const unseenFor = now - (since ?? now);
    lookedAt = now;
    const items = [...storageNames, ...ownStorageNames(itemNames('localStorage'))].flatMap((name) => {
      const value = itemValue('localStorage', name);
      // One character too many says that the value was longer.
      return value === null ? [] : { name, value: value.slice(0, LONGEST_VALUE + 1) };
    });
    const present = Object.keys(pageMarkers).filter((id) => document.querySelector(pageMarkers[id] ?? '') !== null);
    const google = document.querySelector('script[src*="googletagmanager.com/"]') !== null;
    const seen = JSON.stringify([items, present, google]);
    const untold = isUntold(items, present);
    if (seen === told && !always && !(untold && now >= askedAt + ASK_EVERY)) return;
    told = seen;
    const unaskedFor = now - askedAt;
    if (untold) askedAt = now;
    const message: ConsentMessage = {
      type: 'consent',
      at: Date.now(),
      host: location.hostname,
      born: performance.timeOrigin,
      items,
      unseenFor,
      unaskedFor,
      present,
      google,
    };
    tellBackground(message).catch(() => {
      if (!isConnected()) stop();
      // The background may have ended at that moment: the next look tells it, as if this one had not been.
      else [told, lookedAt, askedAt] = ['', before.lookedAt, before.askedAt];
    });
  }

  function look(): void {
    ranAt = performance.now();
    if (isWorthLooking()) tell();
  }

  function lookNow(): void {
    tell();
  }

  /** Of what another document of the origin writes the browser tells at once, a page out of sight too. */
  function writtenElsewhere({ key }: StorageEvent): void {
    if (key === null || isOwnStorageName(key) || storageNames.some((name) => name === key))
      tell(false, Math.max(ranAt, lookedAt ?? 0));
  }

  function lookAgain(message: unknown): void {
    if (isRecord(message) && message['type'] === 'look') tell(true);
  }

  const timer = setInterval(look, LOOK_EVERY);
  const moments = ['DOMContentLoaded', 'load', 'pagehide', 'pageshow'] as const;
  for (const type of moments) addEventListener(type, lookNow);
  addEventListener('storage', writtenElsewhere);
  pageRuntime().onMessage.addListener(lookAgain);
  tell();

  /** The extension was updated or removed: this copy of it has nobody to tell. */
  function stop(): void {
    clearInterval(timer);
    for (const type of moments) removeEventListener(type, lookNow);
    removeEventListener('storage', writtenElsewhere);
  }
}

/** The framework's manager is on the page, and keeps the choice where only its own scripts can tell. */
function isUntold(items: ConsentMessage['items'], present: readonly string[]): boolean {
  const kept = items.some(({ name }) => /consent-v2$|TCString$/.test(name));
  return present.includes('tcf') && !kept && !/(?:^|; )eu(?:pub)?consent-v2=/.test(document.cookie);
}
