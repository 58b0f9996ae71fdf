import { browser } from '../browser.ts';

/** Key in `storage.local`: hosts that the reader asked to watch. */
export const CHOSEN = 'sites';

/** Hosts that are watched because the reader asked for it. */
export async function chosenSites(): Promise<string[]> {
  const { [CHOSEN]: kept } = await browser.storage.local.get(CHOSEN);
  return Array.isArray(kept) ? kept.filter((host) => typeof host === 'string') : [];
}
