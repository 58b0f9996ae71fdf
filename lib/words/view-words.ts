import en from '../../locales/en/view.json' with { type: 'json' };
import fr from '../../locales/fr/view.json' with { type: 'json' };
import { words, type Language, type Words } from './words.ts';

export type ViewKey = keyof typeof en;
export type ViewWords = Words<ViewKey>;

/** What the popup and the pages say around a report. */
export function viewWords(language: Language): ViewWords {
  const messages: Record<Language, Record<ViewKey, string>> = { en, fr };
  return words(language, messages[language]);
}
