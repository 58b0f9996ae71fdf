import type { CookieChange } from './cookie-changes.ts';

/** A navigation is told of this much after the changes of the jar that it made, at most; milliseconds. */
const KEPT = 5000;
const MOST = 300;

/** The latest changes of the jars: Firefox may tell of them before it tells of the navigation that made them. */
export function recentChanges() {
  let changes: CookieChange[] = [];
  return {
    add(change: CookieChange): void {
      const { at } = change.event;
      changes = [...changes.filter(({ event }) => event.at >= at - KEPT), change].slice(-MOST);
    },
    /** Those of one jar between two moments; later ones are from before the system's clock was set back. */
    between(storeId: string, from: number, to: number): CookieChange[] {
      return changes.filter((change) => change.storeId === storeId && change.event.at >= from && change.event.at <= to);
    },
  };
}
