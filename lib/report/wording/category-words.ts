import type { ViewWords } from '../../words/view-words.ts';
import { isHeld } from '../is-held.ts';
import type { Report, ReportTracker } from '../report.ts';

/** What a charter makes of a tracker; `null` where none says anything. */
export function categoryWords(
  { say }: ViewWords,
  report: Pick<Report, 'charter'>,
  { category }: Pick<ReportTracker, 'category'>,
): string | null {
  return category === 'undeclared' && !isHeld(report) ? null : say(`category.${category}`);
}
