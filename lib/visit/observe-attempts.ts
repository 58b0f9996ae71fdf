import { trackerId } from '../tracker/tracker.ts';
import { attemptKey, IN_FLIGHT } from './attempt.ts';
import type { SetCookieEvent } from './event.ts';
import { hasRoom, leavingOut, withOneMore } from './left-out.ts';
import { clipped } from './limits.ts';
import { withMoment } from './moments.ts';
import type { Own } from './own.ts';
import type { Visit } from './visit.ts';

/** Notes what a response asked the browser to keep; asking for a removal is no attempt. */
export function observeAttempts(
  visit: Visit,
  { at, url: fullUrl, cookies, carried = [], took = 0 }: SetCookieEvent,
  own: Own,
): Visit {
  const attempts = own.take(visit.attempts);
  const url = clipped(fullUrl);
  let after: Visit = { ...visit, attempts };
  for (const { deletes, ...asked } of cookies) {
    if (deletes) continue;
    const key = attemptKey(asked);
    const known = attempts[key];
    const slow = took > IN_FLIGHT ? [...(known?.slow ?? []), { at, sentAt: at - took }] : known?.slow;
    const renewed = carried.includes(asked.name) ? { renewed: withMoment(known?.renewed ?? [], at) } : {};
    if (known) {
      const moments = withMoment(known.moments, at);
      attempts[key] = {
        ...known,
        ...(at >= (known.moments.at(-1) ?? at) ? asked : {}),
        ...renewed,
        ...(slow && { slow: slow.filter((one) => moments.includes(one.at)) }),
        moments,
        url: at < (known.moments[0] ?? at) ? url : known.url,
      };
      continue;
    }
    const characters = key.length + url.length;
    const id = trackerId({ kind: 'cookie', ...asked, partition: null });
    if (hasRoom(after, 'attempts', characters)) {
      attempts[key] = { ...asked, ...renewed, ...(slow && { slow }), moments: [at], url, lackedAt: null };
      after = withOneMore(after, 'attempts', id, characters, own);
    } else {
      after = leavingOut(after, id, own);
    }
  }
  return after;
}
