/** The browser ends a background that was idle for 30 seconds: what rests for this long, in milliseconds, is back before. */
const REST = 15_000;

export interface Resting {
  /** Listens, from now on and when the browser wakes an ended background. */
  stand: () => void;
  /** Stops listening for a while. */
  rest: () => void;
}

/**
 * Listeners that cost every page something, so that they are taken away where nobody needs them. They are never away when
 * the background ends by itself: what wakes it then is theirs to hear, and nothing that came before they stand is lost.
 */
export function resting(add: () => void, remove: () => void): Resting {
  let standing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stand(): void {
    clearTimeout(timer);
    if (standing) return;
    standing = true;
    add();
  }

  function rest(): void {
    if (!standing) return;
    standing = false;
    remove();
    timer = setTimeout(stand, REST);
  }

  return { stand, rest };
}
