import type { ConsentMode } from '../consent/consent-mode.ts';
import type { RecordedChoice } from '../consent/history.ts';
import type { SetCookie } from '../tracker/set-cookie.ts';
import type { JarCookie, StorageKind } from '../tracker/tracker.ts';

/**
 * One document in one tab, from navigation to the next: everything observed, nothing concluded.
 * Serialisable; all times in milliseconds since the epoch; no cookie or storage value is in it.
 */
export interface Visit {
  /** Identifies the visit in its tab while its document has no id of the browser's. */
  startedAt: number;
  /** The browser's id of the top document, where it gives one. */
  documentId: string | null;
  /** The navigation request that led here, `null` where none was told of. */
  requestId: string | null;
  /** When its document became what the tab shows, `null` before. */
  committedAt: number | null;
  /** Where its document came back alive; `null` where it did not. */
  back: Return | null;
  /** The page before it in its tab was another host's of the domain; also where it was not seen to come. */
  afterSister: boolean;
  /** Milliseconds from its arrival until the background heard of it, as of everything then. */
  toldLate: number;
  /** The last moment that it was told of, in its own time. */
  latestAt: number;
  /** The system's clock was set back: moments `from` then on are ahead of it `by` milliseconds, until it has caught up. */
  setBack: { from: number; by: number } | null;
  /** Without query and fragment. */
  url: string;
  host: string;
  /** Scheme and registrable domain: `https://example.fr`. */
  site: string;
  observedFromStart: boolean;
  /** The browser's ids of the documents in its frames, and of those frames. */
  frames: string[];
  /** Cookie attempts by response headers, by what they ask for. */
  attempts: Record<string, Attempt>;
  /** Moments at which another tab, or another page of this one, was told to keep a cookie that this page can have. */
  elsewhere: Record<string, number[]>;
  /** When another tab that shows this site was first there during the visit. */
  companyAt: number | null;
  /** When another host of the site was open in another tab, in order; `until` is `null` for as long as it is. */
  sisters: Span[];
  /** Ids of third parties' cookies in the site's partition that earlier pages of this host brought there, in this tab. */
  brought: string[];
  /** Cookies that the jar was seen to hold, by tracker id. */
  cookies: Record<string, CookieSighting>;
  /** When the latest reading of the jar was asked for, by registrable domain. */
  looked: Record<string, number>;
  /** Names of cookies that requests carried to third parties, by their host. */
  sent: Record<string, SentCookies>;
  /** Storage keys, by tracker id. */
  items: Record<string, ItemSighting>;
  /** When a storage was first looked at, by kind and host. */
  looks: Record<string, number>;
  /** Cookie names that scripts could read, by frame host. */
  readable: Record<string, ReadableCookies>;
  /** As the page's jar records them. */
  choices: RecordedChoice[];
  /** As the page's storage records them. */
  storageChoices: RecordedChoice[];
  /** As a manager that runs on the page tells it. */
  managerChoices: RecordedChoice[];
  /** What the page last told Google's tags, and when it was asked; `null` where it told nothing. */
  consentMode: { at: number; state: ConsentMode } | null;
  /** Moments of the visitor's own clicks and key presses, the last few. */
  gestures: number[];
  /** How much is in the records above. */
  sizes: VisitSizes;
  /** Marks of the trackers that were left out because the visit had reached its limits. */
  leftOut: Record<string, true>;
  /** How many storage keys were not even told, by kind and host. */
  untold: Record<string, number>;
}

/** How a document came back alive. Moments in milliseconds since the epoch. */
export interface Return {
  at: number;
  /** Until when what the page before it did may be told. */
  until: number;
  /** That page may have written what this one has too. */
  fromSite: boolean;
}

/** Moments in milliseconds since the epoch. */
export interface Span {
  from: number;
  until: number | null;
}

export interface VisitSizes {
  attempts: number;
  cookies: number;
  /** Cookies that nothing of the visit explains yet, at most. */
  strangers: number;
  /** Cookies that are gone and that no response asked for, at most. */
  spare: number;
  items: number;
  characters: number;
  leftOut: number;
}

/** A cookie that a response asked the browser to keep. */
export interface Attempt extends Omit<SetCookie, 'deletes'> {
  /** When it was asked for, sorted: the first few and the last few. */
  moments: number[];
  /** Those at which the request carried a cookie of the name, where the browser does not say that the same is stored once more. */
  renewed?: number[];
  /** Those whose answer took long, with the moment at which each request was sent. */
  slow?: { at: number; sentAt: number }[];
  /** Address that answered with it first, without query. */
  url: string;
  /** Latest reading of the jar that should have shown it outside of every partition and did not, before any did. */
  lackedAt: number | null;
}

/** A cookie that the jar holds or held. */
export interface CookieSighting extends JarCookie {
  /** First reading of the jar that shows it, `null` where only a change told of it. */
  readAt: number | null;
  /** Changes that stored it during the visit, sorted: the first few and the last few. */
  sets: number[];
  /** A change during the visit replaced or removed an earlier cookie of the same identity. */
  replaced: boolean;
  /** Last moment at which it was seen in the jar. */
  lastSeenAt: number;
  /** When it was seen to be gone, `null` while it is there. */
  goneAt: number | null;
}

/** Cookies that requests to one third-party host carried. */
export interface SentCookies {
  /** By `nameKey`, when a request first carried that many cookies of the name: one, two, ... */
  names: Record<string, number[]>;
  /** Paths of such requests, a few. */
  paths: string[];
}

/** What `document.cookie` showed in the frames of one host. */
export interface ReadableCookies {
  /** Address of the first such frame, without query. */
  url: string;
  /** When it was first looked at. */
  lookedAt: number;
  /** No script of the frame had run by then. */
  beforeScripts: boolean;
  /** When such a frame was first known to have access to cookies outside of the page's partition, `null` while none is. */
  accessAt: number | null;
  /** The storage of such a frame is the one that its host has on every site. */
  commonStorage: boolean;
  /** First moment, by `nameKey`. */
  names: Record<string, number>;
}

/** A key for a cookie name under which no name is special to an object, `__proto__` included. */
export function nameKey(name: string): string {
  return `${name}=`;
}

/** A key in the page's storage, or in that of one of its frames. */
export interface ItemSighting {
  kind: StorageKind;
  name: string;
  host: string;
  /** The site of the page, where the storage is one that this very site has only within another site's frame; else `null`. */
  partition: string | null;
  /** Address of the frame, without query. */
  url: string;
  /** The frame that told of it first, and that nobody else wrote it. */
  frameId: number | undefined;
  firstAt: number;
  /** First reading that shows it before any script of its frame had run. */
  beforeAt: number | null;
  /** A document of another tab wrote it, as far as every frame that saw it come knows. */
  foreign: boolean;
  goneAt: number | null;
  /** When it came back after it had gone, and no other document wrote it. */
  again: number[];
}

export type VisitStart = Pick<
  Visit,
  'startedAt' | 'documentId' | 'requestId' | 'committedAt' | 'url' | 'host' | 'site' | 'observedFromStart'
>;

export function startVisit(start: VisitStart): Visit {
  return {
    ...start,
    latestAt: Math.max(start.startedAt, start.committedAt ?? start.startedAt),
    setBack: null,
    back: null,
    afterSister: true,
    toldLate: 0,
    frames: [],
    attempts: {},
    elsewhere: {},
    companyAt: null,
    sisters: [],
    brought: [],
    cookies: {},
    looked: {},
    sent: {},
    items: {},
    looks: {},
    readable: {},
    choices: [],
    storageChoices: [],
    managerChoices: [],
    consentMode: null,
    gestures: [],
    sizes: { attempts: 0, cookies: 0, strangers: 0, spare: 0, items: 0, characters: 0, leftOut: 0 },
    leftOut: {},
    untold: {},
  };
}
