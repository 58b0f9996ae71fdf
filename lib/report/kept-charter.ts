import type { Charter } from '../charter/declaration.ts';

/** How a charter came to be kept: read on its portal, added from a file, or handed over by the reader's organisation. */
export type KeptOrigin = 'live' | 'imported' | 'managed';

/** A charter beside the bundled ones. */
export interface KeptCharter {
  origin: KeptOrigin;
  charter: Charter;
  /** When it was read or added, in milliseconds since the epoch: the latest of a portal counts. */
  since: number;
  /** What the portal's charter said when it was read before and said something else. */
  earlier?: Charter;
}

/**
 * Whether a kept charter counts before the bundled one of its portal: after an update of the extension that one may be newer
 * than one that was read, never than one that was added.
 * @param bundledAt when the bundled one was retrieved, in milliseconds since the epoch; `-Infinity` where there is none
 */
export function countsBefore({ origin, since }: KeptCharter, bundledAt: number): boolean {
  return origin !== 'live' || since > bundledAt;
}
