/** What a data file says in the languages that it is written in. */
export interface RegistryText {
  en: string;
  fr: string;
}

export type RegistryLanguage = keyof RegistryText;

/** The language in which the data files answer a reader of any other: English, where they are not written in hers. */
export function registryLanguage(language: string): RegistryLanguage {
  return language === 'fr' ? 'fr' : 'en';
}
