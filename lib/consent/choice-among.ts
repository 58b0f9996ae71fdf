import { readingsOf, type Choice } from './choice.ts';
import { mechanismOf, readStored } from './mechanisms.ts';
import type { StoredValue } from './stored-value.ts';

/** What one cookie of a site's jar holds, and for which hosts. */
export interface JarValue extends StoredValue {
  domain: string;
  hostOnly: boolean;
}

/**
 * The choice among the cookies that a host is sent. Of several of one name the host's own counts first, then that of the
 * nearest domain. Where the host's own cookies say what was chosen, they alone count: what lies on a domain above may be
 * another site's. A mechanism that asks about one service alone does not say that.
 */
export function choiceAmong(cookies: readonly JarValue[], host: string): Choice {
  const nearestFirst = cookies.toSorted(
    (a, b) => Number(b.hostOnly) - Number(a.hostOnly) || b.domain.length - a.domain.length,
  );
  const own = readStored(nearestFirst.filter(({ domain }) => domain === host));
  const isChosen = readingsOf(own).some(
    (reading) => !['none', 'unreadable'].includes(reading.state) && !mechanismOf(reading)?.narrow,
  );
  return isChosen ? own : readStored(nearestFirst);
}
