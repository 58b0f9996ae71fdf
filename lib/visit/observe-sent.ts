import { partyOf } from '../tracker/site.ts';
import type { SentEvent } from './event.ts';
import { clipped, visitLimits } from './limits.ts';
import type { Own } from './own.ts';
import { nameKey, type Visit } from './visit.ts';

const MOST_PATHS = 8;
/** Cookies of one name that a request may carry: of several paths and domains, in and outside of a partition. */
const MOST_ALIKE = 8;

/** Notes the names of the cookies that a request carried to a third party. */
export function observeSent(visit: Visit, { at, host, path, cookieNames }: SentEvent, own: Own): Visit {
  if (partyOf(host, visit.host) === 'first') return visit;
  const known = visit.sent[host];
  if (!known && Object.keys(visit.sent).length >= visitLimits.hosts) return visit;
  const { names: before, paths } = known ?? { names: {}, paths: [] };
  const names = own.take(before);
  let { characters } = visit.sizes;
  const times = new Map<string, number>();
  for (const name of cookieNames) {
    const key = nameKey(clipped(name));
    const moments = names[key] ?? [];
    if (moments.length === 0 && characters + key.length > visitLimits.characters) continue;
    if (moments.length === 0) characters += key.length;
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    if (nth < MOST_ALIKE) names[key] = withEarlier(moments, nth, at);
  }
  const isNewPath = !paths.includes(clipped(path)) && paths.length < MOST_PATHS;
  const sent = own.take(visit.sent);
  sent[host] = { names, paths: isNewPath ? [...paths, clipped(path)] : paths };
  return { ...visit, sent, sizes: { ...visit.sizes, characters } };
}

function withEarlier(moments: readonly number[], nth: number, at: number): number[] {
  return [...moments.slice(0, nth), Math.min(moments[nth] ?? at, at), ...moments.slice(nth + 1)];
}
