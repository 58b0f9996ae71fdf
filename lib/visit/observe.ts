import type { VisitEvent } from './event.ts';
import { observeAttempts } from './observe-attempts.ts';
import { observeChange } from './observe-change.ts';
import { observeChoice, observeConsentMode } from './observe-choice.ts';
import { observeCompany, observeElsewhere, observeParting } from './observe-elsewhere.ts';
import { observeFrame } from './observe-frame.ts';
import { observeJar } from './observe-jar.ts';
import { observeSent } from './observe-sent.ts';
import { Own } from './own.ts';
import { inVisitTime } from './visit-time.ts';
import type { Visit } from './visit.ts';

/**
 * The visit after one more event. Events may come in any order that the browsers' separate event sources produce:
 * every observation keeps its earliest and latest moment, and nothing is concluded here.
 * @param own what the caller alone holds; without it the visit given stays as it was
 */
export function observe(visit: Visit, event: VisitEvent, own = new Own()): Visit {
  const inTime = inVisitTime(visit, event);
  const after = noted(inTime.visit, inTime.event, own);
  // What changes nothing is not told of.
  return after === visit || inTime.event.at <= after.latestAt ? after : { ...after, latestAt: inTime.event.at };
}

function noted(visit: Visit, event: VisitEvent, own: Own): Visit {
  switch (event.type) {
    case 'set-cookie':
      return observeAttempts(visit, event, own);
    case 'elsewhere':
      return observeElsewhere(visit, event, own);
    case 'company':
      return observeCompany(visit, event);
    case 'parted':
      return observeParting(visit, event);
    case 'sent':
      return observeSent(visit, event, own);
    case 'cookie-change':
      return observeChange(visit, event, own);
    case 'jar':
      return observeJar(visit, event, own);
    case 'frame':
      return observeFrame(visit, event, own);
    case 'choice':
      return observeChoice(visit, event);
    case 'consent-mode':
      return observeConsentMode(visit, event);
  }
}
