import type { CookieChange } from './cookie-changes.ts';

/** A navigation is told of this much after the changes of the jar that it made, at most; milliseconds. */
const KEPT = 5000;
const MOST = 300;

/** The latest changes of the jars: Firefox may tell of them before it tells of the navigation that made them. */
export function recentChanges() {
  const changes: CookieChange[] = [];
  return {
    add(change: CookieChange): void {
      changes.push(change);
      const since = change.event.at - KEPT;
      while (changes.length > MOST || (changes[0]?.event.at ?? since) < since) changes.shift();
    },
    /** Those of one jar between two moments; later ones are from before the system's clock was set back. */
    between(storeId: string, from: number, to: number): CookieChange[] {
      return changes.filter((change) => change.storeId === storeId && change.event.at >= from && change.event.at <= to);
    },
  };
}
