import type { Asked } from './act-in-page.ts';
import { cookie, happen, item, NOBODY, noteOwn } from './happen.ts';
import {
  isOfPage,
  isWithin,
  keepsForAllSites,
  keyOf,
  localItemsOf,
  siteOf,
  type Deed,
  type FrameTold,
  type History,
  type Identity,
  type Interval,
  type Visit,
} from './history.ts';
import type { JarCookie } from './jar.ts';
import type { ActRequest } from './pages.ts';
import { isPortal } from './sequence.ts';

/** A cookie that ends within so many milliseconds may have ended already. */
const ENDS_WITHIN = 1500;
/** How late an item of storage may be noticed. */
const ITEM_NOTICED_AFTER = 1500;

const heldIn = (jar: readonly JarCookie[]) => new Set(jar.map((each) => keyOf(cookie(each))));

/** A page comes back out of memory. */
export function restoreVisit(visit: Visit, at: number, jar: readonly JarCookie[]): void {
  visit.isShown = true;
  seeAgain(visit, { at, by: 'memory' }, jar);
}

function seeAgain(visit: Visit, seenAgain: Visit['seenAgain'], jar: readonly JarCookie[]): void {
  Object.assign(visit, { seenAgain, heldBefore: new Set([...visit.heldBefore, ...heldIn(jar)]) });
}

/** Miette may look at pages again: what was set meanwhile is there before, and nobody told what the tabs show. */
export function revealVisits(history: History, at: number, jar: readonly JarCookie[]): void {
  Object.assign(history, { mayLook: true, isBackgroundNew: true });
  for (const visit of history.visits.filter(({ isShown }) => isShown)) {
    seeAgain(visit, { at, by: 'access' }, jar);
    for (const { happenings } of visit.trackers.values()) {
      for (const each of happenings) each.sure = false;
      happenings.push({ how: 'before', ...NOBODY, from: at, to: at, sure: false });
    }
  }
}

/** A page begins: what it finds in the browser is there before. */
export function beginVisit(
  history: History,
  host: string,
  sessionItems: Set<string>,
  at: number,
  jar: readonly JarCookie[],
): Visit {
  const visit: Visit = {
    id: history.visits.length + 1,
    host,
    site: siteOf(host),
    addresses: new Set(),
    isShown: true,
    warned: new Set(),
    startedBy: Date.now(),
    hadCompany: false,
    seenAgain: null,
    frameHosts: new Set(),
    framedSites: new Set(),
    commonHosts: new Set(),
    heldBefore: heldIn(jar),
    trackers: new Map(),
    sessionItems,
  };
  history.visits.push(visit);
  if (!isPortal(host)) return visit;
  const isEnding = ({ expires }: JarCookie) => expires !== null && expires < Date.now() + ENDS_WITHIN;
  const before = { how: 'before', ...NOBODY, from: at, to: at } as const;
  for (const each of jar.filter((each) => isOfPage(visit, each))) {
    const ends = each.expires !== null && { endsBy: each.expires };
    happen(visit, cookie(each), { ...before, ...ends, sure: !isEnding(each) });
  }
  const items = [
    ...[...localItemsOf(history, visit, host, null)].map((name) => item('localStorage', host, name)),
    ...[...sessionItems].map((name) => item('sessionStorage', host, name)),
  ];
  for (const each of items) happen(visit, each, { ...before, sure: true });
  return visit;
}

/** What a page did is noted for its own visit, and for each of the others that can see it. */
export function note(history: History, visit: Visit, deed: Deed): void {
  for (const { host, reads, hasAccess } of deed.frames) {
    if (reads && host !== visit.host) visit.frameHosts.add(host);
    // Chromium gives access to cookies alone; what the page itself has is its site's.
    if (hasAccess && host !== visit.host && history.browser === 'firefox') visit.commonHosts.add(host);
    // A page of the portal within another site's is company, as one in a tab of its own.
    if (siteOf(host) === visit.site) continue;
    visit.framedSites.add(siteOf(host));
    for (const other of history.visits) if (other.site === siteOf(host)) other.hadCompany = true;
  }
  for (const asked of deed.asked)
    if (asked.kind === 'cookie') noteCookie(history, visit, deed, asked);
    else noteItem(history, visit, deed, asked);
  for (const told of deed.frames) {
    for (const each of told.items ?? []) noteRead(history, visit, deed, told, each);
    noteReadCookies(history, visit, deed, told);
  }
  for (const request of deed.requests) noteSent(history, visit, deed, request);
}

const lateItem = ({ from, to }: Interval): Interval => ({ from, to: to + ITEM_NOTICED_AFTER });

function noteCookie(
  history: History,
  visit: Visit,
  { before, after, requests, frames, from, to, seen = [] }: Deed,
  { cookie: asked, by, host, value, isApart = false, isOfBlob = false }: Extract<Asked, { kind: 'cookie' }>,
): void {
  const stored = after.find((each) => each.name === asked.name && each.value === value);
  const request = by === 'header' ? requests.find((each) => each.host === host) : undefined;
  const when = {
    from: request ? request.at - 20 : from,
    to,
    ...(asked.life !== undefined && { endsBy: to + asked.life * 1000 }),
  };
  if (stored) {
    noteOwn(history, visit, cookie(stored), 'set', { by, host, ...when });
    return;
  }
  const domain = asked.domain ?? host;
  // Firefox partitions whatever a third party sets.
  const isPartitioned =
    asked.partitioned ?? (history.browser === 'firefox' && (isApart || !isWithin(visit.host, domain)));
  const identity: Identity = {
    kind: 'cookie',
    name: asked.name,
    domain,
    path: asked.path ?? '/',
    partition: isPartitioned ? visit.site : null,
  };
  if ([...seen, ...frames.flatMap((each) => each.seen)].includes(value)) {
    noteOwn(history, visit, identity, 'set', { by, host, ...when });
    return;
  }
  if (asked.life !== undefined && asked.life * 1000 < Date.now() - from + ENDS_WITHIN) {
    noteOwn(history, visit, identity, 'set', { by, host, ...when, sure: false });
    return;
  }
  const hidesAnother = before.some(({ name, httpOnly }) => name === asked.name && httpOnly);
  if (!(by === 'script' && hidesAnother) && !isOfBlob)
    noteOwn(history, visit, identity, 'refused', { by, host, ...when });
}

/** What was there before, and a frame of a third party can read. */
function noteReadCookies(history: History, visit: Visit, deed: Deed, { host, cookies }: FrameTold): void {
  for (const each of deed.before)
    if (!isWithin(visit.host, each.domain) && isWithin(host, each.domain) && cookies.includes(each.value))
      noteOwn(history, visit, cookie(each), 'read', { ...NOBODY, ...lateItem(deed) });
}

function noteRead(
  history: History,
  visit: Visit,
  deed: Deed,
  { host, isApart }: FrameTold,
  [name, isNew]: [name: string, isNew: boolean],
): void {
  const partition = isApart ? visit.site : null;
  localItemsOf(history, visit, host, partition).add(name);
  // A frame of the page's own host stores it for each of its pages.
  const isOwn = isNew && host === visit.host && !isApart;
  const author = isNew ? ({ by: 'script', host } as const) : NOBODY;
  noteOwn(history, visit, item('localStorage', host, name, partition), isOwn ? 'set' : 'read', {
    ...author,
    ...lateItem(deed),
  });
}

function noteItem(
  history: History,
  visit: Visit,
  deed: Deed,
  { kind, host, name }: Extract<Asked, { name: string }>,
): void {
  const names = kind === 'localStorage' ? localItemsOf(history, visit, host, null) : visit.sessionItems;
  names.add(name);
  noteOwn(history, visit, item(kind, host, name), 'set', { by: 'script', host, ...lateItem(deed) });
}

function noteSent(history: History, visit: Visit, { before }: Deed, { host, cookieNames, at }: ActRequest): void {
  for (const each of before) {
    const goesTo = each.hostOnly ? host === each.domain : isWithin(host, each.domain);
    if (!goesTo || !cookieNames.includes(each.name)) continue;
    const isReachable = each.partition === null ? keepsForAllSites(history) : each.partition === visit.site;
    if (!isReachable || isWithin(visit.host, each.domain)) continue;
    noteOwn(history, visit, cookie(each), 'sent', { ...NOBODY, from: at - 30, to: at + 200 });
  }
}
