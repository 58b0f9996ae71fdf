import type { Charter } from '../charter/declaration.ts';

/** From the popup to the background, over its line. */
export type PopupRequest =
  | { type: 'show'; tabId: number }
  | { type: 'reveal'; tabId: number; trackerId: string; call: number }
  | { type: 'watch' | 'unwatch'; tabId: number }
  | { type: 'keep-charter'; tabId: number; charter: Charter };

/**
 * From the background to the popup, over its line. `show` carries a `PopupState`, at first the one that was known already;
 * `looked` follows once page and jar were looked at for this popup, and what was shown last says so.
 */
export type PopupReply<State> =
  { type: 'show'; state: State } | { type: 'looked' } | { type: 'reveal'; call: number; value: string | null };
