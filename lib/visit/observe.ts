import { recordChoice } from '../consent/history.ts';
import { trackerId, type JarCookie } from '../tracker/tracker.ts';
import type { CookieChangeEvent, FrameEvent, JarEvent, SetCookieEvent, VisitEvent } from './event.ts';
import { attemptKey } from './attempt.ts';
import { belongsTo } from './belongs-to.ts';
import { readableKey, visitLimits, type CookieSighting, type ItemSighting, type Visit } from './visit.ts';

/** A third party's cookie may change before the request or frame that explains it is told: it is remembered this long, in milliseconds. */
const STRANGER_KEPT = 10_000;

/**
 * The visit after one more event. Events may come in any order that the browsers' separate event sources produce:
 * every observation keeps its earliest and latest moment, and nothing is concluded here.
 */
export function observe(visit: Visit, event: VisitEvent): Visit {
  switch (event.type) {
    case 'set-cookie':
      return observeAttempts(visit, event);
    case 'cookie-change':
      return observeChange(visit, event);
    case 'jar':
      return observeJar(visit, event);
    case 'frame':
      return observeFrame(visit, event);
    case 'choice':
      return { ...visit, choices: recordChoice(visit.choices, event).slice(-visitLimits.choices) };
  }
}

function observeAttempts(visit: Visit, { at, url, cookies }: SetCookieEvent): Visit {
  const attempts = { ...visit.attempts };
  let { leftOut } = visit;
  let count = Object.keys(attempts).length;
  for (const { deletes, ...asked } of cookies) {
    if (deletes) continue;
    const key = attemptKey(asked);
    const known = attempts[key];
    if (known) {
      const earlier = at < known.firstAt;
      attempts[key] = {
        ...known,
        ...(at >= known.lastAt ? asked : {}),
        firstAt: Math.min(known.firstAt, at),
        lastAt: Math.max(known.lastAt, at),
        url: earlier ? url : known.url,
      };
    } else if (count < visitLimits.attempts) {
      attempts[key] = { ...asked, firstAt: at, lastAt: at, url };
      count++;
    } else {
      leftOut++;
    }
  }
  return { ...visit, attempts, leftOut };
}

function observeChange(visit: Visit, { at, cookie, change }: CookieChangeEvent): Visit {
  if (cookie.partition !== null && cookie.partition !== visit.site) return visit;
  const id = trackerId({ kind: 'cookie', ...cookie });
  const known = visit.cookies[id];
  if (!known && Object.keys(visit.cookies).length >= visitLimits.cookies)
    return { ...visit, leftOut: visit.leftOut + 1 };
  const sighting: CookieSighting = known ?? {
    ...cookie,
    readAt: null,
    setAt: null,
    replaced: false,
    lastSeenAt: at,
    goneAt: null,
  };
  return { ...visit, cookies: { ...visit.cookies, [id]: changed(sighting, at, cookie, change) } };
}

function changed(
  sighting: CookieSighting,
  at: number,
  cookie: JarCookie,
  change: CookieChangeEvent['change'],
): CookieSighting {
  switch (change) {
    case 'stored':
      return {
        ...sighting,
        ...(at >= sighting.lastSeenAt ? cookie : {}),
        setAt: Math.min(sighting.setAt ?? at, at),
        lastSeenAt: Math.max(sighting.lastSeenAt, at),
        goneAt: sighting.goneAt !== null && sighting.goneAt <= at ? null : sighting.goneAt,
      };
    case 'replaced':
      return { ...sighting, replaced: sighting.replaced || sighting.setAt === null || at < sighting.setAt };
    case 'gone':
      return {
        ...sighting,
        replaced: sighting.replaced || sighting.setAt === null,
        goneAt: at >= sighting.lastSeenAt ? at : sighting.goneAt,
      };
  }
}

function observeJar(visit: Visit, { at, cookies: seen }: JarEvent): Visit {
  const cookies = { ...visit.cookies };
  let { leftOut } = visit;
  let count = Object.keys(cookies).length;
  const present = new Set<string>();
  for (const cookie of seen) {
    if (!belongsTo(visit, cookie)) continue;
    const id = trackerId({ kind: 'cookie', ...cookie });
    present.add(id);
    const known = cookies[id];
    if (known) {
      cookies[id] = {
        ...known,
        ...(at >= known.lastSeenAt ? cookie : {}),
        readAt: Math.min(known.readAt ?? at, at),
        lastSeenAt: Math.max(known.lastSeenAt, at),
        goneAt: known.goneAt !== null && known.goneAt < at ? null : known.goneAt,
      };
    } else if (count < visitLimits.cookies) {
      cookies[id] = { ...cookie, readAt: at, setAt: null, replaced: false, lastSeenAt: at, goneAt: null };
      count++;
    } else {
      leftOut++;
    }
  }
  const kept = Object.entries(cookies)
    .filter(([, sighting]) => sighting.lastSeenAt >= at - STRANGER_KEPT || belongsTo(visit, sighting))
    .map(([id, sighting]) => {
      const missing = !present.has(id) && sighting.goneAt === null && sighting.lastSeenAt < at;
      return [id, missing && belongsTo(visit, sighting) ? { ...sighting, goneAt: at } : sighting] as const;
    });
  return { ...visit, cookies: Object.fromEntries(kept), leftOut, jarReadAt: Math.max(visit.jarReadAt ?? at, at) };
}

function observeFrame(visit: Visit, event: FrameEvent): Visit {
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

function withGesture({ gestures }: Visit, { gestureAt }: FrameEvent): number[] {
  if (gestureAt === null || gestures.includes(gestureAt)) return gestures;
  return [...gestures, gestureAt].sort((a, b) => a - b).slice(-visitLimits.gestures);
}

function withReadable({ readable }: Visit, { host, url, cookieNames, at }: FrameEvent): Visit['readable'] {
  if (cookieNames.length === 0) return readable;
  const known = readable[host] ?? { url, names: {} };
  const names = { ...known.names };
  for (const name of cookieNames.slice(0, visitLimits.cookies)) {
    const key = readableKey(name);
    names[key] = Math.min(names[key] ?? at, at);
  }
  return { ...readable, [host]: { ...known, names } };
}

function itemId(kind: ItemSighting['kind'], name: string, host: string): string {
  return trackerId({ kind, name, domain: host, hostOnly: true, path: '/', partition: null });
}
