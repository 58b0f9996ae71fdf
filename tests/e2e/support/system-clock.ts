import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser's program to which the system's clock can be set back, whatever the time is for everybody else. */
export interface OnItsOwnClock {
  executablePath: string;
  /** From now on its clock lies so many seconds behind. */
  setBack: (seconds: number) => void;
}

/** `null` where that cannot be done: it takes Linux, and a compiler for C. */
export function onItsOwnClock(browser: string): OnItsOwnClock | null {
  const folder = mkdtempSync(join(tmpdir(), 'miette-clock-'));
  const library = join(folder, 'clock.so');
  const seconds = join(folder, 'seconds');
  const executablePath = join(folder, 'browser');
  try {
    const source = join(import.meta.dirname, 'system-clock.c');
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const setBack = (by: number) => {
    const number = Buffer.alloc(8);
    number.writeBigInt64LE(BigInt(by));
    const file = openSync(seconds, 'r+');
    writeSync(file, number, 0, number.length, 0);
    closeSync(file);
  };
  writeFileSync(seconds, '');
  setBack(0);
  writeFileSync(
    executablePath,
    `#!/bin/sh\nLD_PRELOAD='${library}' CLOCK_SET_BACK='${seconds}' exec '${browser}' "$@"\n`,
  );
  chmodSync(executablePath, 0o755);
  return { executablePath, setBack };
}
