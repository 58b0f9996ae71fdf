import { attemptFor } from './attempt.ts';
import type { Own } from './own.ts';
import { visitLimits } from './limits.ts';
import type { Visit } from './visit.ts';

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
 * The visit with room for a cookie that is there, at the cost of one that is gone; the same visit where none is.
 * @param own owns the visit's cookies
 */
export function withRoomForCookie(visit: Visit, characters: number, own: Own): Visit {
  if (hasRoom(visit, 'cookies', characters)) return visit;
  const cookies = own.take(visit.cookies);
  for (const id in cookies) {
    const sighting = cookies[id];
    // What a response asked for is never given up: its attempt would then look refused.
    if (!sighting) continue;
    if (sighting.goneAt === null || attemptFor(visit.attempts, sighting)) continue;
    Reflect.deleteProperty(cookies, id);
    const sizes = { ...visit.sizes, cookies: visit.sizes.cookies - 1, characters: visit.sizes.characters - id.length };
    return leavingOut({ ...visit, cookies, sizes }, id, own);
  }
  return visit;
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
