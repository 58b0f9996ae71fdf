import { recordChoice, type RecordedChoice } from '../consent/history.ts';
import type { VisitEvent } from './event.ts';
import { observeAttempts } from './observe-attempts.ts';
import { observeChange } from './observe-change.ts';
import { observeFrame } from './observe-frame.ts';
import { observeJar } from './observe-jar.ts';
import { visitLimits, type Visit } from './visit.ts';

/**
 * The visit after one more event. Events may come in any order that the browsers' separate event sources produce:
 * every observation keeps its earliest and latest moment, and nothing is concluded here.
 */
export function observe(visit: Visit, event: VisitEvent): Visit {
  switch (event.type) {
    case 'set-cookie':
      return observeAttempts(visit, event);
    case 'cookie-change':
      return observeChange(visit, event);
    case 'jar':
      return observeJar(visit, event);
    case 'frame':
      return observeFrame(visit, event);
    case 'choice':
      return { ...visit, choices: bounded(recordChoice(visit.choices, event)) };
  }
}

/** A page may write its choice again and again: the first and the latest are what judgements rest on. */
function bounded(choices: RecordedChoice[]): RecordedChoice[] {
  return choices.length <= visitLimits.choices
    ? choices
    : [...choices.slice(0, 1), ...choices.slice(1 - visitLimits.choices)];
}
