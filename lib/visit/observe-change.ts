import { partyOf } from '../tracker/site.ts';
import { trackerId } from '../tracker/tracker.ts';
import { belongsTo, isShared } from './belongs-to.ts';
import type { CookieChangeEvent } from './event.ts';
import { hasRoom, isSpare, leavingOut, withOneMore, withRoomForCookie } from './left-out.ts';
import { withMoment } from './moments.ts';
import { observeElsewhere } from './observe-elsewhere.ts';
import type { Own } from './own.ts';
import { systemTime } from './visit-time.ts';
import type { CookieSighting, Visit } from './visit.ts';

/** Other tabs' third parties may be busy: of cookies that nothing of the visit explains, this many are remembered. */
const MOST_STRANGERS = 100;

/**
 * Notes a change of the jar. A third party's cookie may change before the request or frame that explains it is told, so it
 * is noted too, for a while; what is partitioned under another site never has to do with this visit.
 */
export function observeChange(before: Visit, event: CookieChangeEvent, own: Own): Visit {
  const { at, cookie } = event;
  const hasExpired = cookie.expiresAt !== null && cookie.expiresAt <= systemTime(before, at);
  // Asked to remove a cookie, Firefox stores it for less than a millisecond now and then.
  const change = event.change === 'stored' && hasExpired ? 'gone' : event.change;
  if (cookie.partition !== null && cookie.partition !== before.site) return before;
  const id = trackerId({ kind: 'cookie', ...cookie });
  const known = before.cookies[id];
  let visit = before;
  if (!known) {
    // The browser clears away what had expired, at some later moment: it was no longer there to be seen.
    if (change === 'gone' && hasExpired) return visit;
    const isStranger = !belongsTo(visit, cookie);
    if (isStranger && visit.sizes.strangers >= MOST_STRANGERS) return visit;
    if (change === 'stored' && !isStranger) visit = withRoomForCookie(visit, id.length, own);
    if (!hasRoom(visit, 'cookies', id.length)) return isStranger ? visit : leavingOut(visit, id, own);
    visit = withOneMore(visit, 'cookies', id, id.length, own);
    if (isStranger) visit = { ...visit, sizes: { ...visit.sizes, strangers: visit.sizes.strangers + 1 } };
  }
  const cookies = own.take(visit.cookies);
  const fresh = { readAt: null, sets: [], replaced: false, lastSeenAt: at, goneAt: null };
  const sighting = changed(known ?? { ...cookie, ...fresh }, { ...event, change });
  cookies[id] = sighting;
  const spare = visit.sizes.spare + (isSpare(sighting, visit.attempts) ? 1 : 0);
  const after: Visit = { ...visit, cookies, sizes: { ...visit.sizes, spare } };
  const asleepAt = event.asleep ? at : othersAt(visit, event);
  return asleepAt !== null && change === 'stored' ? madeByOthers(after, { ...event, at: asleepAt }, own) : after;
}

/** When somebody else may have made a change, where a document had just come back alive; `null` where that did it itself. */
function othersAt({ host, back }: Visit, { at, cookie }: CookieChangeEvent): number | null {
  if (!back || at > back.until || !isShared(cookie, host)) return null;
  if (at <= back.at) return at;
  const isForAll = cookie.partition === null && partyOf(cookie.domain, host) === 'third';
  // What it asked for since it is back is its own.
  if (isForAll) return back.at;
  return back.fromSite ? at : null;
}

/** A page that lies in the browser's cache runs no script and makes no request. */
function madeByOthers(visit: Visit, { at, cookie }: CookieChangeEvent, own: Own): Visit {
  const partitioned = cookie.partition !== null;
  return observeElsewhere(visit, { type: 'elsewhere', at, cookies: [{ ...cookie, partitioned, deletes: false }] }, own);
}

function changed(sighting: CookieSighting, { at, cookie, change }: CookieChangeEvent): CookieSighting {
  const { sets, lastSeenAt, goneAt, replaced } = sighting;
  const [firstSet = null] = sets;
  switch (change) {
    case 'stored':
      return {
        ...sighting,
        ...(at >= lastSeenAt ? cookie : {}),
        sets: withMoment(sets, at),
        lastSeenAt: Math.max(lastSeenAt, at),
        goneAt: goneAt !== null && goneAt <= at ? null : goneAt,
      };
    case 'replaced':
      return { ...sighting, replaced: replaced || firstSet === null || at < firstSet };
    case 'gone':
      return { ...sighting, replaced: replaced || firstSet === null, goneAt: at >= lastSeenAt ? at : goneAt };
  }
}
