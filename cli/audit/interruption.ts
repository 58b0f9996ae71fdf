import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The command was told to end; `exitCode` is 128 and the number of the signal, as shells have it. */
export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(signal: (typeof SIGNALS)[number]) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Aborts with `Interrupted` when the process is told to end, so that browsers and profiles are gone before it does. */
export function onInterruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of SIGNALS)
    process.on(signal, () => {
      interrupted.abort(new Interrupted(signal));
    });
  return interrupted.signal;
}
