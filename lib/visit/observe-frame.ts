import { mayHaveChosen } from '../consent/history.ts';
import { trackerId } from '../tracker/tracker.ts';
import type { FrameEvent } from './event.ts';
import { readableKey, visitLimits, type ItemSighting, type Visit } from './visit.ts';

/** Notes what the scripts of a frame can see, and what they no longer see. */
export function observeFrame(visit: Visit, event: FrameEvent): Visit {
  const items = { ...visit.items };
  let { leftOut } = visit;
  let count = Object.keys(items).length;
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    const keys = event[kind];
    if (keys === null) continue;
    const present = new Set<string>();
    for (const name of keys) {
      const id = itemId(kind, name, event.host);
      present.add(id);
      const known = items[id];
      if (known) {
        items[id] = { ...known, firstAt: Math.min(known.firstAt, event.at), goneAt: null };
      } else if (count < visitLimits.items) {
        const { url, host, first: before, at: firstAt } = event;
        items[id] = { kind, name, host, url, firstAt, before, goneAt: null };
        count++;
      } else {
        leftOut++;
      }
    }
    for (const [id, item] of Object.entries(items)) {
      const missing = item.kind === kind && item.host === event.host && !present.has(id);
      if (missing && item.goneAt === null && item.firstAt < event.at) items[id] = { ...item, goneAt: event.at };
    }
  }
  return { ...visit, items, leftOut, gestures: withGesture(visit, event), readable: withReadable(visit, event) };
}

function withGesture({ gestures, choices }: Visit, { gestureAt }: FrameEvent): number[] {
  if (gestureAt === null || gestures.includes(gestureAt)) return gestures;
  const all = [...gestures, gestureAt].sort((a, b) => a - b);
  return all.filter((moment, index) => index >= all.length - visitLimits.gestures || mayHaveChosen(moment, choices));
}

function withReadable(
  { readable }: Visit,
  { host, url, cookieNames, storageAccess, at }: FrameEvent,
): Visit['readable'] {
  if (cookieNames.length === 0) return readable;
  const known = readable[host] ?? { url, storageAccess, names: {} };
  const names = { ...known.names };
  for (const name of cookieNames.slice(0, visitLimits.cookies)) {
    const key = readableKey(name);
    names[key] = Math.min(names[key] ?? at, at);
  }
  return { ...readable, [host]: { ...known, storageAccess: known.storageAccess || storageAccess, names } };
}

function itemId(kind: ItemSighting['kind'], name: string, host: string): string {
  return trackerId({ kind, name, domain: host, hostOnly: true, path: '/', partition: null });
}
