import type { ViewWords } from '../../words/view-words.ts';
import { isFromFile } from '../published-at.ts';
import type { ReportCharter } from '../report.ts';
import { isolateText } from './isolate-text.ts';
import { longDate } from './long-date.ts';

/** Whose word a portal is held to: `Charter of data.example.fr, read 22 November 2026`. */
export function charterTitle(words: ViewWords, charter: ReportCharter | null): string {
  if (!charter) return words.say('charter.none');
  const read = isFromFile(charter) ? 'charter.added' : 'charter.read';
  return words.say(charter.origin === 'platform' ? 'charter.read.platform' : read, {
    host: isolateText(charter.host),
    date: longDate(words, charter.retrievedAt),
  });
}

/**
 * In which language a charter's own words are, told where that is not the reader's. `null` where it is, and for what is no
 * published text. @param charter its language is any text that a file holds
 */
export function charterLanguage(words: ViewWords, { origin, language }: ReportCharter): string | null {
  if (origin === 'platform' || language === words.language) return null;
  try {
    const name = new Intl.DisplayNames(words.language, { type: 'language' }).of(language);
    return name === undefined ? null : words.say('charter.as-published', { language: isolateText(name) });
  } catch {
    // It is no language tag.
    return null;
  }
}
