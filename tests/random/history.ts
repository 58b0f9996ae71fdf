import type { Asked } from './act-in-page.ts';
import type { JarCookie } from './jar.ts';
import type { ActRequest } from './pages.ts';
import { HOSTS, type Answer, type Sequence } from './sequence.ts';

/** All times are milliseconds since 1970. */
export interface Interval {
  from: number;
  to: number;
}

/**
 * What happened to one tracker in one visit: it was there `before`, the page `set` it, `sent` it, had a frame that `read` it,
 * the browser `refused` it, or a page of another visit set it (`elsewhere`).
 */
export interface Happening extends Interval {
  how: 'before' | 'set' | 'sent' | 'read' | 'refused' | 'elsewhere';
  by: 'header' | 'script' | null;
  /** That answered with it, or whose script it was. */
  host: string | null;
  /** False where another page may have done it, as far as browsers tell. */
  sure: boolean;
}

export interface Identity {
  kind: 'cookie' | 'localStorage' | 'sessionStorage';
  name: string;
  domain: string;
  /** Empty for items. */
  path: string;
  partition: string | null;
}

export interface TrackerHistory extends Identity {
  happenings: Happening[];
}

/** One document in one tab. */
export interface Visit {
  id: number;
  host: string;
  /** `https://example.fr`. */
  site: string;
  /** It is shown, or its tab is in the background. */
  isShown: boolean;
  /** Its first page was there. */
  startedBy: number;
  /** Another tab has shown the site meanwhile. */
  hadCompany: boolean;
  /** It came back out of memory, by Back. */
  wasRestored: boolean;
  frameHosts: Set<string>;
  /** Keys of all cookies that the browser held as it began, for whatever site. */
  heldBefore: Set<string>;
  /** By `keyOf`. */
  trackers: Map<string, TrackerHistory>;
  /** Names of the items of its tab. */
  sessionItems: Set<string>;
}

export interface Choice extends Interval {
  answer: Answer;
  /** A click explains it, or no other tab shows the site: no other page can have made it. */
  isOwn: boolean;
  /** Id of the visit in which it was made. */
  visit: number;
}

/** The part of one act, or of an arrival, that the browser and the server tell. */
export interface Deed extends Interval {
  asked: readonly Asked[];
  before: readonly JarCookie[];
  after: readonly JarCookie[];
  requests: readonly ActRequest[];
  /** Frames that it embeds. */
  frameHosts: readonly string[];
  /** Values of cookies that the page itself could read as soon as it had set them. */
  seen?: readonly string[];
}

export interface History {
  browser: 'chromium' | 'firefox';
  mechanism: Sequence['mechanism'];
  visits: Visit[];
  choices: Choice[];
  /** Names of local items, by the top-level site and the host: `https://example.fr data.example.fr`. */
  localItems: Map<string, Set<string>>;
  /** Keys of all that some visit set, sent or read. */
  used: Set<string>;
  /** When the portal's sister was last shown by a tab; `null` where it is now. */
  sisterLeftAt: number | null;
  /** It may not know in time which page a tab left. */
  isBackgroundNew: boolean;
}

/** For so long another host of the domain, once left, may still set what both share. */
const SISTER_LINGERS = 3000;
/** How late an item of storage may be noticed. */
const ITEM_NOTICED_AFTER = 1500;

export const keyOf = ({ kind, name, domain, path, partition }: Identity): string =>
  [kind, name, domain, path, partition ?? '-'].join(' ');

export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

export const siteOf = (host: string): string => `https://${host.split('.').slice(-2).join('.')}`;

/** The page's scripts or its server can have it, or it lies in the partition of its site. */
export const isOfPage = (
  { host, site }: Visit,
  { domain, partition }: Pick<Identity, 'domain' | 'partition'>,
): boolean => (partition === null ? isWithin(host, domain) : partition === site);

export const localItemsOf = ({ localItems }: History, visit: Visit, host: string): Set<string> => {
  const place = `${visit.site} ${host}`;
  const names = localItems.get(place) ?? new Set();
  localItems.set(place, names);
  return names;
};

function happen(visit: Visit, identity: Identity, happening: Happening): void {
  const key = keyOf(identity);
  const tracker = visit.trackers.get(key) ?? { ...identity, happenings: [] };
  visit.trackers.set(key, tracker);
  tracker.happenings.push(happening);
}

const item = (kind: 'localStorage' | 'sessionStorage', domain: string, name: string): Identity => ({
  kind,
  name,
  domain,
  path: '',
  partition: null,
});

const cookie = ({ name, domain, path, partition }: JarCookie): Identity => ({
  kind: 'cookie',
  name,
  domain,
  path,
  partition,
});

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
    isShown: true,
    startedBy: Date.now(),
    hadCompany: false,
    wasRestored: false,
    frameHosts: new Set(),
    heldBefore: new Set(jar.map((each) => keyOf(cookie(each)))),
    trackers: new Map(),
    sessionItems,
  };
  history.visits.push(visit);
  if (host !== HOSTS.portal) return visit;
  const found = [
    ...jar.filter((each) => isOfPage(visit, each)).map(cookie),
    ...[...localItemsOf(history, visit, host)].map((name) => item('localStorage', host, name)),
    ...[...sessionItems].map((name) => item('sessionStorage', host, name)),
  ];
  for (const each of found) happen(visit, each, { how: 'before', by: null, host: null, from: at, to: at, sure: true });
  return visit;
}

/** What a page did is noted for its own visit, and for each of the others that can see it. */
export function note(history: History, visit: Visit, deed: Deed): void {
  for (const host of deed.frameHosts) visit.frameHosts.add(host);
  for (const asked of deed.asked)
    if (asked.kind === 'cookie') noteCookie(history, visit, deed, asked);
    else noteItem(history, visit, deed, asked);
  for (const host of deed.frameHosts)
    for (const name of localItemsOf(history, visit, host))
      noteOwn(history, visit, item('localStorage', host, name), 'read', { ...NOBODY, ...lateItem(deed) });
  for (const request of deed.requests) noteSent(history, visit, deed, request);
}

const NOBODY = { by: null, host: null } as const;

const lateItem = ({ from, to }: Interval): Interval => ({ from, to: to + ITEM_NOTICED_AFTER });

function noteCookie(
  history: History,
  visit: Visit,
  { before, after, requests, from, to, seen = [] }: Deed,
  { cookie: asked, by, host, value }: Extract<Asked, { kind: 'cookie' }>,
): void {
  const stored = after.find((each) => each.name === asked.name && each.value === value);
  const request = by === 'header' ? requests.find((each) => each.host === host) : undefined;
  const when = { from: request ? request.at - 20 : from, to };
  if (stored) {
    noteOwn(history, visit, cookie(stored), 'set', { by, host, ...when });
    return;
  }
  const domain = asked.domain ?? host;
  // Firefox partitions whatever a third party sets.
  const isPartitioned = asked.partitioned ?? (history.browser === 'firefox' && !isWithin(visit.host, domain));
  const identity: Identity = {
    kind: 'cookie',
    name: asked.name,
    domain,
    path: asked.path ?? '/',
    partition: isPartitioned ? visit.site : null,
  };
  if (seen.includes(value)) {
    noteOwn(history, visit, identity, 'set', { by, host, ...when });
    return;
  }
  const hidesAnother = before.some(({ name, httpOnly }) => name === asked.name && httpOnly);
  if (!(by === 'script' && hidesAnother)) noteOwn(history, visit, identity, 'refused', { by, host, ...when });
}

function noteItem(
  history: History,
  visit: Visit,
  deed: Deed,
  { kind, host, name }: Extract<Asked, { name: string }>,
): void {
  const names = kind === 'localStorage' ? localItemsOf(history, visit, host) : visit.sessionItems;
  names.add(name);
  // What a frame stores is read with all that its host keeps.
  if (host === visit.host)
    noteOwn(history, visit, item(kind, host, name), 'set', { by: 'script', host, ...lateItem(deed) });
}

function noteSent(history: History, visit: Visit, { before }: Deed, { host, cookieNames, at }: ActRequest): void {
  for (const each of before) {
    const goesTo = each.hostOnly ? host === each.domain : isWithin(host, each.domain);
    if (!goesTo || !cookieNames.includes(each.name)) continue;
    const isReachable = each.partition === null ? history.browser === 'chromium' : each.partition === visit.site;
    if (!isReachable || isWithin(visit.host, each.domain)) continue;
    noteOwn(history, visit, cookie(each), 'sent', { ...NOBODY, from: at - 30, to: at + 200 });
  }
}

function noteOwn(
  history: History,
  visit: Visit,
  identity: Identity,
  how: 'set' | 'sent' | 'read' | 'refused',
  deed: Omit<Happening, 'how' | 'sure'>,
): void {
  const { sisterLeftAt, isBackgroundNew } = history;
  const isSisterNear = isBackgroundNew || sisterLeftAt === null || deed.from - sisterLeftAt < SISTER_LINGERS;
  const isShared = identity.kind === 'cookie' && (identity.partition !== null || identity.domain !== visit.host);
  if (how !== 'refused') history.used.add(keyOf(identity));
  happen(visit, identity, { how, ...deed, sure: !(isShared && isSisterNear) });
  if (how !== 'set' || identity.kind === 'sessionStorage') return;
  for (const other of history.visits) {
    if (other === visit || !other.isShown || other.host !== HOSTS.portal) continue;
    const canHave = identity.kind === 'cookie' ? isOfPage(other, identity) : identity.domain === other.host;
    // What is kept for all sites it can have too, once it asks its host for something.
    const isForAllSites = identity.kind === 'cookie' && identity.partition === null;
    if (canHave || isForAllSites || other.trackers.has(keyOf(identity)))
      happen(other, identity, { how: 'elsewhere', ...deed, sure: canHave });
  }
}
