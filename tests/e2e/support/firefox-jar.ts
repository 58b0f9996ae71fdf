import type { Browser } from 'puppeteer-core';
import { privileged } from './privileged.ts';

interface FirefoxCookie {
  name: string;
  domain: string;
  path: string;
  httpOnly: boolean;
  partitionKey: { topLevelSite: string } | null;
}

/**
 * `(https,example.fr)` is how Firefox writes the site that a cookie is partitioned under. On a slow machine Firefox keeps a
 * cookie of `Max-Age=0`, expired as it is, where a millisecond passed between reading the header and storing the cookie.
 */
const READ = `JSON.stringify(Services.cookies.cookies.filter(
  ({ isSession, expiry }) => isSession || (expiry < 1e11 ? expiry * 1000 : expiry) > Date.now(),
).map(({ name, host, path, isHttpOnly, originAttributes }) => {
  const [, scheme, site] = /^\\((\\w+),([^,)]+)/.exec(originAttributes.partitionKey) ?? [];
  return { name, domain: host, path, httpOnly: isHttpOnly, partitionKey: site ? { topLevelSite: scheme + '://' + site } : null };
}))`;

/** Every cookie of Firefox, from its cookie service, through a privileged window: nothing of the extension is asked. */
export async function firefoxJar(browser: Browser): Promise<FirefoxCookie[]> {
  const cookies = JSON.parse(await privileged(browser, READ)) as FirefoxCookie[];
  // The service holds the bytes that servers sent; pages read them as UTF-8.
  return cookies.map((cookie) => ({ ...cookie, name: Buffer.from(cookie.name, 'latin1').toString('utf8') }));
}
