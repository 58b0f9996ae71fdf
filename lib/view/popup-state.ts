import type { Report } from '../report/report.ts';

/** Why a site is watched: a registry knows it, it looks like a portal, or the reader asked for it. */
export type ShownSite = 'portal' | 'recognised' | 'chosen';

/** What the popup has to show. `host` is a host name; `reason` is in the reader's language. */
export type PopupState =
  | { kind: 'loading' }
  | { kind: 'report'; report: Report; site: ShownSite }
  | { kind: 'unreadable-page' }
  | { kind: 'no-access' }
  | { kind: 'not-a-portal'; host: string }
  | { kind: 'failed'; reason: string };

/**
 * What came of looking for a charter on its portal. `host` is the site of another charter that it sends its readers to, or
 * begins the address of its own page about cookies, in which no table of them can be read. `elsewhere`: where portals
 * publish their charter, it leads to another site, which is not asked.
 */
export type CharterOutcome =
  | { kind: 'charter' | 'elsewhere' | 'empty' | 'none' | 'too-large' | 'failed' | 'cancelled' }
  | { kind: 'foreign' | 'prose'; host: string };

/** How whoever asks for a charter follows the reading of a portal's pages, and ends it. */
export interface CharterReading {
  signal: AbortSignal;
  onProgress: (done: number, pages: number) => void;
}

/** What the popup may ask for. */
export interface PopupActions {
  /** Whether the toolbar shows Miette's button, where it warns by itself. */
  isOnToolbar(): Promise<boolean>;
  /** Reloads the page, so that its visit is observed from the start. */
  reload(): void;
  /** Asks for access to pages; called from within a user gesture. */
  allowAccess(): void;
  /** Watches the site that the tab shows from now on, or no longer. */
  watch(): void;
  unwatch(): void;
  /** The present value of one tracker, `null` where it can no longer be read. */
  reveal(trackerId: string): Promise<string | null>;
  /** Opens the settings in a tab. */
  openSettings(): void;
  /** Opens the full report of this visit in a tab. */
  openReport(): void;
  /**
   * Reads the charter on the portal that the tab shows, and keeps it; the report then is held to it.
   * @param onlyHere reads the page that is shown, without any request
   */
  readCharter(onlyHere: boolean, reading: CharterReading): Promise<CharterOutcome>;
  /** Opens the page that publishes the charter. */
  openCharter(url: string): void;
}

/** Starts the flow of states and gives the actions. */
export type ConnectPopup = (onState: (state: PopupState) => void) => Promise<PopupActions>;
