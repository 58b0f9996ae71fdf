import { webUrl } from '../../tracker/address.ts';
import { registrableDomain } from '../../tracker/site.ts';
import { browser } from '../browser.ts';
import { storeIdOf } from '../jar/cookie-stores.ts';
import { mayLook } from '../sites/access.ts';

/** Ids of the tabs that are open. */
export async function openTabs(): Promise<ReadonlySet<number>> {
  const tabs = await browser.tabs.query({});
  return new Set(tabs.flatMap(({ id }) => (id === undefined ? [] : [id])));
}

/**
 * Which hosts of a registrable domain tabs with the same jar show, apart from those tabs, or have in a frame of another site's page
 * (Chromium: Firefox keeps apart what is there); one whose page was taken out of memory runs nothing. `null` without access to
 * pages, where browsers do not tell what tabs show.
 */
export async function hostsBeside(apart: readonly number[], domain: string, storeId: string): Promise<string[] | null> {
  const tabs = await browser.tabs.query({});
  const hosts = new Set<string>();
  const look = async ({ id, url = '', discarded }: (typeof tabs)[number]) => {
    if (id === undefined || apart.includes(id) || discarded) return;
    const isOf = (one: string) => registrableDomain(one) === domain;
    const shown = hostsOf([{ url }]);
    const framed = import.meta.env.FIREFOX || shown.some(isOf) ? [] : hostsOf(await framesOf(id));
    const found = [...shown, ...framed].filter(isOf);
    if (found.length > 0 && (await storeIdOf(id).catch(() => null)) === storeId)
      for (const one of found) hosts.add(one);
  };
  await Promise.all(tabs.map(look));
  return (await mayLook()) ? [...hosts] : null;
}

function hostsOf(frames: readonly Pick<ListedFrame, 'url' | 'documentLifecycle'>[]): string[] {
  return frames.flatMap(({ url, documentLifecycle = 'active' }) =>
    documentLifecycle === 'active' ? (webUrl(url)?.hostname ?? []) : [],
  );
}

/** Hosts of a registrable domain whose pages are made ready in a tab that shows another one. */
export async function hostsReady(tabId: number, domain: string): Promise<string[]> {
  return (await framesOf(tabId)).flatMap(({ url, documentLifecycle }) => {
    const host = documentLifecycle === 'prerender' ? webUrl(url)?.hostname : undefined;
    return host !== undefined && registrableDomain(host) === domain ? [host] : [];
  });
}

/** The document that a tab shows, `null` where there is none or the browser does not name it. */
export async function shownDocument(tabId: number): Promise<{ url: string; documentId: string } | null> {
  const frame = await browser.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => null);
  const { url, documentId } = (frame ?? {}) as { url?: string; documentId?: string };
  return url !== undefined && documentId !== undefined ? { url, documentId } : null;
}

/** A document in a tab. */
export interface ShownFrame {
  /** 0 is the tab's top frame. */
  frameId: number;
  documentId: string;
}

/** A frame as both browsers list it; only Chromium tells of pages that it makes ready beforehand. */
interface ListedFrame {
  frameId: number;
  url: string;
  documentId?: string;
  documentLifecycle?: string;
}

async function framesOf(tabId: number): Promise<ListedFrame[]> {
  return (await browser.webNavigation.getAllFrames({ tabId }).catch(() => null)) ?? [];
}

/** The documents in the frames of a tab, the top one first; `null` where there are none or the browser does not name them. */
export async function shownFrames(tabId: number): Promise<ShownFrame[] | null> {
  const named = (await framesOf(tabId)).flatMap(({ frameId, documentId, documentLifecycle }) =>
    documentId === undefined || documentLifecycle === 'prerender' ? [] : [{ frameId, documentId }],
  );
  const top = named.find(({ frameId }) => frameId === 0);
  return top ? [top, ...named.filter((frame) => frame !== top)] : null;
}
