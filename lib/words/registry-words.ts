import en from '../../locales/en/registry.json' with { type: 'json' };
import fr from '../../locales/fr/registry.json' with { type: 'json' };
import type { ImportFault } from '../registry/import-fault.ts';
import type { Language } from './languages.ts';
import { words, type Messages, type Words } from './words.ts';

export type RegistryKey = keyof typeof en;
export type RegistryWords = Words<RegistryKey>;

/** What is said of registries and of files that should become some. */
export function registryWords(language: Language): RegistryWords {
  const messages: Record<Language, Messages<RegistryKey>> = { en, fr };
  return words(language, messages[language]);
}

/** One fault of a file as a sentence that names the place and the remedy. */
export function importFaultText({ code, place, found, expected }: ImportFault, { say }: RegistryWords): string {
  const isLine = /^\d+$/.test(place);
  const where = place === '' ? 'none' : isLine ? 'line' : 'field';
  return say(`import.${code}`, { where, place, found, expected });
}
