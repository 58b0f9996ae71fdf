import { IntlMessageFormat } from 'intl-messageformat';

export type Language = 'en' | 'fr';
export type WordValues = Record<string, string | number>;

/** Says one string in one language; values fill the places of its ICU message. */
export type Say<Key extends string> = (key: Key, values?: WordValues) => string;

export interface Words<Key extends string> {
  language: Language;
  say: Say<Key>;
  /** `22 November 2026`, from ISO 8601 UTC. */
  date: (iso: string) => string;
  /** `22 November 2026 at 14:05:09`, in the reader's own time zone. */
  time: (iso: string) => string;
  /** `a, b and c`. */
  list: (parts: readonly string[]) => string;
}

/** The language to speak, from BCP 47 tags in order of preference; English where none is known. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split(/[-_]/)[0];
    if (primary === 'en' || primary === 'fr') return primary;
  }
  return 'en';
}

/** English dates as Europe writes them: day first, 24 hours. */
const dateLocales: Record<Language, string> = { en: 'en-GB', fr: 'fr' };

/** The strings of one language, from the ICU messages of one locale file. */
export function words<Key extends string>(language: Language, messages: Record<Key, string>): Words<Key> {
  const compiled = new Map<Key, IntlMessageFormat>();
  const day = new Intl.DateTimeFormat(dateLocales[language], { dateStyle: 'long', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(dateLocales[language], { dateStyle: 'long', timeStyle: 'medium' });
  const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    language,
    say(key, values) {
      let message = compiled.get(key);
      if (!message) {
        message = new IntlMessageFormat(messages[key], language, undefined, { ignoreTag: true });
        compiled.set(key, message);
      }
      return String(message.format(values));
    },
    date: (iso) => day.format(new Date(iso)),
    time: (iso) => moment.format(new Date(iso)),
    list: (parts) => conjunction.format(parts),
  };
}
