import type { Reader } from './reader.ts';
import { privileged } from './privileged.ts';

/** Firefox keeps what any script logged, of pages and extensions alike. */
const LOGGED = `JSON.stringify(
  Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents()
    .map(({ arguments: logged, filename }) => [filename, ...logged.map((each) => String(each?.message ?? JSON.stringify(each) ?? each))]),
) + JSON.stringify(Services.console.getMessageArray().map(String))`;

const MARK = 'the log is heard';

/**
 * Listens to what the extension's background logs from now on; what it gives then gives all that was logged, and throws if
 * nothing could have been heard.
 */
export async function listenToLog({ driven, extension }: Reader): Promise<() => Promise<string>> {
  const heard: string[] = [];
  const target = await worker();
  target?.on('console', (message) => heard.push(message.text()));
  return async () => {
    if (target) await target.evaluate((mark) => console.info(mark), MARK);
    else await extension.page.evaluate((mark) => console.info(mark), MARK);
    const log = target ? heard.join('\n') : await privileged(driven.browser, LOGGED);
    if (!log.includes(MARK)) throw new Error(`nothing was heard: ${log}`);
    return log;
  };

  async function worker() {
    if (driven.kind === 'firefox') return null;
    const found = await driven.browser.waitForTarget((each) => each.url().endsWith('/background.js'));
    return found.worker();
  }
}
