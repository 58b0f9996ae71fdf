import { partyOf } from '../tracker/site.ts';
import type { SentEvent } from './event.ts';
import { clipped, visitLimits } from './limits.ts';
import type { Own } from './own.ts';
import { nameKey, type Visit } from './visit.ts';

/** Of one host; a path that told a new name is kept beside them, for the cookie may be of that path alone. */
const MOST_PATHS = 8;
const MOST_PATHS_OF_NAMES = 40;
/** Cookies of one name that a request may carry: of several paths and domains, in and outside of a partition. */
const MOST_ALIKE = 8;

/**
 * Notes the names of the cookies that a request carried to a third party. A page may send thousands alike: of one that tells
 * nothing new the visit stays what it was.
 */
export function observeSent(visit: Visit, { at, host, path: fullPath, cookieNames }: SentEvent, own: Own): Visit {
  if (partyOf(host, visit.host) === 'first') return visit;
  const known = visit.sent[host];
  if (!known && Object.keys(visit.sent).length >= visitLimits.hosts) return visit;
  const { names: before, paths } = known ?? { names: {}, paths: [] };
  const path = clipped(fullPath);
  const news = newsOf(before, cookieNames, at);
  const isNewPath = !paths.includes(path) && paths.length < (news.length > 0 ? MOST_PATHS_OF_NAMES : MOST_PATHS);
  if (known && news.length === 0 && !isNewPath) return visit;
  const names = own.take(before);
  let { characters } = visit.sizes;
  for (const { key, nth } of news) {
    const moments = names[key] ?? [];
    if (moments.length === 0 && characters + key.length > visitLimits.characters) continue;
    if (moments.length === 0) characters += key.length;
    names[key] = withEarlier(moments, nth, at);
  }
  const sent = own.take(visit.sent);
  sent[host] = { names, paths: isNewPath ? [...paths, path] : paths };
  return { ...visit, sent, sizes: { ...visit.sizes, characters } };
}

/** Which names a request carried for the first time, or earlier than was known; the second of a name is told apart. */
function newsOf(
  names: Readonly<Record<string, readonly number[]>>,
  cookieNames: readonly string[],
  at: number,
): { key: string; nth: number }[] {
  const times = new Map<string, number>();
  return cookieNames.flatMap((name) => {
    const key = nameKey(clipped(name));
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    return nth < MOST_ALIKE && at < (names[key]?.[nth] ?? Infinity) ? { key, nth } : [];
  });
}

function withEarlier(moments: readonly number[], nth: number, at: number): number[] {
  return [...moments.slice(0, nth), Math.min(moments[nth] ?? at, at), ...moments.slice(nth + 1)];
}
