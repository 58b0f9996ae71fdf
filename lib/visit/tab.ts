import { belongsTo, isOfPage } from './belongs-to.ts';
import type { SetCookieEvent, VisitEvent } from './event.ts';
import { observe } from './observe.ts';
import { Own } from './own.ts';
import type { Visit } from './visit.ts';

/** What is known of one tab: the visit that it shows, and the navigation that may replace it. */
export interface Tab {
  /** The browser's cookie store: normal, private window or container. */
  storeId: string;
  visit: Visit | null;
  /** Host of the page that it shows, where that is not watched: `null` where it has none, `undefined` where nobody knows. */
  unwatched: string | null | undefined;
  next: Visit | null;
  /** The request of a navigation that a server answered while it was on its way, until it arrives or ends. */
  answered: string | null;
  /** Visits of documents that the tab showed before and may show again on Back, the latest first. */
  past: Visit[];
  /** What requests of documents that are not shown yet have told. */
  early: { documentId: string; event: VisitEvent }[];
  /** Ids of documents made ready beforehand: what they did before they are shown was not observed. */
  prerendered: string[];
}

export function openTab(storeId: string): Tab {
  return {
    storeId,
    visit: null,
    unwatched: undefined,
    next: null,
    answered: null,
    past: [],
    early: [],
    prerendered: [],
  };
}

/** Whether there is anything to keep of a tab. */
export function isWorthKeeping({ visit, next, past }: Tab): boolean {
  return visit !== null || next !== null || past.length > 0;
}

/** All visits of a tab: shown, on its way, waiting for Back. */
export function visitsOf({ visit, next, past }: Tab): Visit[] {
  return [visit, next, ...past].filter((one) => one !== null);
}

/** Whether nothing has come to a tab. */
export function isSame(before: Tab, after: Tab): boolean {
  const old = visitsOf(before);
  const now = visitsOf(after);
  return (
    before.visit === after.visit &&
    before.unwatched === after.unwatched &&
    before.next === after.next &&
    before.answered === after.answered &&
    before.early === after.early &&
    before.prerendered === after.prerendered &&
    old.length === now.length &&
    old.every((visit, at) => visit === now[at])
  );
}

/** The tab after a request of the site's service worker, which is no tab's: every page of the site may have caused it. */
export function observeForSite(tab: Tab, host: string | null, event: VisitEvent, own: Own): Tab {
  const shown = tab.next?.host === host ? 'next' : 'visit';
  const visit = tab[shown];
  return visit?.host === host ? { ...tab, [shown]: observe(visit, event, own) } : tab;
}

/**
 * The tab after a change of its cookie store or its choice, which tells of no document: every visit of a site that it
 * concerns takes note, those that wait for Back included.
 */
export function observeStore(tab: Tab, eventFor: (visit: Visit) => readonly VisitEvent[], own = new Own()): Tab {
  const each = (visit: Visit) => eventFor(visit).reduce((before, event) => observe(before, event, own), visit);
  const waiting = (visit: Visit) =>
    eventFor(visit)
      .filter((event) => event.type !== 'cookie-change' || belongsTo(visit, event.cookie))
      .map((event) => (event.type === 'cookie-change' ? { ...event, asleep: true } : event))
      .reduce((before, event) => observe(before, event, own), visit);
  return { ...tab, visit: tab.visit && each(tab.visit), next: tab.next && each(tab.next), past: tab.past.map(waiting) };
}

/**
 * The tab once the page of another visit was told to keep cookies: those that its own pages can have too are noted as not
 * theirs.
 * @param site the site of that other page: what is partitioned under another one is nobody else's
 */
export function observeOthers(
  tab: Tab,
  { at, cookies }: SetCookieEvent,
  { site, isIts }: { site: string; isIts: (visit: Visit) => boolean },
  own = new Own(),
): Tab {
  const note = (visit: Visit): Visit => {
    if (isIts(visit)) return visit;
    const shared = cookies.filter(
      (cookie) => visit.site === site || (!cookie.partitioned && isOfPage(visit, { ...cookie, partition: null })),
    );
    return shared.length > 0 ? observe(visit, { type: 'elsewhere', at, cookies: shared }, own) : visit;
  };
  return { ...tab, visit: tab.visit && note(tab.visit), next: tab.next && note(tab.next), past: tab.past.map(note) };
}

/** The tab once nothing of it was heard for a while: none of its visits is observed from its start, and what it shows may be another. */
export function unobserved({ visit, next, past, ...rest }: Tab): Tab {
  const missed = (one: Visit) => ({ ...one, observedFromStart: false });
  return {
    ...rest,
    visit: visit && missed(visit),
    unwatched: undefined,
    next: next && missed(next),
    past: past.map(missed),
  };
}

/** What tells a visit from the others of its tab, and from itself once it was redirected to another host. */
export type VisitId = Pick<Visit, 'startedAt' | 'host'>;

/** The tab after a reading made for one of its visits; a reading that comes after its visit has ended is void. */
export function observeFor(tab: Tab, { startedAt, host }: VisitId, event: VisitEvent, own = new Own()): Tab {
  const mine = (visit: Visit | null) =>
    visit?.startedAt === startedAt && visit.host === host ? observe(visit, event, own) : visit;
  return { ...tab, visit: mine(tab.visit), next: mine(tab.next) };
}
