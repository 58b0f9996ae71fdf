import { browser } from './browser.ts';
import { LANGUAGE_KEY, readerLanguage } from './language.ts';
import { loadedOnce } from './loaded-once.ts';

/** The reader's language, asked for again only when another was chosen: the background speaks it with each report. */
export function followReaderLanguage() {
  const followed = loadedOnce(readerLanguage);
  browser.storage.local.onChanged.addListener((changes) => {
    if (LANGUAGE_KEY in changes) followed.forget();
  });
  return followed.get;
}
