import type { CharterOutcome } from '../../../lib/view/popup-state.ts';
import type { AddOutcome, OpenSite, SettingsActions, SettingsState } from '../../../lib/view/settings-state.ts';
import type { Language } from '../../../lib/words/languages.ts';

/** What a test put on the page before its scripts ran, and what the page asked for since. */
export interface SettingsStage {
  language: Language;
  /** `null` leaves the page as it is before its first state. */
  state: SettingsState | null;
  /** What comes of a file. */
  outcome: AddOutcome;
  calls: string[];
  /** Why nothing can be read or changed, where it cannot. */
  refusal?: string;
  /** Sites that tabs show, and what comes of reading a charter there. */
  sites?: OpenSite[];
  read?: CharterOutcome;
  /** Tells the page which sites tabs show now. */
  openSites?: (sites: OpenSite[]) => void;
  /** Tells the page that something has changed. */
  changed?: () => void;
}

function stage(): SettingsStage {
  return (globalThis as unknown as { stage: SettingsStage }).stage;
}

function call(name: string): Promise<void> {
  const { calls, refusal } = stage();
  calls.push(name);
  return refusal === undefined ? Promise.resolve() : Promise.reject(new Error(refusal));
}

/** Takes the place of the settings' way to what the extension keeps. */
export const settings: SettingsActions = {
  limit: 4_000_000,
  read: () => {
    const { state, refusal } = stage();
    if (refusal !== undefined) return Promise.reject(new Error(refusal));
    return state ? Promise.resolve(state) : new Promise(() => undefined);
  },
  onChange(listener) {
    stage().changed = listener;
  },
  addFile(file, host) {
    stage().calls.push(`add ${file.name} ${host ?? ''}`.trim());
    return Promise.resolve(stage().outcome);
  },
  onOpenSites(listener) {
    stage().openSites = listener;
    listener(stage().sites ?? []);
  },
  readCharter(tabId) {
    stage().calls.push(`read ${String(tabId)}`);
    return Promise.resolve(stage().read ?? { kind: 'none' });
  },
  fileOf: (charters) => JSON.stringify(charters),
  removeCharter: ({ origin, charter }) => call(`remove ${origin} ${charter.host}`),
  unwatch: (host) => call(`unwatch ${host}`),
  chooseLanguage: (language) => call(`language ${language ?? 'of the browser'}`),
};

/** The language the test asks for. */
export function inReaderLanguage<Words>(load: (language: Language) => Promise<Words>): Promise<Words> {
  return load(stage().language);
}
