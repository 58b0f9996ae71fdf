import { chooseLanguage, languages, type Language } from '../words/languages.ts';
import { browser } from './browser.ts';

/** Key in `storage.local` of the language that the reader chose for Miette alone. */
export const LANGUAGE_KEY = 'language';

/** The language to speak: the reader's own setting, else the browser's. */
export async function readerLanguage(): Promise<Language> {
  return (await chosenLanguage()) ?? browserLanguage();
}

/** Words in the reader's language. Those of the browser's are loaded meanwhile: it nearly always is that one. */
export async function inReaderLanguage<Words>(load: (language: Language) => Promise<Words>): Promise<Words> {
  const likely = load(browserLanguage());
  const language = await readerLanguage();
  return language === browserLanguage() ? likely : load(language);
}

let spoken: Language | undefined;

/** The browser's own; asked for once, as Chromium takes milliseconds to tell. */
function browserLanguage(): Language {
  return (spoken ??= chooseLanguage([browser.i18n.getUILanguage()]));
}

/** The reader's own setting, `null` where the browser's language is to be spoken. */
export async function chosenLanguage(): Promise<Language | null> {
  const { [LANGUAGE_KEY]: chosen } = await browser.storage.local.get(LANGUAGE_KEY);
  return languages.find((language) => language === chosen) ?? null;
}

export async function keepLanguage(language: Language | null): Promise<void> {
  if (language === null) await browser.storage.local.remove(LANGUAGE_KEY);
  else await browser.storage.local.set({ [LANGUAGE_KEY]: language });
}
