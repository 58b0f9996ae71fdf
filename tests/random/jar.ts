import { privileged } from '../e2e/support/privileged.ts';
import type { Reader } from '../e2e/support/reader.ts';

/** A cookie as the browser itself has it. */
export interface JarCookie {
  name: string;
  value: string;
  /** Without a leading dot. */
  domain: string;
  hostOnly: boolean;
  path: string;
  httpOnly: boolean;
  /** The top-level site it is kept for (`https://example.fr`), `null` where it is kept for all. */
  partition: string | null;
  /** It is kept for frames within those of other sites. */
  isApart: boolean;
  /** Milliseconds since 1970; `null` where it ends with the session. */
  expires: number | null;
}

/** `(https,example.fr)` is how Firefox writes the site that a cookie is partitioned under. */
const READ_FIREFOX = `JSON.stringify(Services.cookies.cookies.map((cookie) => {
  const [, scheme, site, apart] = /^\\((\\w+),([^,)]+)(?:,\\d+)?(,f)?/.exec(cookie.originAttributes.partitionKey) ?? [];
  const { name, value, host, path, isHttpOnly: httpOnly, isSession, expiry } = cookie;
  return {
    name, value, path, httpOnly, domain: host.replace(/^\\./, ''), hostOnly: !host.startsWith('.'),
    partition: site ? scheme + '://' + site : null, isApart: apart !== undefined,
    expires: isSession ? null : expiry < 1e11 ? expiry * 1000 : expiry,
  };
}).filter(({ expires }) => expires === null || expires > Date.now()))`;

/** Every cookie of the browser, asked of itself and not of the extension. */
export async function jarOf({ driven, extension }: Reader): Promise<JarCookie[]> {
  if (driven.kind === 'firefox') return JSON.parse(await privileged(driven.browser, READ_FIREFOX)) as JarCookie[];
  const session = await extension.page.createCDPSession();
  const { cookies } = await session.send('Storage.getCookies');
  await session.detach();
  return cookies.map(({ name, value, domain, path, httpOnly, session: isSession, expires, partitionKey }) => ({
    name,
    value,
    domain: domain.replace(/^\./, ''),
    hostOnly: !domain.startsWith('.'),
    path,
    httpOnly,
    partition: partitionKey?.topLevelSite ?? null,
    isApart: partitionKey?.hasCrossSiteAncestor ?? false,
    expires: isSession ? null : expires * 1000,
  }));
}
