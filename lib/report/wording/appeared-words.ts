import type { PageWords } from '../../words/page-words.ts';
import type { Report, ReportTracker } from '../report.ts';
import { elapsedWords } from './elapsed-words.ts';

/** When a tracker appeared on its visit: `1.2 s after the start`, `at the start`, `already there`, `from another page`. */
export function appearedWords(words: PageWords, { page }: Pick<Report, 'page'>, tracker: ReportTracker): string {
  if (tracker.elsewhere) return words.say('mark.elsewhere');
  if (tracker.alreadyThere) return words.say('mark.already-there');
  const elapsed = Date.parse(tracker.firstSeenAt) - Date.parse(page.visitStartedAt);
  if (!(elapsed > 0)) return words.say('table.at-start');
  return words.say('table.after', { span: elapsedWords(words, elapsed) });
}
