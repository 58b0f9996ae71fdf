import type { Tab } from '../../visit/tab.ts';
import { trackersOf } from '../../visit/trackers.ts';
import { browser } from '../browser.ts';
import { readValue } from './jar.ts';
import type { ItemValueMessage } from '../messages.ts';

/** The present value of one tracker, read for the person who asks and kept nowhere; `null` when it is gone. */
export async function readTrackerValue(tabId: number, tab: Tab, trackerId: string): Promise<string | null> {
  const sighting = tab.visit?.cookies[trackerId];
  if (sighting) return readValue(sighting, tab.storeId);
  const tracker = tab.visit && trackersOf(tab.visit).find(({ id }) => id === trackerId);
  if (!tracker || tracker.kind === 'cookie') return null;
  const { kind, name, domain: host } = tracker;
  const message: ItemValueMessage = { type: 'item-value', kind, name, host };
  try {
    const value: unknown = await browser.tabs.sendMessage(tabId, message);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
