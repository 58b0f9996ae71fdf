import type { Language } from '../words/languages.ts';
import { settingsWords, type SettingsOwnKey, type SettingsWords } from '../words/settings-words.ts';
import type { Messages } from '../words/words.ts';
import { pageFiles } from './load-page-words.ts';
import { viewFiles } from './load-words.ts';

const settingsFiles: Record<Language, () => Promise<{ default: Messages<SettingsOwnKey> }>> = {
  en: () => import('../../locales/en/settings.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr/settings.json', { with: { type: 'json' } }),
  es: () => import('../../locales/es/settings.json', { with: { type: 'json' } }),
  ca: () => import('../../locales/ca/settings.json', { with: { type: 'json' } }),
  nl: () => import('../../locales/nl/settings.json', { with: { type: 'json' } }),
  de: () => import('../../locales/de/settings.json', { with: { type: 'json' } }),
};

/** The words of the settings in one language. */
export async function loadSettingsWords(language: Language): Promise<SettingsWords> {
  const [view, pages, own] = await Promise.all([
    viewFiles[language](),
    pageFiles[language](),
    settingsFiles[language](),
  ]);
  return settingsWords(language, { ...view.default, ...pages.default }, own.default);
}
