import type { Browser } from 'puppeteer-core';

/** WebDriver BiDi, to which puppeteer holds the line. */
interface Connected {
  connection: { send: (method: string, parameters: object) => Promise<{ result: unknown }> };
}

/** Evaluates a script that gives a string, or the promise of one, in Firefox's own window, where nothing is refused. */
export async function privileged(browser: Browser, expression: string): Promise<string> {
  const { connection } = browser as unknown as Connected;
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send('script.evaluate', {
    expression,
    awaitPromise: true,
    target: { context: window?.context },
  });
  const evaluated = result as { result?: { value: string }; exceptionDetails?: { text: string } };
  if (!evaluated.result) throw new Error(`Firefox: ${evaluated.exceptionDetails?.text ?? 'no result'}`);
  return evaluated.result.value;
}
