/** Milliseconds within which a message arrives, also where it must first start the background. */
const ARRIVES_WITHIN = 60_000;
/** By how much the clocks of two processes may differ, in milliseconds. */
export const CLOCKS_DIFFER = 1000;

/** The moment of which a script in a page tells, which it tells at once: one further off is not to be believed. */
export function momentTold(at: number): number {
  const now = Date.now();
  return at <= now + CLOCKS_DIFFER && at >= now - ARRIVES_WITHIN ? at : now;
}
