import type { Asked } from './act-in-page.ts';
import type { JarCookie } from './jar.ts';
import type { ActRequest } from './pages.ts';
import { domainOf, type Answer, type Sequence } from './sequence.ts';

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
  /** When a cookie that lives for seconds has ended at the latest. */
  endsBy?: number;
  /** False where another page may have done it, as far as browsers tell. */
  sure: boolean;
}

export interface Identity {
  kind: 'cookie' | 'localStorage' | 'sessionStorage';
  name: string;
  domain: string;
  /** Empty for items. */
  path: string;
  /** Of items only where the page's own host has them within another site's frame alone. */
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
  /** Those that it has had, without queries. */
  addresses: Set<string>;
  /** It is shown, or its tab is in the background. */
  isShown: boolean;
  /** Keys of what was warned of, as its report was looked at last. */
  warned: Set<string>;
  /** It was there. */
  startedBy: number;
  /** Another tab has shown the site meanwhile. */
  hadCompany: boolean;
  /** When it came back out of memory last, by Back or Forward, or Miette was let look at it again. */
  seenAgain: { at: number; by: 'memory' | 'access' } | null;
  frameHosts: Set<string>;
  /** Other sites of which it shows a page in a frame. */
  framedSites: Set<string>;
  /** Of frames that may use the storage that their host has for all sites. */
  commonHosts: Set<string>;
  /** Keys of all cookies that the browser held as it began, for whatever site. */
  heldBefore: Set<string>;
  /** By `keyOf`. */
  trackers: Map<string, TrackerHistory>;
  /** Names of the items of its tab. */
  sessionItems: Set<string>;
}

export interface Choice extends Interval {
  /** Of the portal that keeps it. */
  host: string;
  answer: Answer;
  /** It may be taken for one that was made so many milliseconds earlier. */
  reachesBack: number;
  /** Id of the visit in which it was made. */
  visit: number;
}

/** What a frame's script tells. */
export interface FrameTold {
  /** Id of the act that embedded it. */
  act: string;
  host: string;
  /** It is of the page's own host, within a frame of another site. */
  isApart: boolean;
  /** Values of cookies that it could read as soon as it had set them. */
  seen: string[];
  /** It can read cookies. */
  reads: boolean;
  /** Values of those. */
  cookies: string[];
  /** It may use what its host keeps for all sites. */
  hasAccess: boolean;
  /** Names of its local items, and whether it has just stored each; `null` where it can reach none. */
  items: [name: string, isNew: boolean][] | null;
}

/** The part of one act, or of an arrival, that the browser and the server tell. */
export interface Deed extends Interval {
  asked: readonly Asked[];
  before: readonly JarCookie[];
  after: readonly JarCookie[];
  requests: readonly ActRequest[];
  frames: readonly FrameTold[];
  /** Values of cookies that the page itself could read as soon as it had set them. */
  seen?: readonly string[];
}

export interface History {
  browser: 'chromium' | 'firefox';
  mechanism: Sequence['mechanism'];
  thirdParties: Sequence['thirdParties'];
  grants: boolean;
  visits: Visit[];
  choices: Choice[];
  /** Names of local items, by the top-level site and the host: `https://example.fr data.example.fr`. */
  localItems: Map<string, Set<string>>;
  /** Keys of all that some visit set, sent or read. */
  used: Set<string>;
  /** When the portal's sister was last shown by a tab; `null` where it is now. */
  sisterLeftAt: number | null;
  /** Miette may look at pages. */
  mayLook: boolean;
  /** It may not know in time which page a tab left. */
  isBackgroundNew: boolean;
}

/** Milliseconds within which what a click leads to is recorded, be the click in another tab. */
export const MADE_BY_A_CLICK = 3000;
export const keyOf = ({ kind, name, domain, path, partition }: Identity): string =>
  [kind, name, domain, path, partition ?? '-'].join(' ');

export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

export const siteOf = (host: string): string => `https://${domainOf(host)}`;

/** The page's scripts or its server can have it, or it lies in the partition of its site. */
export const isOfPage = (
  { host, site }: Visit,
  { domain, partition }: Pick<Identity, 'domain' | 'partition'>,
): boolean => (partition === null ? isWithin(host, domain) : partition === site);

/** A third party's cookie that is kept for all sites is sent to it. */
export const keepsForAllSites = ({ browser, thirdParties }: History): boolean =>
  browser === 'chromium' && thirdParties === undefined;

/** A third party may get at what it keeps for all sites. */
export const mayUseForAllSites = (history: History): boolean => history.grants || keepsForAllSites(history);

export const choicesOf = ({ choices }: History, portal: string): Choice[] =>
  choices.filter(({ host }) => host === portal);

/** When a visit may take a choice to have been made. */
export const earliestOf = ({ id }: Visit, { visit, reachesBack, from }: Choice): number =>
  from - (visit === id ? reachesBack : MADE_BY_A_CLICK);

/** Whether all that happened to a tracker did so since its page was seen, or seen again. */
export const isKnownWhole = ({ seenAgain, heldBefore }: Visit, tracker: TrackerHistory): boolean =>
  seenAgain === null ||
  (!heldBefore.has(keyOf(tracker)) &&
    tracker.kind === 'cookie' &&
    tracker.happenings.every(({ how, from }) => how !== 'elsewhere' && from > seenAgain.at));

/** @param partition as of an identity */
export const localItemsOf = (
  { localItems }: History,
  visit: Visit,
  host: string,
  partition: string | null,
): Set<string> => {
  const site = visit.commonHosts.has(host) ? 'all sites' : visit.site;
  const place = `${site} ${host} ${partition ?? '-'}`;
  const names = localItems.get(place) ?? new Set();
  localItems.set(place, names);
  return names;
};
