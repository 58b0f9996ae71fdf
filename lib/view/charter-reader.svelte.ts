import type { CharterOutcome, CharterReading } from './popup-state.ts';

/** Reads the charter of one site, one reading at a time, and knows how far it is for whatever shows it. */
export interface CharterReader {
  /** Of the reading that goes on: how many of its pages are done. */
  readonly progress: { done: number; pages: number } | undefined;
  /** What came of the last one. */
  readonly outcome: CharterOutcome | undefined;
  /** @param onlyHere reads the page that is shown, without any request */
  start: (onlyHere: boolean) => void;
  cancel: () => void;
}

export function createCharterReader(
  read: (onlyHere: boolean, reading: CharterReading) => Promise<CharterOutcome>,
): CharterReader {
  let stop = new AbortController();
  let progress = $state.raw<CharterReader['progress']>();
  let outcome = $state.raw<CharterOutcome>();

  async function start(onlyHere: boolean): Promise<void> {
    if (progress) return;
    stop = new AbortController();
    progress = { done: 0, pages: 1 };
    outcome = undefined;
    const onProgress = (done: number, pages: number) => (progress = { done, pages });
    outcome = await read(onlyHere, { signal: stop.signal, onProgress }).catch(() => ({ kind: 'failed' as const }));
    progress = undefined;
  }

  return {
    get progress() {
      return progress;
    },
    get outcome() {
      return outcome;
    },
    start: (onlyHere) => void start(onlyHere),
    cancel: () => {
      stop.abort();
    },
  };
}
