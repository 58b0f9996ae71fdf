import type { Language } from '../words/languages.ts';
import { viewWords, type ViewKey, type ViewWords } from '../words/view-words.ts';
import type { Messages } from '../words/words.ts';

/** One file for each language, loaded only where it is spoken. */
export const viewFiles: Record<Language, () => Promise<{ default: Messages<ViewKey> }>> = {
  en: () => import('../../locales/en/view.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr/view.json', { with: { type: 'json' } }),
  es: () => import('../../locales/es/view.json', { with: { type: 'json' } }),
  ca: () => import('../../locales/ca/view.json', { with: { type: 'json' } }),
  nl: () => import('../../locales/nl/view.json', { with: { type: 'json' } }),
  de: () => import('../../locales/de/view.json', { with: { type: 'json' } }),
};

/** The words of the views in one language. */
export async function loadWords(language: Language): Promise<ViewWords> {
  return viewWords(language, (await viewFiles[language]()).default);
}
