import type { Charter } from '../charter/declaration.ts';

/**
 * From the popup to the background, over its line. `known` asks for what is known already, `show` for what a look at the page
 * and the jar gives. The popup asks for it when it has drawn the first: both at once would take each other's time.
 */
export type PopupRequest =
  | { type: 'known' | 'show'; tabId: number }
  | { type: 'reveal'; tabId: number; trackerId: string; call: number }
  | { type: 'watch' | 'unwatch'; tabId: number }
  | { type: 'keep-charter'; tabId: number; charter: Charter };

/**
 * From the background to the popup, over its line. `show` carries a `PopupState`, told when it says something else than the
 * last one; `known` and `looked` follow when all is told that these requests asked for.
 */
export type PopupReply<State> =
  | { type: 'show'; state: State }
  | { type: 'known' | 'looked' }
  | { type: 'reveal'; call: number; value: string | null };
