import { mayHaveChosen } from '../consent/choices-made.ts';
import { plainUrl, webUrl } from '../tracker/address.ts';
import { partyOf, siteOfUrl } from '../tracker/site.ts';
import { answeredInVain } from './answered-in-vain.ts';
import { observe } from './observe.ts';
import { choicesOf } from './observe-choice.ts';
import { Own } from './own.ts';
import type { Tab } from './tab.ts';
import { broughtBy } from './trackers.ts';
import { startVisit, type Visit } from './visit.ts';

/** Browsers keep about this many documents alive for Back and Forward. */
const MOST_PAST = 8;
/** Milliseconds from a navigation’s start to its arrival: browsers give up by then. */
const LONGEST_WAY = 300_000;
/**
 * A document that comes back alive is there before the page whose place it takes has written what it writes as it is left: on a
 * busy machine up to 70 milliseconds later. For its own site only a page of that writes; third parties may be everywhere.
 */
const LEFT_AFTER = 500;
/** Milliseconds that a background takes to start, on the slowest machine. */
const LONGEST_LATE = 10_000;
/** Characters that the visits waiting for Back may hold together. */
const MOST_PAST_CHARACTERS = 300_000;

/** A navigation of the tab's top document has begun. A redirect begins it again under the same request. */
export interface NavigationStart {
  at: number;
  /** `null` where no request was told of yet, and none is where a service worker answers. */
  requestId: string | null;
  url: string;
  /**
   * Host of the page that the tab shows, where that is not watched, or of the one that led there; `null` where there is none,
   * `undefined` where nobody knows.
   */
  from?: string | null | undefined;
}

/** A navigation has arrived: its document is what the tab shows. */
export interface NavigationCommit {
  at: number;
  /** When the background had heard of all that came before it, where later: one that had ended starts first. */
  toldAt?: number;
  url: string;
  documentId: string | null;
  /** By Back or Forward, which may bring back a document that was kept alive: no request is told of it either. */
  isBack?: boolean;
}

export function navigationStarted(tab: Tab, { at, requestId, url, from }: NavigationStart): Tab {
  const place = placeOf(url);
  if (!place) return { ...tab, next: null };
  const { visit, next, past } = tab;
  // A redirect of a navigation that has arrived.
  if (requestId !== null && [visit, ...past].some((one) => one?.requestId === requestId)) return tab;
  const redirected = requestId !== null && next?.requestId === requestId ? next : null;
  const goesOn = redirected && partyOf(place.host, redirected.host) === 'first' ? redirected : null;
  const arrived = arrivedAfter(tab, at, place.host);
  if (arrived) {
    const startedAt = Math.min(arrived.startedAt, goesOn?.startedAt ?? at);
    const afterSister = from === undefined || from === place.host ? arrived.afterSister : isSister(from, place.host);
    const started = { ...arrived, requestId, startedAt, afterSister, observedFromStart: true };
    return {
      ...tab,
      visit: arrived === visit ? started : visit,
      past: past.map((one) => (one === arrived ? started : one)),
      next: redirected ? null : next,
    };
  }
  const afterSister = isSister(visit?.host ?? from, place.host);
  // Another host keeps a choice of its own.
  if (goesOn)
    return {
      ...tab,
      next: { ...goesOn, ...place, afterSister, ...(goesOn.host !== place.host && { choices: [], looked: {} }) },
    };
  const start = { startedAt: redirected?.startedAt ?? at, requestId, documentId: null, committedAt: null };
  return { ...tab, next: { ...startVisit({ ...place, ...start, observedFromStart: true }), afterSister } };
}

/** A page is on its way, by a request that is told of next, or by none. */
export function navigationBegun(tab: Tab, start: Omit<NavigationStart, 'requestId'>): Tab {
  const isTold = [tab.next?.startedAt, tab.visit?.committedAt].some((since) => since != null && since >= start.at);
  return isTold ? tab : navigationStarted(tab, { ...start, requestId: null });
}

/**
 * A navigation to a site that is not watched has begun. Where the portal itself redirects there, it may come back: what is
 * stored on the way is the portal's doing, and is forgotten if the way leads elsewhere.
 */
export function navigationLeft(tab: Tab, { requestId }: NavigationStart): Tab {
  return tab.next === null || tab.next.requestId === requestId ? tab : { ...tab, next: null };
}

/**
 * The page whose request has begun at a moment, told late. Firefox may tell that a document is shown before it tells of the
 * request that fetched it: always where that woke the background, which then hears of each kind of event in turn.
 */
function arrivedAfter({ visit, past }: Tab, at: number, host: string): Visit | null {
  const [first] = [visit, ...past]
    .flatMap((one) => (one?.committedAt == null || one.committedAt < at ? [] : [{ one, committedAt: one.committedAt }]))
    .sort((a, b) => a.committedAt - b.committedAt);
  // Longer before than any page takes to come, it is a later request, by a clock that was set back.
  if (!first || at <= first.committedAt - LONGEST_WAY) return null;
  const isRecent = first.one === visit || (visit?.committedAt ?? 0) - first.committedAt <= LONGEST_LATE;
  return isRecent && !first.one.observedFromStart && first.one.host === host ? first.one : null;
}

/** Chromium makes a document ready that the tab may show later, by a navigation of which only the arrival is told. */
export function documentPrerendered(tab: Tab, documentId: string): Tab {
  return { ...tab, prerendered: [...tab.prerendered, documentId].slice(-MOST_PAST) };
}

/** The navigation failed, or ended in a download: the tab goes on showing what it showed. */
export function navigationFailed(tab: Tab, requestId: string): Tab {
  const { visit, next, answered } = tab;
  if (next?.requestId !== requestId && answered !== requestId) return tab;
  const isAnswered = next?.requestId === requestId && answered === requestId;
  return {
    ...tab,
    visit: isAnswered ? answeredInVain(visit, next) : visit,
    next: next?.requestId === requestId ? null : next,
    answered: answered === requestId ? null : answered,
  };
}

/** A server has answered a navigation's request. Firefox may tell so after its document is shown. */
export function navigationAnswered(tab: Tab, requestId: string): Tab {
  return tab.next?.requestId === requestId ? { ...tab, answered: requestId } : tab;
}

/**
 * A navigation to an address ended without a document. The one on its way is meant if it was answered, as a download is;
 * otherwise an earlier one, which a second click ended. What the tab shows may also just not load any further.
 */
export function navigationAbandoned(tab: Tab, { url, documentId }: { url: string; documentId: string | null }): Tab {
  const { visit, next, answered } = tab;
  if (documentId !== null && documentId === visit?.documentId) return tab;
  if (next?.requestId === null && next.url === plainUrl(url)) return { ...tab, next: null };
  if (answered === null) return tab;
  const isNext = next?.requestId === answered && next.url === plainUrl(url);
  if (isNext) return { ...tab, visit: answeredInVain(visit, next), next: null, answered: null };
  return next?.requestId === answered ? tab : { ...tab, answered: null };
}

/**
 * The tab once a navigation has arrived. A document that comes back alive, on Back or Forward, goes on with its visit.
 * @param watched whether the new page's site is one to observe
 */
export function navigationCommitted(
  tab: Tab,
  { at, toldAt = at, url, documentId, isBack = false }: NavigationCommit,
  watched: boolean,
): Tab {
  const past = withPast(tab);
  const left = tab.visit ? tab.visit.host : tab.unwatched;
  const toldLate = Math.min(Math.max(0, toldAt - at), LONGEST_LATE);
  // Of two navigations in a row the first may arrive yet, being answered, when the second has begun.
  const isEarlier = tab.next !== null && tab.answered !== null && tab.next.requestId !== tab.answered;
  const next = isEarlier ? null : tab.next;
  const arrived: Tab = {
    ...tab,
    next: isEarlier ? tab.next : null,
    answered: null,
    past,
    early: [],
    unwatched: undefined,
  };
  const returning = documentId === null ? undefined : past.find((visit) => visit.documentId === documentId);
  if (returning) {
    // What was found to be shown is told of later, with the moment at which it came.
    const isFound = returning === tab.visit && at < (returning.committedAt ?? at);
    const back = { at, until: at + toldLate + LEFT_AFTER, fromSite: mayHaveWritten(left, returning.host) };
    const visit = isFound
      ? { ...returning, committedAt: at, toldLate }
      : { ...returning, back, latestAt: Math.max(returning.latestAt, at) };
    return { ...arrived, visit, past: past.filter((one) => one !== returning) };
  }
  const place = watched ? placeOf(url) : null;
  if (!place) return { ...arrived, visit: null, unwatched: webUrl(url)?.hostname ?? null };
  const committed = { ...place, documentId, committedAt: at };
  const wasReady = documentId !== null && tab.prerendered.includes(documentId);
  const mayBeKept = isBack && next?.requestId === null;
  const begun = !wasReady && !mayBeKept && next?.host === place.host && next.startedAt <= at ? next : null;
  // A document that no request was seen for was made ready, or kept alive, before it could be observed.
  const visit = begun
    ? { ...begun, ...committed, latestAt: Math.max(begun.latestAt, at) }
    : {
        ...startVisit({ ...committed, startedAt: at, requestId: null, observedFromStart: false }),
        afterSister: isSister(left, place.host),
      };
  const before = tab.visit?.host === place.host ? tab.visit : null;
  const brought = before ? broughtBy(before, visit.startedAt) : [];
  const early = tab.early.filter((one) => one.documentId === documentId).map(({ event }) => event);
  const own = new Own();
  // A click on the page before may have made a choice, and brought what came, while this one was on its way.
  const made = choicesOf(visit).filter(({ choice }) => choice.state !== 'none');
  const gestures = before?.gestures.filter((moment) => mayHaveChosen(moment, made)) ?? [];
  const shown: Visit = { ...visit, toldLate, brought, gestures: [...gestures, ...visit.gestures] };
  return { ...arrived, visit: early.reduce((seen, event) => observe(seen, event, own), shown) };
}

/** Whether the page that is left is another host's of the same domain, or may be. */
function isSister(left: string | null | undefined, host: string): boolean {
  if (left === undefined) return true;
  return left !== null && left !== host && partyOf(left, host) === 'first';
}

/** Whether the page that is left can write what a page of this host has too. */
function mayHaveWritten(left: string | null | undefined, host: string): boolean {
  return left === host || isSister(left, host);
}

function withPast({ visit, past }: Tab): Visit[] {
  if (!visit?.documentId) return past;
  let characters = 0;
  return [visit, ...past].slice(0, MOST_PAST).filter(({ sizes }) => {
    characters += sizes.characters;
    return characters <= MOST_PAST_CHARACTERS;
  });
}

function placeOf(url: string): Pick<Visit, 'url' | 'host' | 'site'> | null {
  const host = webUrl(url)?.hostname;
  const site = siteOfUrl(url);
  return host !== undefined && site !== null ? { url: plainUrl(url), host, site } : null;
}
