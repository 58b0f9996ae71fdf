import type { Language } from '../words/languages.ts';
import { pageWords, type PageKey, type PageWords } from '../words/page-words.ts';
import type { ViewKey } from '../words/view-words.ts';
import type { Messages } from '../words/words.ts';
import { viewFiles } from './load-words.ts';

const pageFiles: Record<Language, () => Promise<{ default: Messages<Exclude<PageKey, ViewKey>> }>> = {
  en: () => import('../../locales/en/pages.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr/pages.json', { with: { type: 'json' } }),
  es: () => import('../../locales/es/pages.json', { with: { type: 'json' } }),
  ca: () => import('../../locales/ca/pages.json', { with: { type: 'json' } }),
  nl: () => import('../../locales/nl/pages.json', { with: { type: 'json' } }),
  de: () => import('../../locales/de/pages.json', { with: { type: 'json' } }),
};

/** The words of the full pages, the settings and the exports in one language. */
export async function loadPageWords(language: Language): Promise<PageWords> {
  const [view, pages] = await Promise.all([viewFiles[language](), pageFiles[language]()]);
  return pageWords(language, view.default, pages.default);
}
