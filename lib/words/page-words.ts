import type en from '../../locales/en/pages.json';
import type { Language } from './languages.ts';
import type { ViewKey } from './view-words.ts';
import { words, type Messages, type Words } from './words.ts';

export type PageKey = ViewKey | keyof typeof en;
export type PageWords = Words<PageKey>;

/** What the full pages, the settings and the exports say: the popup's words, and those that only a page has room for. */
export function pageWords(
  language: Language,
  view: Messages<ViewKey>,
  pages: Messages<Exclude<PageKey, ViewKey>>,
): PageWords {
  return words<PageKey>(language, { ...view, ...pages });
}
