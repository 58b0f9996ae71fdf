import { mayHaveChosen } from '../consent/choices-made.ts';
import { partyOf } from '../tracker/site.ts';
import { trackerId, type StorageKind } from '../tracker/tracker.ts';
import type { FrameEvent } from './event.ts';
import { hasRoom, leavingOut, withOneMore } from './left-out.ts';
import { clipped, visitLimits } from './limits.ts';
import { withMoment } from './moments.ts';
import { choicesOf } from './observe-choice.ts';
import type { Own } from './own.ts';
import { nameKey, type ItemSighting, type Visit } from './visit.ts';

/** A look may find what another tab wrote before the browser says whose it is: so long after, in milliseconds, at most. */
const SAID_LATE = 1000;

/** Notes what the scripts of a frame can see, and what they no longer see. */
export function observeFrame(visit: Visit, event: FrameEvent, own: Own): Visit {
  // A frame without an origin keeps nothing of its own; the visitor may click in it.
  if (event.url === '') return { ...visit, gestures: withGesture(visit, event) };
  const items = own.take(visit.items);
  const looks = own.take(visit.looks);
  const untold = own.take(visit.untold);
  const partition = isApart(visit, event) ? visit.site : null;
  let after: Visit = { ...visit, items, looks, untold };
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    const keys = event[kind];
    if (keys === null) continue;
    const place = storageOf({ kind, host: event.host, partition });
    looks[place] = Math.min(looks[place] ?? event.at, event.at);
    untold[place] = event.untold[kind];
    const present = new Set<string>();
    for (const key of keys) {
      const name = clipped(key);
      const id = itemId(kind, name, event.host, partition);
      present.add(id);
      const known = items[id];
      if (known) {
        items[id] = seenAgain(known, event, kind);
        continue;
      }
      const characters = 2 * id.length + event.url.length;
      if (hasRoom(after, 'items', characters)) {
        items[id] = { ...firstSeen(kind, name, event), partition };
        after = withOneMore(after, 'items', id, characters, own);
      } else {
        after = leavingOut(after, id, own);
      }
    }
    // A frame that has more keys than it tells does not say which are gone.
    if (event.untold[kind] > 0) continue;
    for (const id in items) {
      const item = items[id];
      if (item?.host !== event.host || item.kind !== kind || item.partition !== partition) continue;
      if (!present.has(id) && item.goneAt === null && item.firstAt < event.at)
        items[id] = { ...item, goneAt: event.at };
    }
  }
  return { ...after, gestures: withGesture(visit, event), ...withReadable(after, event, own) };
}

/** A key for one storage in `Visit.looks` and `Visit.untold`. */
export function storageOf({ kind, host, partition }: Pick<ItemSighting, 'kind' | 'host' | 'partition'>): string {
  return partition === null ? `${kind} ${host}` : `${kind} ${host} ${partition}`;
}

/** Within another site's frame the page's own site has a storage of its own, in both browsers. */
function isApart(visit: Visit, { host, ancestors }: FrameEvent): boolean {
  const isOwn = (one: string) => partyOf(one, visit.host) === 'first';
  return isOwn(host) && !ancestors.every(isOwn);
}

function firstSeen(kind: StorageKind, name: string, event: FrameEvent): Omit<ItemSighting, 'partition'> {
  const { url, host, frameId, first, at } = event;
  const foreign = event.foreign[kind].includes(name);
  return {
    kind,
    name,
    host,
    url: clipped(url),
    frameId,
    firstAt: at,
    beforeAt: first ? at : null,
    foreign,
    goneAt: null,
    again: [],
  };
}

function seenAgain(item: ItemSighting, event: FrameEvent, kind: StorageKind): ItemSighting {
  const { at, first, frameId } = event;
  const isForeign = event.foreign[kind].includes(item.name);
  // What one frame wrote, the browser tells all others of the origin.
  const isCorrected = item.frameId === frameId && at <= item.firstAt + SAID_LATE;
  return {
    ...item,
    frameId: item.foreign && !isForeign ? frameId : item.frameId,
    firstAt: Math.min(item.firstAt, at),
    beforeAt: first ? Math.min(item.beforeAt ?? at, at) : item.beforeAt,
    foreign: (item.foreign || isCorrected) && isForeign,
    goneAt: null,
    again: again(item, at, isForeign),
  };
}

/** When it came back that had gone, as far as nobody else wrote it. */
function again({ goneAt, again: before }: ItemSighting, at: number, isForeign: boolean): number[] {
  if (isForeign) return before.filter((back) => at > back + SAID_LATE);
  return goneAt !== null && at > goneAt ? withMoment(before, at) : before;
}

function withGesture(visit: Visit, { gestureAt }: FrameEvent): number[] {
  const { gestures } = visit;
  if (gestureAt === null || gestures.includes(gestureAt)) return gestures;
  const all = [...gestures, gestureAt].sort((a, b) => a - b);
  return all.filter(
    (moment, index) => index >= all.length - visitLimits.gestures || mayHaveChosen(moment, choicesOf(visit)),
  );
}

function withReadable(
  visit: Visit,
  { host, url, cookieNames, storageAccess, commonStorage = false, first: beforeScripts, at }: FrameEvent,
  own: Own,
): Pick<Visit, 'readable' | 'sizes'> {
  const { readable: before, sizes } = visit;
  const fresh = { url: clipped(url), lookedAt: at, beforeScripts, accessAt: null, commonStorage, names: {} };
  const known = before[host] ?? fresh;
  if (!(host in before) && Object.keys(before).length >= visitLimits.hosts) return { readable: before, sizes };
  const names = own.take(known.names);
  let { characters } = sizes;
  for (const name of cookieNames) {
    const key = nameKey(clipped(name));
    const first = names[key];
    if (first === undefined && characters + key.length > visitLimits.characters) continue;
    if (first === undefined) characters += key.length;
    names[key] = Math.min(first ?? at, at);
  }
  const readable = own.take(before);
  readable[host] = {
    ...known,
    lookedAt: Math.min(known.lookedAt, at),
    beforeScripts: at < known.lookedAt ? beforeScripts : known.beforeScripts,
    accessAt: storageAccess ? Math.min(known.accessAt ?? at, at) : known.accessAt,
    commonStorage: known.commonStorage || commonStorage,
    names,
  };
  return { readable, sizes: { ...sizes, characters } };
}

function itemId(kind: StorageKind, name: string, host: string, partition: string | null): string {
  return trackerId({ kind, name, domain: host, hostOnly: true, path: '/', partition });
}
