/** A page that is out of sight is looked at as long as it may still load, in milliseconds since it began. */
const LOADS_WITHIN = 10_000;

/** Whether a look at this page is worth its cost: somebody has it before their eyes, or may have a report of it there. */
export function isWorthLooking(): boolean {
  return document.visibilityState === 'visible' || performance.now() < LOADS_WITHIN;
}
