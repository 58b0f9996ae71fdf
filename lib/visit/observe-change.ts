import { trackerId } from '../tracker/tracker.ts';
import { belongsTo } from './belongs-to.ts';
import type { CookieChangeEvent } from './event.ts';
import { visitLimits, type CookieSighting, type Visit } from './visit.ts';

/** Other tabs' third parties may be busy: of cookies that nothing of the visit explains, this many are remembered. */
const MOST_STRANGERS = 100;

/**
 * Notes a change of the jar. A third party's cookie may change before the request or frame that explains it is told, so it
 * is noted too, for a while; what is partitioned under another site never has to do with this visit.
 */
export function observeChange(visit: Visit, event: CookieChangeEvent): Visit {
  const { at, cookie, change } = event;
  if (cookie.partition !== null && cookie.partition !== visit.site) return visit;
  const id = trackerId({ kind: 'cookie', ...cookie });
  const known = visit.cookies[id];
  if (!known) {
    // The browser clears away what had expired, at some later moment: it was no longer there to be seen.
    const expired = change === 'gone' && cookie.expiresAt !== null && cookie.expiresAt <= at;
    if (expired) return visit;
    if (!belongsTo(visit, cookie) && countStrangers(visit) >= MOST_STRANGERS) return visit;
    if (Object.keys(visit.cookies).length >= visitLimits.cookies) return { ...visit, leftOut: visit.leftOut + 1 };
  }
  const fresh = { readAt: null, setAt: null, lastSetAt: null, replaced: false, lastSeenAt: at, goneAt: null };
  return { ...visit, cookies: { ...visit.cookies, [id]: changed(known ?? { ...cookie, ...fresh }, event) } };
}

function changed(sighting: CookieSighting, { at, cookie, change }: CookieChangeEvent): CookieSighting {
  const { setAt, lastSetAt, lastSeenAt, goneAt, replaced } = sighting;
  switch (change) {
    case 'stored':
      return {
        ...sighting,
        ...(at >= lastSeenAt ? cookie : {}),
        setAt: Math.min(setAt ?? at, at),
        lastSetAt: Math.max(lastSetAt ?? at, at),
        lastSeenAt: Math.max(lastSeenAt, at),
        goneAt: goneAt !== null && goneAt <= at ? null : goneAt,
      };
    case 'replaced':
      return { ...sighting, replaced: replaced || setAt === null || at < setAt };
    case 'gone':
      return { ...sighting, replaced: replaced || setAt === null, goneAt: at >= lastSeenAt ? at : goneAt };
  }
}

function countStrangers(visit: Visit): number {
  return Object.values(visit.cookies).filter((sighting) => !belongsTo(visit, sighting)).length;
}
