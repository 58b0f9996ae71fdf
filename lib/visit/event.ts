import type { Choice } from '../consent/choice.ts';
import type { ConsentMode } from '../consent/consent-mode.ts';
import type { SetCookie } from '../tracker/set-cookie.ts';
import type { JarCookie } from '../tracker/tracker.ts';

/** Something the browser told about a visit. Times in milliseconds since the epoch; no values. */
export type VisitEvent =
  | SetCookieEvent
  | ElsewhereEvent
  | CompanyEvent
  | PartedEvent
  | SentEvent
  | CookieChangeEvent
  | JarEvent
  | FrameEvent
  | ChoiceEvent
  | ConsentModeEvent;

/** A response of one of the visit's requests asked to keep cookies. */
export interface SetCookieEvent {
  type: 'set-cookie';
  at: number;
  /** Without query and fragment. */
  url: string;
  cookies: SetCookie[];
  /** Names that its own request carried, where the browser does not say that the same is stored once more (Firefox). */
  carried?: readonly string[];
  /** Milliseconds from when its request was sent, before any redirect, where that was heard. */
  took?: number;
}

/** A response to another tab, or to another page of this tab, asked to keep cookies. */
export interface ElsewhereEvent {
  type: 'elsewhere';
  at: number;
  cookies: SetCookie[];
}

/** Another tab with the same jar shows the visit's site. */
export interface CompanyEvent {
  type: 'company';
  at: number;
  /** Which host of the site it shows. */
  host: string;
}

/** No other tab shows another host of the visit's site any more. */
export interface PartedEvent {
  type: 'parted';
  at: number;
}

/** A request of the visit carried cookies. */
export interface SentEvent {
  type: 'sent';
  at: number;
  host: string;
  path: string;
  cookieNames: string[];
}

/** The jar changed. */
export interface CookieChangeEvent {
  type: 'cookie-change';
  at: number;
  cookie: JarCookie;
  /** `stored`, `replaced` by a new one of the same identity (a `stored` follows), or `gone`. */
  change: 'stored' | 'replaced' | 'gone';
  /** The page lay in the browser's cache for Back: nothing of it can have made the change. */
  asleep?: boolean;
}

/** A reading of the whole jar, as far as it can belong to the visit. */
export interface JarEvent {
  type: 'jar';
  /** When it was asked for: what it shows is at least as new. */
  at: number;
  /** Registrable domains that it was asked of, beside everything partitioned under the visit's site. */
  domains: 'all' | readonly string[];
  cookies: JarCookie[];
}

/** What the scripts of one frame can see. */
export interface FrameEvent {
  type: 'frame';
  at: number;
  /** Without query and fragment. */
  url: string;
  host: string;
  /** Its number in the tab, which the background knows. */
  frameId?: number;
  /** Hosts of the frames around it, as far as the browser tells. */
  ancestors: string[];
  /** Read before any script of the frame had run. */
  first: boolean;
  /** The frame may use its host's cookies outside of the page's partition (Storage Access API). */
  storageAccess: boolean;
  /** Its storage is the one that its host has on every site, where that is known; else third parties have one for each. */
  commonStorage?: boolean;
  /** Names in `document.cookie`. */
  cookieNames: string[];
  /** Keys, `null` where the frame may not use that storage. */
  localStorage: string[] | null;
  sessionStorage: string[] | null;
  /** How many keys more there are than are told. */
  untold: { localStorage: number; sessionStorage: number };
  /** Keys that another document wrote: the browser says so, or they came while this one lay in the cache for Back. */
  foreign: { localStorage: string[]; sessionStorage: string[] };
  /** The visitor's last click or key press in this frame. */
  gestureAt: number | null;
}

/** What the page tells Google's tags that they may keep. */
export interface ConsentModeEvent {
  type: 'consent-mode';
  at: number;
  state: ConsentMode;
}

/** The visitor's recorded choice, read. */
export interface ChoiceEvent {
  type: 'choice';
  at: number;
  choice: Choice;
  /**
   * What was read: the page's whole jar unless told otherwise; one `cookie`, which says nothing of other mechanisms; the
   * page's `storage`; or what a `manager` that runs on the page answered.
   */
  from?: 'cookie' | 'storage' | 'manager';
  /** For this long before, in milliseconds, nobody looked. */
  unseenFor?: number;
  /** A manager says that it found this choice when it came: it stood before it could be asked. */
  stood?: boolean;
}
