import { createContext } from 'svelte';
import type { SettingsWords } from '../words/settings-words.ts';
import { setPageWords } from './page-words-context.ts';

const [getSettingsWords, setForSettings] = createContext<SettingsWords>();

/** Sets the words of the settings, for the components that they share with other pages as well. */
export function setSettingsWords(words: SettingsWords): SettingsWords {
  setPageWords(words);
  return setForSettings(words);
}

export { getSettingsWords };
