import ca from '../../locales/ca/report.json' with { type: 'json' };
import de from '../../locales/de/report.json' with { type: 'json' };
import en from '../../locales/en/report.json' with { type: 'json' };
import es from '../../locales/es/report.json' with { type: 'json' };
import fr from '../../locales/fr/report.json' with { type: 'json' };
import nl from '../../locales/nl/report.json' with { type: 'json' };
import type { Language } from './languages.ts';
import { words, type Messages, type Words } from './words.ts';

export type ReportKey = keyof typeof en;
export type ReportWords = Words<ReportKey>;

// All languages at once: a service worker may not load one later.
const messages: Record<Language, Messages<ReportKey>> = { en, fr, es, ca, nl, de };

/** What a report itself says: findings, reasons of a match, the badge's title. */
export function reportWords(language: Language): ReportWords {
  return words(language, messages[language]);
}
