import type en from '../../locales/en/view.json';
import type { Language } from './languages.ts';
import { words, type Messages, type Words } from './words.ts';

export type ViewKey = keyof typeof en;
export type ViewWords = Words<ViewKey>;

/** What the popup, the pages and the exports say around a report, from the locale file of that language. */
export function viewWords(language: Language, messages: Messages<ViewKey>): ViewWords {
  return words(language, messages);
}
