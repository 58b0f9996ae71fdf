import { chooseLanguage, type Language } from '../words/languages.ts';
import { browser } from './browser.ts';

/** Key in `storage.local` of the language that the reader chose for Miette alone. */
const KEY = 'language';

/** The language to speak: the reader's own setting, else the browser's. */
export async function readerLanguage(): Promise<Language> {
  const { [KEY]: chosen } = await browser.storage.local.get(KEY);
  const ownLanguage = typeof chosen === 'string' ? [chosen] : [];
  return chooseLanguage([...ownLanguage, browser.i18n.getUILanguage()]);
}
