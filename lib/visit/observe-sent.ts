import { partyOf } from '../tracker/site.ts';
import type { SentEvent } from './event.ts';
import { clipped, visitLimits } from './limits.ts';
import type { Own } from './own.ts';
import { nameKey, type Visit } from './visit.ts';

const MOST_PATHS = 8;

/** Notes the names of the cookies that a request carried to a third party. */
export function observeSent(visit: Visit, { at, host, path, cookieNames }: SentEvent, own: Own): Visit {
  if (partyOf(host, visit.host) === 'first') return visit;
  const known = visit.sent[host];
  if (!known && Object.keys(visit.sent).length >= visitLimits.hosts) return visit;
  const { names: before, paths } = known ?? { names: {}, paths: [] };
  const names = own.take(before);
  let { characters } = visit.sizes;
  for (const name of cookieNames) {
    const key = nameKey(clipped(name));
    const first = names[key];
    if (first === undefined && characters + key.length > visitLimits.characters) continue;
    if (first === undefined) characters += key.length;
    names[key] = Math.min(first ?? at, at);
  }
  const isNewPath = !paths.includes(clipped(path)) && paths.length < MOST_PATHS;
  const sent = own.take(visit.sent);
  sent[host] = { names, paths: isNewPath ? [...paths, clipped(path)] : paths };
  return { ...visit, sent, sizes: { ...visit.sizes, characters } };
}
