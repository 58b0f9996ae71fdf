/** Whether a cookie's domain lets a page on this host have it: `example.fr` for `data.example.fr`, unless it is host-only. */
export function domainMatches(host: string, domain: string, hostOnly: boolean): boolean {
  return host === domain || (!hostOnly && host.endsWith(`.${domain}`));
}

/** An http or https address, parsed; `null` for anything else. */
export function webUrl(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
}

/** The address of a request that may carry cookies: http, https, or that of a web socket; `null` for anything else. */
export function requestUrl(url: string): URL | null {
  return /^wss?:/iu.test(url) && URL.canParse(url) ? new URL(url) : webUrl(url);
}

/** An address without query, fragment and credentials, as a report may keep it. Anything but a request's becomes its scheme alone. */
export function plainUrl(url: string): string {
  const parsed = requestUrl(url);
  if (parsed) return `${parsed.origin}${parsed.pathname}`;
  return /^[a-z][a-z0-9+.-]{0,31}:/i.exec(url)?.[0] ?? '';
}

/** Whether a request's path is one that a cookie of this path is sent to (RFC 6265bis section 5.1.4). */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (!requestPath.startsWith(cookiePath)) return false;
  return requestPath.length === cookiePath.length || cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}
