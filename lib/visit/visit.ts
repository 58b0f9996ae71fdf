import type { RecordedChoice } from '../consent/history.ts';
import type { SetCookie } from '../tracker/set-cookie.ts';
import type { JarCookie, TrackerKind } from '../tracker/tracker.ts';

/**
 * One document in one tab, from navigation to the next: everything observed, nothing concluded.
 * Serialisable; all times in milliseconds since the epoch; no cookie or storage value is in it.
 */
export interface Visit {
  /** Identifies the visit in its tab while its document has no id of the browser's. */
  startedAt: number;
  /** The browser's id of the top document, where it gives one. */
  documentId: string | null;
  /** The navigation request that led here, `null` where none was seen. */
  requestId: string | null;
  /** When its document became what the tab shows, `null` before. */
  committedAt: number | null;
  /** Without query and fragment. */
  url: string;
  host: string;
  /** Scheme and registrable domain: `https://example.fr`. */
  site: string;
  observedFromStart: boolean;
  /** Cookie attempts by response headers, by what they ask for. */
  attempts: Record<string, Attempt>;
  /** Cookies that the jar was seen to hold, by tracker id. */
  cookies: Record<string, CookieSighting>;
  /** Storage keys, by tracker id. */
  items: Record<string, ItemSighting>;
  /** Cookie names that scripts could read, by frame host. */
  readable: Record<string, ReadableCookies>;
  choices: RecordedChoice[];
  /** Moments of the visitor's own clicks and key presses, the last few. */
  gestures: number[];
  /** Observations left out because the visit had reached its limits. */
  leftOut: number;
}

/** A cookie that a response asked the browser to keep. */
export interface Attempt extends Omit<SetCookie, 'deletes'> {
  firstAt: number;
  lastAt: number;
  /** Address that answered with it first, without query. */
  url: string;
  /** When the last reading of the jar that would show it was asked for, `null` before the first. */
  lookedForAt: number | null;
}

/** A cookie that the jar holds or held. */
export interface CookieSighting extends JarCookie {
  /** First reading of the jar that shows it, `null` where only a change told of it. */
  readAt: number | null;
  /** First and last change that stored it during the visit. */
  setAt: number | null;
  lastSetAt: number | null;
  /** A change during the visit replaced or removed an earlier cookie of the same identity. */
  replaced: boolean;
  /** Last moment at which it was seen in the jar. */
  lastSeenAt: number;
  /** When it was seen to be gone, `null` while it is there. */
  goneAt: number | null;
}

/** What `document.cookie` showed in the frames of one host. */
export interface ReadableCookies {
  /** Address of the first such frame, without query. */
  url: string;
  /** Such a frame may use cookies outside of the page's partition. */
  storageAccess: boolean;
  /** First moment, by `readableKey`. */
  names: Record<string, number>;
}

/** A key for a cookie name under which no name is special to an object, `__proto__` included. */
export function readableKey(name: string): string {
  return `${name}=`;
}

/** A key in the page's storage, or in that of one of its frames. */
export interface ItemSighting {
  kind: Exclude<TrackerKind, 'cookie'>;
  name: string;
  host: string;
  /** Address of the frame, without query. */
  url: string;
  firstAt: number;
  /** It was there before any script of the frame had run. */
  before: boolean;
  goneAt: number | null;
}

/** What one visit keeps at most; more is counted in `leftOut`. */
export const visitLimits = { attempts: 3000, cookies: 3000, items: 3000, gestures: 20, choices: 200 } as const;

export type VisitStart = Pick<
  Visit,
  'startedAt' | 'documentId' | 'requestId' | 'committedAt' | 'url' | 'host' | 'site' | 'observedFromStart'
>;

export function startVisit(start: VisitStart): Visit {
  return {
    ...start,
    attempts: {},
    cookies: {},
    items: {},
    readable: {},
    choices: [],
    gestures: [],
    leftOut: 0,
  };
}
