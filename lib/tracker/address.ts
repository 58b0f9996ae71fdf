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

/** An address without query, fragment and credentials, as a report may keep it. Anything but http(s) becomes its scheme alone. */
export function plainUrl(url: string): string {
  const parsed = webUrl(url);
  if (parsed) return `${parsed.origin}${parsed.pathname}`;
  return /^[a-z][a-z0-9+.-]{0,31}:/i.exec(url)?.[0] ?? '';
}

/** Whether a request's path is one that a cookie of this path is sent to (RFC 6265bis section 5.1.4). */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (!requestPath.startsWith(cookiePath)) return false;
  return requestPath.length === cookiePath.length || cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}
