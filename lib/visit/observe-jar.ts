import { registrableDomain } from '../tracker/site.ts';
import { trackerId, type JarCookie } from '../tracker/tracker.ts';
import { belongsTo } from './belongs-to.ts';
import type { JarEvent } from './event.ts';
import { visitLimits, type CookieSighting, type Visit } from './visit.ts';

/** A third party's cookie that nothing of the visit explains is forgotten after this long, in milliseconds. */
const STRANGER_KEPT = 10_000;

/** Notes what the jar holds, and what it no longer holds where it was asked. */
export function observeJar(visit: Visit, event: JarEvent): Visit {
  const { at, domains } = event;
  const wasAsked = (domain: string) => domains === 'all' || domains.includes(registrableDomain(domain));
  const cookies = { ...visit.cookies };
  let { leftOut } = visit;
  let count = Object.keys(cookies).length;
  const present = new Set<string>();
  for (const cookie of event.cookies) {
    if (!belongsTo(visit, cookie)) continue;
    const id = trackerId({ kind: 'cookie', ...cookie });
    present.add(id);
    const known = cookies[id];
    if (known) {
      cookies[id] = seenAgain(known, cookie, at);
    } else if (count < visitLimits.cookies) {
      const fresh = { setAt: null, lastSetAt: null, replaced: false, goneAt: null };
      cookies[id] = { ...cookie, ...fresh, readAt: at, lastSeenAt: at };
      count++;
    } else {
      leftOut++;
    }
  }
  const kept = Object.entries(cookies)
    .filter(([, sighting]) => sighting.lastSeenAt >= at - STRANGER_KEPT || belongsTo(visit, sighting))
    .map(([id, sighting]) => {
      const looked = sighting.partition !== null || wasAsked(sighting.domain);
      const missing = looked && !present.has(id) && sighting.goneAt === null && sighting.lastSeenAt < at;
      return [id, missing && belongsTo(visit, sighting) ? { ...sighting, goneAt: at } : sighting] as const;
    });
  const attempts = Object.entries(visit.attempts).map(([key, attempt]) => {
    const lookedForAt = Math.max(attempt.lookedForAt ?? at, at);
    return [key, wasAsked(attempt.domain) ? { ...attempt, lookedForAt } : attempt] as const;
  });
  return { ...visit, cookies: Object.fromEntries(kept), attempts: Object.fromEntries(attempts), leftOut };
}

function seenAgain(known: CookieSighting, cookie: JarCookie, at: number): CookieSighting {
  return {
    ...known,
    ...(at >= known.lastSeenAt ? cookie : {}),
    readAt: Math.min(known.readAt ?? at, at),
    lastSeenAt: Math.max(known.lastSeenAt, at),
    goneAt: known.goneAt !== null && known.goneAt < at ? null : known.goneAt,
  };
}
