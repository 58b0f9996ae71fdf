import type { Language } from './languages.ts';
import type { Message } from './message.ts';
import { lazily } from '../registry/lazily.ts';
import { messageSpeaker, type WordValues } from './message-speaker.ts';
import { parseMessage } from './parse-message.ts';

const DAY = 86_400_000;

/** Says one string in one language; values fill the places of its ICU message. */
export type Say<Key extends string> = (key: Key, values?: WordValues) => string;

/** The strings of one locale file: ICU messages as text, or parsed while building. */
export type Messages<Key extends string> = Readonly<Record<Key, string | Message>>;

export interface Words<Key extends string> {
  language: Language;
  say: Say<Key>;
  /** `22 November 2026`, from ISO 8601 UTC: of midnight, which is a day alone, that day; of any other moment as `day`. */
  date: (iso: string) => string;
  /** The same in the reader's own time zone, as is all below. */
  day: (iso: string) => string;
  /** `22 November 2026 at 14:05:09`. */
  time: (iso: string) => string;
  /** `22 November 2026 at 14:05:09 CET`. */
  zonedTime: (iso: string) => string;
  /** `a, b and c`. */
  list: (parts: readonly string[]) => string;
}

/** The strings of one language, from the ICU messages of one locale file. */
export function words<Key extends string>(language: Language, messages: Messages<Key>): Words<Key> {
  const parsed = new Map<Key, Message>();
  const speak = messageSpeaker(language);
  // English as Europe writes it: day first, 24 hours, no comma before “and”.
  const dateLocale = language === 'en' ? 'en-GB' : language;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = lazily(() => new Intl.DateTimeFormat(dateLocale, { dateStyle: 'long', ...options }));
    // CLDR's long French date says "1 novembre"; the written language says "1er novembre".
    const ordinal = language === 'fr' ? '1er' : '1';
    return (iso: string) =>
      made()
        .format(new Date(iso))
        .replace(/^1(?=\s)/, ordinal);
  };
  const alone = format({ timeZone: 'UTC' });
  const day = format({});
  const conjunction = new Intl.ListFormat(dateLocale, { type: 'conjunction' });
  return {
    language,
    say(key, values = {}) {
      let message = parsed.get(key);
      if (!message) {
        const given = messages[key];
        message = typeof given === 'string' ? parseMessage(given) : given;
        parsed.set(key, message);
      }
      return speak(message, values);
    },
    date: (iso) => (Date.parse(iso) % DAY === 0 ? alone : day)(iso),
    day,
    time: format({ timeStyle: 'medium' }),
    zonedTime: format({ timeStyle: 'long' }),
    list: (parts) => conjunction.format(parts),
  };
}
