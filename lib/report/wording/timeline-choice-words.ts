import type { PageWords } from '../../words/page-words.ts';
import type { TimelineChoice } from '../timeline-choices.ts';
import { longDay } from './long-date.ts';

/** A choice of the timeline: `Choice 1: refused`; of one from before the visit, `Choice already made: refused, on 12 November 2026`. */
export function timelineChoiceWords(words: PageWords, { number, state, decidedAt }: TimelineChoice): string {
  const { say } = words;
  const choice = say(`timeline.choice.${state}`);
  if (number !== null) return say('timeline.choice.row', { number, choice });
  const date = decidedAt === null ? '' : longDay(words, decidedAt);
  return say('timeline.choice.before', { choice, dated: String(date !== ''), date });
}
