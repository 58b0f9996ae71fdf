import type en from '../../locales/en/settings.json';
import type { Language } from './languages.ts';
import type { PageKey } from './page-words.ts';
import { words, type Messages, type Words } from './words.ts';

/** Keys of the settings' own files. */
export type SettingsOwnKey = keyof typeof en;
export type SettingsKey = SettingsOwnKey | PageKey;
export type SettingsWords = Words<SettingsKey>;

/** What the settings say: the words of full pages, and their own. */
export function settingsWords(
  language: Language,
  pages: Messages<PageKey>,
  own: Messages<SettingsOwnKey>,
): SettingsWords {
  return words<SettingsKey>(language, { ...pages, ...own });
}
