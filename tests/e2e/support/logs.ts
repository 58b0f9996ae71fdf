import type { Reader } from './reader.ts';

const MARK = 'the log is heard';

/**
 * Listens to what the extension's background logs from now on; what it gives then gives all that was logged, and throws if
 * nothing could have been heard. Firefox lets nobody listen: there nothing is heard.
 */
export async function listenToLog({ driven }: Reader): Promise<() => Promise<string>> {
  if (driven.kind === 'firefox') return () => Promise.resolve('');
  const heard: string[] = [];
  const target = await driven.browser.waitForTarget((each) => each.url().endsWith('/background.js'));
  const worker = await target.worker();
  worker?.on('console', (message) => heard.push(message.text()));
  return async () => {
    await worker?.evaluate((mark) => {
      console.info(mark);
    }, MARK);
    const log = heard.join('\n');
    if (!log.includes(MARK)) throw new Error(`nothing was heard: ${log}`);
    return log;
  };
}
