import type { Charter } from '../charter/declaration.ts';
import { webUrl } from '../tracker/address.ts';
import type { StorageKind } from '../tracker/tracker.ts';
import type { FrameEvent } from '../visit/event.ts';
import { browser, type Runtime } from './browser.ts';
import { isRecord } from './is-record.ts';
import { momentTold } from './moment-told.ts';

/** From a page's content script to the background: what the scripts of its frame can see. */
export interface FrameMessage {
  type: 'frame';
  event: FrameEvent;
}

/** From a page's content script to the background: the page looks like a portal. */
export interface PortalMessage {
  type: 'portal';
}

/** From the background to the content scripts of a tab: look again and tell. */
export interface LookMessage {
  type: 'look';
}

/** From the background to the content scripts of a tab: the value of one storage item, for a person who asks to see it. */
export interface ItemValueMessage {
  type: 'item-value';
  kind: StorageKind;
  name: string;
  host: string;
}

/**
 * From a page of the extension to the background, which outlives it: keep a charter that was read on its portal, and where the
 * reader asked for it, hold the site to it from then on. Answered with whether there was room for it.
 */
export interface KeepCharterMessage {
  type: 'keep-charter';
  charter: Charter;
  isPrivate: boolean;
  isAskedFor: boolean;
}

/** Whether a message comes from a content script of this extension, in a frame of what a tab shows. */
export function isFromContentScript(sender: Runtime.MessageSender): boolean {
  // A page that Chromium makes ready beforehand may never be shown; it is asked when it is.
  const isReady = 'documentLifecycle' in sender && sender.documentLifecycle === 'prerender';
  return sender.id === browser.runtime.id && sender.tab?.id !== undefined && !isReady;
}

/** Whether a frame can be of this host: its own, or any where it has none, as `about:blank` has of the page that made it. */
export function isHostOf({ url = '' }: Runtime.MessageSender, host: string): boolean {
  return (webUrl(url)?.hostname ?? host) === host;
}

/** Whether a line was opened by a page of this extension. */
export function isFromOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && (sender.url?.startsWith(browser.runtime.getURL('')) ?? false);
}

/** A frame message, checked: a content script lives in a hostile page's process. */
export function readFrameMessage(message: unknown): FrameEvent | null {
  if (!isRecord(message) || message['type'] !== 'frame' || !isRecord(message['event'])) return null;
  const {
    at,
    url,
    host,
    ancestors,
    first,
    storageAccess,
    cookieNames,
    localStorage,
    sessionStorage,
    untold,
    foreign,
    gestureAt,
  } = message['event'];
  if (typeof at !== 'number' || typeof url !== 'string' || typeof host !== 'string' || typeof first !== 'boolean')
    return null;
  if (typeof storageAccess !== 'boolean') return null;
  if (!isNames(cookieNames) || !(localStorage === null || isNames(localStorage))) return null;
  if (!(sessionStorage === null || isNames(sessionStorage))) return null;
  if (!isRecord(untold) || !isCount(untold['localStorage']) || !isCount(untold['sessionStorage'])) return null;
  if (!isRecord(foreign) || !isNames(foreign['localStorage']) || !isNames(foreign['sessionStorage'])) return null;
  if (!isNames(ancestors) || !(gestureAt === null || typeof gestureAt === 'number')) return null;
  return {
    type: 'frame',
    at: momentTold(at),
    url,
    host,
    ancestors,
    first,
    storageAccess,
    // Chromium gives access to cookies alone.
    ...(import.meta.env.FIREFOX && storageAccess && { commonStorage: true }),
    cookieNames,
    localStorage,
    sessionStorage,
    untold: { localStorage: untold['localStorage'], sessionStorage: untold['sessionStorage'] },
    foreign: { localStorage: foreign['localStorage'], sessionStorage: foreign['sessionStorage'] },
    gestureAt: gestureAt !== null && isRecent(gestureAt) ? gestureAt : null,
  };
}

/** A click is told of again with whatever the frame sees later; one longer ago explains nothing any more. */
function isRecent(gestureAt: number): boolean {
  const now = Date.now();
  return gestureAt <= now + 1000 && gestureAt >= now - 3_600_000;
}

/** A page may say any number of its keys; more than a browser can hold is not believed. */
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 10_000_000;
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
