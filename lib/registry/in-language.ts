/** What a data file says in the languages that it is written in. */
export interface RegistryText {
  en: string;
  fr: string;
}

export type RegistryLanguage = keyof RegistryText;

/** The language in which the data files answer a reader of any other: English, where they are not written in hers. */
export function registryLanguage(language: string): RegistryLanguage {
  return isWritten(language) ? language : 'en';
}

/** What a data file says in a reader's language, `null` where it is not written in it. */
export function inLanguage(text: RegistryText, language: string): string | null {
  return isWritten(language) ? text[language] : null;
}

function isWritten(language: string): language is RegistryLanguage {
  return language === 'en' || language === 'fr';
}
