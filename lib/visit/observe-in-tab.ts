import { webUrl } from '../tracker/address.ts';
import type { VisitEvent } from './event.ts';
import { visitLimits } from './limits.ts';
import { observe } from './observe.ts';
import { Own } from './own.ts';
import type { Tab } from './tab.ts';
import { inVisitTime } from './visit-time.ts';
import type { Visit } from './visit.ts';

const MOST_EARLY = 200;
/** Milliseconds in which what a page sent as it was left is answered. */
const LEFT_ANSWERED = 60_000;

/** Which request or document an event comes from, as far as the browser tells. */
export interface EventOrigin {
  /** Of a top-level navigation request, else `null`. */
  navigationRequestId: string | null;
  /** The document that made the request or looked, in whatever frame. */
  documentId: string | null;
  /** The document around that one. */
  parentDocumentId: string | null;
  /** The frame of that document, 0 for the tab's top one. */
  frameId: number;
  /** Address of the page that sent it, where the browser does not name the page's document (Firefox, `keepalive` and workers). */
  pageUrl: string | null;
  /** When the request was sent, where that was heard: a page that was left may be answered after the next one came. */
  sentAt?: number | null;
  /** The documents that the tab shows, the top one first, where that was asked because the document is not known. */
  shown?: readonly string[] | null;
}

/** Whether an event comes from a document that nothing has told of: the tab itself knows whether it shows it. */
export function isOfUnknown({ visit, past }: Tab, origin: EventOrigin): boolean {
  const { navigationRequestId, documentId, frameId } = origin;
  if (navigationRequestId !== null || (visit?.documentId ?? null) === null) return false;
  if (documentId === null && frameId === 0) return false;
  return ![visit, ...past].some((one) => one !== null && isFrom(one, origin));
}

/**
 * The tab once a frame has got a document: what that does later, even when it has gone, is the page's, though that was left
 * before this was told.
 */
export function frameCommitted(tab: Tab, frame: Frame): Tab {
  const around = { documentId: null, parentDocumentId: frame.parentDocumentId, frameId: 0 };
  const told = (one: Visit) => (isFrom(one, around) ? withFrame(one, frame) : one);
  return { ...tab, visit: tab.visit && told(tab.visit), past: tab.past.map(told) };
}

/** A document in a frame, and the one around it, as far as the browser tells. */
type Frame = Pick<EventOrigin, 'documentId' | 'parentDocumentId' | 'frameId'>;

/** The tab after an event of one of its requests or frames: it goes to the visit that it belongs to, or to none. */
export function observeInTab(tab: Tab, event: VisitEvent, origin: EventOrigin, own = new Own()): Tab {
  const { visit, next, past } = tab;
  const { navigationRequestId, documentId, frameId, shown } = origin;
  if (navigationRequestId !== null) {
    if (navigationRequestId === next?.requestId) return { ...tab, next: observe(next, event, own) };
    // Told late, it may be of a page that was left since, or of the site that redirected here.
    const isIts = (one: Visit) => one.requestId === navigationRequestId && !isEarlier(event, one, one.startedAt);
    const observed = (one: Visit) => (isIts(one) ? observe(one, event, own) : one);
    return { ...tab, visit: visit && observed(visit), past: past.map(observed) };
  }
  const isKnown = visit !== null && isFrom(visit, origin);
  const left = isKnown ? undefined : past.find((one) => isFrom(one, origin) || isLeft(event, one, tab, origin));
  if (left) return { ...tab, past: past.map((one) => (one === left ? observe(one, event, own) : one)) };
  if (visit && !isKnown && !mayBeOf(visit, origin)) return tab;
  // A document may be heard of before it is told to be what the tab shows, and before the navigation that leads there.
  const [top] = shown ?? (frameId === 0 && documentId !== null ? [documentId] : []);
  if (top !== undefined && !isKnown && visit?.documentId !== null && visit?.documentId !== top)
    return { ...tab, early: [...tab.early, { documentId: top, event }].slice(-MOST_EARLY) };
  if (next && !visit) {
    // Only portals' frames tell what they see; a request may be one of the page that is left.
    const fromPortal = event.type === 'frame' || event.type === 'choice';
    return fromPortal ? { ...tab, next: observe(next, event, own) } : tab;
  }
  if (!visit || (!isKnown && isBefore(event, origin, visit))) return tab;
  return { ...tab, visit: observe(withFrame(visit, origin), event, own) };
}

/** Whether a document of a visit, or of one of its frames, is what an event comes from, or what lies around that. */
function isFrom({ documentId, frames }: Visit, from: Frame): boolean {
  const number = from.documentId === null ? frameKey(from) : null;
  return [from.documentId, from.parentDocumentId, number].some(
    (one) => one !== null && (one === documentId || frames.includes(one)),
  );
}

/**
 * What stands for a frame whose document is not told: Firefox numbers frames once and for all. Chromium, which always tells the
 * document, has one number for whatever top document of a tab is not the one shown.
 */
function frameKey({ frameId }: Frame): string | null {
  return frameId === 0 ? null : `frame ${frameId}`;
}

/** Whether an event whose document is not known may come from what a visit shows. */
function mayBeOf({ host, documentId: top }: Visit, origin: EventOrigin): boolean {
  const { documentId, parentDocumentId, frameId, pageUrl, shown } = origin;
  if (shown) return [documentId, parentDocumentId].some((id) => id !== null && shown.includes(id));
  // A frame that cannot be found in the tab may be of a page that was left.
  if (frameId !== 0 && top !== null) return false;
  const sender = pageUrl === null ? null : webUrl(pageUrl);
  return sender === null || sender.hostname === host;
}

/**
 * Whether a page that was left, just now or before, sent something as it was left: Firefox names its address alone, which may be
 * that of the page that is shown too. Later, the page that is shown may have gone to that address without being loaded.
 */
function isLeft(event: VisitEvent, left: Visit, { visit, past }: Tab, origin: EventOrigin): boolean {
  const { pageUrl } = origin;
  if (pageUrl === null || left !== past[0] || left.url !== pageUrl) return false;
  if (visit?.committedAt == null) return visit?.url !== pageUrl;
  if (!isEarlier(event, visit, visit.committedAt + LEFT_ANSWERED)) return false;
  return visit.url !== pageUrl || isBefore(event, origin, visit);
}

/** A frame's own documents are known from what they tell, so that a request which one made on leaving finds its page. */
function withFrame(visit: Visit, frame: Frame): Visit {
  const key = frameKey(frame);
  if (key === null || frame.documentId === null || frame.documentId === visit.documentId) return visit;
  const news = [frame.documentId, key].filter((one) => !visit.frames.includes(one));
  return news.length > 0 ? { ...visit, frames: [...visit.frames, ...news].slice(-visitLimits.frames) } : visit;
}

/** What comes of a request that was sent before the page was shown, or was told by then, is of the page before. */
function isBefore(event: VisitEvent, { sentAt }: EventOrigin, visit: Visit): boolean {
  const took = sentAt == null ? 0 : Math.max(0, event.at - sentAt);
  return visit.committedAt !== null && isEarlier(event, visit, visit.committedAt + took);
}

function isEarlier(event: VisitEvent, visit: Visit, than: number): boolean {
  return inVisitTime(visit, event).event.at < than;
}
