import { attemptFor } from './attempt.ts';
import type { Own } from './own.ts';
import { visitLimits } from './limits.ts';
import type { CookieSighting, Visit } from './visit.ts';

/** Room is made for this many cookies at once: to look for it is to go through all of them. */
const AT_ONCE = 100;

type Kind = 'attempts' | 'cookies' | 'items';

/** Whether a visit has room for one more of a kind, with this many characters. */
export function hasRoom({ sizes }: Visit, kind: Kind, characters: number): boolean {
  return sizes[kind] < visitLimits[kind] && sizes.characters + characters <= visitLimits.characters;
}

/** The visit with one more of a kind in its list; what is listed is no longer left out. */
export function withOneMore(visit: Visit, kind: Kind, id: string, characters: number, own: Own): Visit {
  const sizes = { ...visit.sizes, [kind]: visit.sizes[kind] + 1, characters: visit.sizes.characters + characters };
  const mark = hash(id);
  if (!(mark in visit.leftOut)) return { ...visit, sizes };
  const leftOut = own.take(visit.leftOut);
  Reflect.deleteProperty(leftOut, mark);
  return { ...visit, leftOut, sizes: { ...sizes, leftOut: sizes.leftOut - 1 } };
}

/** The visit once it has left out one tracker; the same one is counted once, by a mark too short to be its name. */
export function leavingOut(visit: Visit, id: string, own: Own): Visit {
  const mark = hash(id);
  if (mark in visit.leftOut || visit.sizes.leftOut >= visitLimits.counted) return visit;
  const leftOut = own.take(visit.leftOut);
  leftOut[mark] = true;
  return { ...visit, leftOut, sizes: { ...visit.sizes, leftOut: visit.sizes.leftOut + 1 } };
}

/**
 * The visit with room for a cookie that is there, at the cost of some that are gone; the same visit where none are.
 * @param own owns the visit's cookies
 */
export function withRoomForCookie(visit: Visit, characters: number, own: Own): Visit {
  if (hasRoom(visit, 'cookies', characters) || visit.sizes.spare === 0) return visit;
  const cookies = own.take(visit.cookies);
  const spare = spareCookies(visit);
  let after: Visit = { ...visit, cookies };
  for (const id of spare) {
    Reflect.deleteProperty(cookies, id);
    const { sizes } = after;
    const fewer = { ...sizes, cookies: sizes.cookies - 1, characters: sizes.characters - id.length };
    after = leavingOut({ ...after, sizes: fewer }, id, own);
  }
  const left = spare.length < AT_ONCE ? 0 : Math.max(0, visit.sizes.spare - AT_ONCE);
  return { ...after, sizes: { ...after.sizes, spare: left } };
}

/** Some cookies that are gone. What a response asked for is never given up: its attempt would then look refused. */
function spareCookies({ cookies, attempts }: Visit): string[] {
  const spare: string[] = [];
  for (const id in cookies) {
    const sighting = cookies[id];
    if (sighting && isSpare(sighting, attempts)) spare.push(id);
    if (spare.length === AT_ONCE) break;
  }
  return spare;
}

/** Whether a cookie could make room for another. */
export function isSpare(sighting: CookieSighting, attempts: Visit['attempts']): boolean {
  return sighting.goneAt !== null && attemptFor(attempts, sighting) === undefined;
}

/** How many trackers the visit has seen but does not list. */
export function leftOutOf({ sizes, untold }: Visit): number {
  return Object.values(untold).reduce((sum, count) => sum + count, sizes.leftOut);
}

/** FNV-1a, 32 bits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36);
}
