/** What a browser asks of one host, reduced to what the replicas answer by. */
export interface Ask {
  method: string;
  /** Without port, lower case. */
  host: string;
  /** Without query. */
  path: string;
  query: URLSearchParams;
  cookieNames: string[];
}

/** What one host answers. */
export interface Answer {
  status: number;
  /** `Cache-Control` is `no-store` where nothing else is said. */
  headers: Record<string, string>;
  /** Finished Set-Cookie header lines. */
  cookies: string[];
  body: string | Buffer;
}

/** One host: from a request to its answer. */
export type Site = (ask: Ask) => Answer | Promise<Answer>;

/** The smallest picture there is: one transparent pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

function answer(type: string, body: string | Buffer, cookies: string[] = [], status = 200): Answer {
  return { status, headers: { 'Content-Type': type }, cookies, body };
}

/** An HTML page. Asked for anew each time, and still allowed into the back/forward cache, which no-store would prevent. */
export function html(body: string, cookies: string[] = []): Answer {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' };
  return { status: 200, headers, cookies, body };
}

/** A script in JavaScript. */
export function script(body: string): Answer {
  return answer('text/javascript; charset=utf-8', body);
}

/** Any other text, of the given media type. */
export function text(type: string, body: string): Answer {
  return answer(type, body);
}

/** A one-pixel picture, which is what tracking pixels are. */
export function pixel(cookies: string[] = []): Answer {
  return answer('image/gif', PIXEL, cookies);
}

/** A temporary or permanent redirect. */
export function redirect(location: string, cookies: string[] = [], status: 301 | 302 = 302): Answer {
  return { status, headers: { Location: location }, cookies, body: '' };
}

/** "There is no such page", in plain text so that it never resembles a portal's page. */
export function notFound(reason = 'Not found'): Answer {
  return answer('text/plain; charset=utf-8', `${reason}\n`, [], 404);
}
