import type { Charter } from '../charter/declaration.ts';
import type { KeptOrigin } from '../report/kept-charter.ts';
import type { CharterOutcome, CharterReading } from './popup-state.ts';
import type { Language } from '../words/languages.ts';
import type { ImportFault } from '../words/import-fault-text.ts';

/** A charter that the settings list. */
export interface KnownCharter {
  origin: 'bundled' | KeptOrigin;
  charter: Charter;
}

/**
 * What came of one file: its charters were added, some in place of others, except those that are bundled just so; it was
 * refused; there is no room; it failed.
 */
export type AddOutcome =
  | {
      kind: 'added';
      hosts: string[];
      replaced: number;
      bundled: string[];
      /** How many rows of what was added may be read wrongly. */
      doubts: number;
    }
  | { kind: 'refused'; faults: ImportFault[] }
  | { kind: 'full' }
  | { kind: 'failed'; reason: string };

/** A site that a tab shows, of which a charter can be read. */
export interface OpenSite {
  tabId: number;
  host: string;
}

/** Everything that the settings show. */
export interface SettingsState {
  charters: KnownCharter[];
  /** What is wrong with what the reader's organisation hands over. */
  managedFaults: ImportFault[];
  /** Hosts that are watched because the reader asked for it. */
  sites: string[];
  /** The reader's own choice; `null` for the browser's language. */
  language: Language | null;
}

/** What the settings may ask for. */
export interface SettingsActions {
  read: () => Promise<SettingsState>;
  /** Called whenever what is shown may have changed. */
  onChange: (listener: () => void) => void;
  /** @param host the portal that the file is of, where its text does not say it */
  addFile: (file: File, host: string | null) => Promise<AddOutcome>;
  /** Tells the sites that tabs show, each once, now and whenever they are others. */
  onOpenSites: (listener: (sites: OpenSite[]) => void) => void;
  /** Reads the charter on a site that is open, keeps it, and has the site watched from then on. */
  readCharter: (tabId: number, reading: CharterReading) => Promise<CharterOutcome>;
  removeCharter: (known: KnownCharter) => Promise<void>;
  unwatch: (host: string) => Promise<void>;
  chooseLanguage: (language: Language | null) => Promise<void>;
  /** The text of a file that holds these charters and can be added again. */
  fileOf: (charters: readonly Charter[]) => string;
  /** Characters of charters that can be added, all together. */
  limit: number;
}
