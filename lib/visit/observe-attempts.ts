import { attemptKey } from './attempt.ts';
import type { SetCookieEvent } from './event.ts';
import { visitLimits, type Visit } from './visit.ts';

/** Notes what a response asked the browser to keep; asking for a removal is no attempt. */
export function observeAttempts(visit: Visit, { at, url, cookies }: SetCookieEvent): Visit {
  const attempts = { ...visit.attempts };
  let { leftOut } = visit;
  let count = Object.keys(attempts).length;
  for (const { deletes, ...asked } of cookies) {
    if (deletes) continue;
    const key = attemptKey(asked);
    const known = attempts[key];
    if (known) {
      attempts[key] = {
        ...known,
        ...(at >= known.lastAt ? asked : {}),
        firstAt: Math.min(known.firstAt, at),
        lastAt: Math.max(known.lastAt, at),
        url: at < known.firstAt ? url : known.url,
      };
    } else if (count < visitLimits.attempts) {
      attempts[key] = { ...asked, firstAt: at, lastAt: at, url, lookedForAt: null };
      count++;
    } else {
      leftOut++;
    }
  }
  return { ...visit, attempts, leftOut };
}
