import { browser } from '../browser.ts';

/** Listens to the access to pages that the reader gives and takes back. */
export function listenToAccess({ given, taken }: { given: () => void; taken: () => void }): void {
  browser.permissions.onAdded.addListener(given);
  browser.permissions.onRemoved.addListener(taken);
}
