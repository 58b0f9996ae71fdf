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

/** What is left of an interrupted run: what it remembered, if it was to. */
export function interruptionText({ message }: Interrupted, state: string | null): string {
  return state === null
    ? `${message}; nothing of this run is kept: with --state DIR the next one can go on where it ends`
    : `${message}; with --state ${state} the next run goes on from here`;
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
