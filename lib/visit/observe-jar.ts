import { registrableDomain } from '../tracker/site.ts';
import { trackerId, type JarCookie } from '../tracker/tracker.ts';
import { SETTLED_AFTER } from './attempt.ts';
import { belongsTo } from './belongs-to.ts';
import type { JarEvent } from './event.ts';
import { hasRoom, isSpare, leavingOut, withOneMore, withRoomForCookie } from './left-out.ts';
import type { Own } from './own.ts';
import type { CookieSighting, Visit } from './visit.ts';

/** A third party's cookie that nothing of the visit explains is forgotten after this long, in milliseconds. */
const STRANGER_KEPT = 10_000;
/** Stands for every domain in `Visit.looked`; no host is named so. */
const EVERYWHERE = '*';

/** Notes what the jar holds, and what it no longer holds where it was asked. */
export function observeJar(visit: Visit, event: JarEvent, own: Own): Visit {
  const { at, domains } = event;
  const cookies = own.take(visit.cookies);
  let after: Visit = { ...visit, cookies };
  const present = new Set<string>();
  for (const cookie of event.cookies) {
    if (!belongsTo(visit, cookie)) continue;
    const id = trackerId({ kind: 'cookie', ...cookie });
    present.add(id);
    const known = cookies[id];
    if (!known) after = withRoomForCookie(after, id.length, own);
    if (known) {
      cookies[id] = seenAgain(known, cookie, at);
    } else if (hasRoom(after, 'cookies', id.length)) {
      cookies[id] = { ...cookie, readAt: at, sets: [], replaced: false, lastSeenAt: at, goneAt: null };
      after = withOneMore(after, 'cookies', id, id.length, own);
    } else {
      after = leavingOut(after, id, own);
    }
  }

  const wasAsked = (domain: string) => domains === 'all' || domains.includes(registrableDomain(domain));
  const sizes = { ...after.sizes, strangers: 0 };
  for (const [id, sighting] of Object.entries(cookies)) {
    if (present.has(id)) continue;
    const isStranger = !belongsTo(visit, sighting);
    if (isStranger && sighting.lastSeenAt < at - STRANGER_KEPT) {
      Reflect.deleteProperty(cookies, id);
      sizes.cookies--;
      sizes.characters -= id.length;
    } else if (isStranger) {
      sizes.strangers++;
    } else {
      const looked = sighting.partition !== null || wasAsked(sighting.domain);
      if (!looked || sighting.goneAt !== null || sighting.lastSeenAt >= at) continue;
      const gone = { ...sighting, goneAt: at };
      cookies[id] = gone;
      if (isSpare(gone, visit.attempts)) sizes.spare++;
    }
  }

  after = withLacked(after, event, own);
  const looked = own.take(visit.looked);
  for (const domain of domains === 'all' ? [EVERYWHERE] : domains) looked[domain] = Math.max(looked[domain] ?? at, at);
  return { ...after, looked, sizes };
}

/** Notes the attempts whose cookie a reading should have shown in the common jar, and did not. */
function withLacked(visit: Visit, { at, domains }: JarEvent, own: Own): Visit {
  const lacked = Object.entries(visit.attempts).filter(([, { partitioned, domain, moments, lackedAt }]) => {
    const [first = at] = moments;
    if (partitioned || at < first + SETTLED_AFTER) return false;
    if (lackedAt !== null && (lackedAt >= at || lackedAt >= (moments.at(-1) ?? first) + SETTLED_AFTER)) return false;
    return domains === 'all' || domains.includes(registrableDomain(domain));
  });
  const news = lacked.filter(([, { name, domain, hostOnly, path }]) => {
    const identity = { kind: 'cookie', name, domain, hostOnly, path, partition: null } as const;
    return !(trackerId(identity) in visit.cookies);
  });
  if (news.length === 0) return visit;
  const attempts = own.take(visit.attempts);
  for (const [key, attempt] of news) attempts[key] = { ...attempt, lackedAt: at };
  return { ...visit, attempts };
}

/** When the latest reading was asked for that would show a cookie of this domain, `null` before the first. */
export function lookedForAt({ looked }: Pick<Visit, 'looked'>, domain: string): number | null {
  const moments = [looked[EVERYWHERE], looked[registrableDomain(domain)]].filter((at) => at !== undefined);
  return moments.length > 0 ? Math.max(...moments) : null;
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
