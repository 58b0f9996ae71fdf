import type { Browser } from 'puppeteer-core';

/** WebDriver BiDi, to which puppeteer holds the line. */
interface Connected {
  connection: { send: (method: string, parameters: object) => Promise<{ result: unknown }> };
}

interface FirefoxCookie {
  name: string;
  domain: string;
  path: string;
  httpOnly: boolean;
  partitionKey: { topLevelSite: string } | null;
}

/** Runs in the browser's own window. `(https,example.fr)` is how Firefox writes the site that a cookie is partitioned under. */
const READ = `JSON.stringify(Services.cookies.cookies.map(({ name, host, path, isHttpOnly, originAttributes }) => {
  const [, scheme, site] = /^\\((\\w+),([^,)]+)/.exec(originAttributes.partitionKey) ?? [];
  return { name, domain: host, path, httpOnly: isHttpOnly, partitionKey: site ? { topLevelSite: scheme + '://' + site } : null };
}))`;

/** Every cookie of Firefox, from its cookie service, through a privileged window: nothing of the extension is asked. */
export async function firefoxJar(browser: Browser): Promise<FirefoxCookie[]> {
  const { connection } = browser as unknown as Connected;
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send('script.evaluate', {
    expression: READ,
    awaitPromise: false,
    target: { context: window?.context },
  });
  const { value } = (result as { result: { value: string } }).result;
  const cookies = JSON.parse(value) as FirefoxCookie[];
  // The service holds the bytes that servers sent; pages read them as UTF-8.
  return cookies.map((cookie) => ({ ...cookie, name: Buffer.from(cookie.name, 'latin1').toString('utf8') }));
}
