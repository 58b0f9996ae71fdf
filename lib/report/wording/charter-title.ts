import type { ViewWords } from '../../words/view-words.ts';
import type { ReportCharter } from '../report.ts';
import { isolateText } from './isolate-text.ts';
import { longDate } from './long-date.ts';

/** Whose word a portal is held to: `Charter of data.example.fr, read 22 November 2026`. */
export function charterTitle(words: ViewWords, charter: ReportCharter | null): string {
  if (!charter) return words.say('charter.none');
  return words.say(charter.origin === 'platform' ? 'charter.read.platform' : 'charter.read', {
    host: isolateText(charter.host),
    date: longDate(words, charter.retrievedAt),
  });
}
