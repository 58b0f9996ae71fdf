import { domainMatches } from './address.ts';
import { parseCookieDate } from './cookie-date.ts';
import { hasRegistrableDomain, partyOf } from './site.ts';
import type { SameSite } from './tracker.ts';

/** RFC 6265bis section 5.6: a browser passes over an attribute with a longer value, in bytes; those that count are ASCII. */
const LONGEST_ATTRIBUTE = 1024;

/** What one Set-Cookie line asks for, without the value. Times in milliseconds since the epoch. */
export interface SetCookie {
  name: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  partitioned: boolean;
  httpOnly: boolean;
  secure: boolean;
  sameSite: SameSite;
  /** When it asks to end; `null` for the browser session. */
  expiresAt: number | null;
  /** It asks for nothing but the removal of an earlier cookie. */
  deletes: boolean;
}

/**
 * Reads one Set-Cookie line as RFC 6265bis section 5.6 does.
 * @param line the header's value, one cookie
 * @param requestUrl absolute http(s) address of the request it answers
 * @param now milliseconds since the epoch, for lifetimes given as an age
 * @returns `null` for a line that browsers ignore: it names no cookie, or asks for the domain of somebody else
 */
export function parseSetCookie(line: string, requestUrl: URL, now: number): SetCookie | null {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : trimBlank(pair.slice(0, equals));
  if (name === '' && trimBlank(pair.slice(equals + 1)) === '') return null;

  const cookie: SetCookie = {
    name,
    domain: requestUrl.hostname,
    hostOnly: true,
    path: defaultPath(requestUrl.pathname),
    partitioned: false,
    httpOnly: false,
    secure: false,
    sameSite: 'unspecified',
    expiresAt: null,
    deletes: false,
  };
  let maxAge: number | null = null;
  for (const attribute of attributes) {
    const at = attribute.indexOf('=');
    const key = trimBlank(at < 0 ? attribute : attribute.slice(0, at)).toLowerCase();
    const value = at < 0 ? '' : trimBlank(attribute.slice(at + 1));
    if (value.length > LONGEST_ATTRIBUTE) continue;
    switch (key) {
      case 'domain': {
        const domain = value.replace(/^\./, '').toLowerCase();
        // An address, or a host that is itself a public suffix, can only have cookies of its own.
        cookie.hostOnly = domain === '' || (domain === requestUrl.hostname && !hasRegistrableDomain(domain));
        cookie.domain = domain || requestUrl.hostname;
        break;
      }
      case 'path':
        cookie.path = value.startsWith('/') ? value : defaultPath(requestUrl.pathname);
        break;
      case 'max-age':
        if (/^-?\d+$/.test(value)) maxAge = Number(value);
        break;
      case 'expires': {
        cookie.expiresAt = parseCookieDate(value) ?? cookie.expiresAt;
        break;
      }
      case 'samesite':
        cookie.sameSite = sameSite(value);
        break;
      case 'secure':
        cookie.secure = true;
        break;
      case 'httponly':
        cookie.httpOnly = true;
        break;
      case 'partitioned':
        cookie.partitioned = true;
        break;
    }
  }
  if (!domainMatches(requestUrl.hostname, cookie.domain, cookie.hostOnly)) return null;
  // A public suffix, or the tail of an address, is nobody's.
  if (partyOf(cookie.domain, requestUrl.hostname) === 'third') return null;
  if (maxAge !== null) cookie.expiresAt = now + Math.min(Math.max(maxAge, -1), 1e10) * 1000;
  cookie.deletes = cookie.expiresAt !== null && cookie.expiresAt <= now;
  return cookie;
}

/**
 * The cookies of one response without those that it asks for once more, partitioned: a browser that partitions every third
 * party's keeps the two as one.
 */
export function withoutTwins(cookies: readonly SetCookie[]): SetCookie[] {
  const isTwin = (one: SetCookie, other: SetCookie) =>
    other.partitioned &&
    one.name === other.name &&
    one.domain === other.domain &&
    one.hostOnly === other.hostOnly &&
    one.path === other.path;
  return cookies.filter((cookie) => cookie.partitioned || !cookies.some((other) => isTwin(cookie, other)));
}

/** Trims spaces and tabs only, as the specification does; walks from both ends so that long blanks cost linear time. */
function trimBlank(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** RFC 6265bis section 5.1.4: the request's path up to, not including, its last slash. */
function defaultPath(pathname: string): string {
  const last = pathname.lastIndexOf('/');
  return last <= 0 ? '/' : pathname.slice(0, last);
}

function sameSite(value: string): SameSite {
  const lower = value.toLowerCase();
  return lower === 'strict' || lower === 'lax' || lower === 'none' ? lower : 'unspecified';
}
