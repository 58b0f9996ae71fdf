/** A burst of events is followed by one reading of the jar, this many milliseconds after the first. */
const READ_AFTER = 40;
/** A full jar takes long to read: the next reading waits this many times as long as the last one took. */
const READ_REST = 4;

/**
 * Has the jar read for a tab soon after something happened in it, once for what happens together, and not so often that
 * the browser has little time for anything else.
 */
export function jarReadings(read: (tabId: number) => Promise<void>) {
  const awaited = new Map<number, ReturnType<typeof setTimeout>>();
  let rest = READ_AFTER;
  return {
    /** @param delay milliseconds to wait at least; a reading that is awaited already is the one */
    soon(tabId: number, delay = READ_AFTER): void {
      if (awaited.has(tabId)) return;
      const timer = setTimeout(
        () => {
          awaited.delete(tabId);
          read(tabId).catch((error: unknown) => {
            console.error('Miette could not read the jar', error);
          });
        },
        Math.max(delay, rest),
      );
      awaited.set(tabId, timer);
    },

    /** Measures how long a reading takes. */
    async timed<Reading>(reading: Promise<Reading>): Promise<Reading> {
      const began = performance.now();
      const result = await reading;
      rest = Math.max(READ_AFTER, READ_REST * (performance.now() - began));
      return result;
    },
  };
}
