import type { CharterOutcome, PopupActions, PopupState } from '../../../lib/view/popup-state.ts';
import type { Language } from '../../../lib/words/languages.ts';

/** What a test put on the page before the popup's scripts ran, and what the popup asked for since. */
export interface Stage {
  language: Language;
  /** `null` leaves the popup as it is before its first state. */
  state: PopupState | null;
  value: string | null;
  /** What comes of looking for a charter; `cancelled` once that is what its reader does. */
  outcome: CharterOutcome;
  calls: string[];
  /** Whether the toolbar shows the button. */
  isOnToolbar: boolean;
  /** Sends another state, set by the popup's own start. */
  send?: (state: PopupState) => void;
}

declare global {
  var stage: Stage;
}

/** Takes the place of the popup's way to the browser: states come from the test, calls are written down. */
export function connectPopup(onState: (state: PopupState) => void): Promise<PopupActions> {
  const { stage } = globalThis;
  stage.send = onState;
  if (stage.state) onState(stage.state);
  return Promise.resolve({
    isOnToolbar: () => Promise.resolve(stage.isOnToolbar),
    reload: () => void stage.calls.push('reload'),
    allowAccess: () => void stage.calls.push('allowAccess'),
    openSettings: () => void stage.calls.push('openSettings'),
    openReport: () => void stage.calls.push('openReport'),
    openCharter: (url) => void stage.calls.push(`openCharter ${url}`),
    readCharter(onlyHere, { signal, onProgress }) {
      stage.calls.push(`readCharter ${String(onlyHere)}`);
      if (stage.outcome.kind !== 'cancelled') return Promise.resolve(stage.outcome);
      onProgress(1, 4);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          stage.calls.push('aborted');
          resolve(stage.outcome);
        });
      });
    },
    watch: () => void stage.calls.push('watch'),
    unwatch: () => void stage.calls.push('unwatch'),
    reveal(id) {
      stage.calls.push(`reveal ${id}`);
      return Promise.resolve(stage.value);
    },
  });
}

/** The language the test asks for. */
export function inReaderLanguage<Words>(load: (language: Language) => Promise<Words>): Promise<Words> {
  return load(globalThis.stage.language);
}
