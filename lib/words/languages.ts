/** The languages that Miette speaks, one folder of `locales/` each. */
export const languages = ['en', 'fr', 'es', 'ca', 'nl', 'de'] as const;

export type Language = (typeof languages)[number];

/** The language to speak, from BCP 47 tags in order of preference; English where none is known. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split(/[-_]/)[0];
    const known = languages.find((language) => language === primary);
    if (known) return known;
  }
  return 'en';
}
