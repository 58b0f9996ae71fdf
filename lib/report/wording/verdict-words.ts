import type { ViewWords } from '../../words/view-words.ts';
import { isHeld } from '../is-held.ts';
import type { Report } from '../report.ts';
import { verdictOf, type Verdict } from '../verdict.ts';

/** What a report comes down to, in one sentence. A visit seen from its start and yet unobserved had too much to list. */
export function verdictSentence({ say }: ViewWords, verdict: Verdict, observedFromStart: boolean): string {
  if ('count' in verdict) {
    const { level, moment, count } = verdict;
    const there = verdict.there === 'all' && moment === 'refused' ? 'still' : verdict.there;
    return say(`verdict.${level}`, { count, there, moment: say(`verdict.moment.${moment}`, { count }) });
  }
  const truncated = verdict.level === 'unobserved' && observedFromStart;
  return say(truncated ? 'verdict.truncated' : `verdict.${verdict.level}`);
}

/** The answer of five seconds in words: one sentence, and one more that says what was looked at. */
export function verdictWords(
  words: ViewWords,
  report: Report,
): { level: Verdict['level']; sentence: string; detail: string } {
  const { say } = words;
  const verdict = verdictOf(report);
  const sentence = verdictSentence(words, verdict, report.page.observedFromStart);
  const undeclared = report.trackers.filter(({ category }) => category === 'undeclared').length;
  const seen = say('verdict.seen', { count: report.trackers.length, undeclared: isHeld(report) ? undeclared : 0 });
  const { level } = verdict;
  const quiet = level === 'quiet' ? `${say('verdict.detail.quiet')} ${seen}` : seen;
  return { level, sentence, detail: level === 'empty' ? say('verdict.detail.empty') : quiet };
}
