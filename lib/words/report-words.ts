import en from '../../locales/en/report.json' with { type: 'json' };
import fr from '../../locales/fr/report.json' with { type: 'json' };
import { words, type Language, type Words } from './words.ts';

export type ReportKey = keyof typeof en;
export type ReportWords = Words<ReportKey>;

/** What a report itself says: findings, reasons of a match, the badge's title. */
export function reportWords(language: Language): ReportWords {
  const messages: Record<Language, Record<ReportKey, string>> = { en, fr };
  return words(language, messages[language]);
}
