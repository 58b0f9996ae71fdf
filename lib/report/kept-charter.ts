import type { Charter } from '../charter/declaration.ts';

/** How a charter came to be kept: read on its portal, added from a file, or handed over by the reader's organisation. */
export type KeptOrigin = 'live' | 'imported' | 'managed';

/** A charter beside the bundled ones. */
export interface KeptCharter {
  origin: KeptOrigin;
  charter: Charter;
  /** When it was read or added, in milliseconds since the epoch: the latest of a portal counts. */
  since: number;
}
