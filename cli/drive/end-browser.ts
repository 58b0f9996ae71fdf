import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';

/** Milliseconds that a browser has to close by itself, and then to be gone. */
const PATIENCE = 5000;

/** Closes a browser; one that does not answer is ended, and all that it started with it. Never throws. */
export async function endBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  const gone = exitOf(child);
  const closed = await within(
    browser.close().then(
      () => true,
      () => false,
    ),
  );
  if (closed !== true) kill(child);
  if ((await within(gone)) === null) {
    kill(child);
    await within(gone);
  }
}

async function within<T>(promise: Promise<T>): Promise<T | null> {
  const ended = new AbortController();
  const patience = wait(PATIENCE, null, { signal: ended.signal }).catch(() => null);
  try {
    return await Promise.race([promise, patience]);
  } finally {
    ended.abort();
  }
}

async function exitOf(child: ChildProcess | null): Promise<true> {
  if (child?.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => {
      child.once('exit', resolve);
    });
  return true;
}

function kill(child: ChildProcess | null): void {
  if (child?.pid === undefined) return;
  for (const id of [-child.pid, child.pid]) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has gone already, or is no group of its own here.
    }
  }
}
