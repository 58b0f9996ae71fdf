import { request } from 'node:https';
import { text } from 'node:stream/consumers';

/** An answer as a test reads it. */
export interface PortalAnswer {
  status: number;
  /** Lower-case names, values joined by comma; Set-Cookie stands apart. */
  headers: Record<string, string>;
  setCookies: string[];
  body: string;
}

/** What to send, beyond the address. */
export interface AskOptions {
  method?: string;
  /** A Cookie header: `a=1; b=2`. */
  cookie?: string;
}

/** Asks the server on `port` for `url` as a browser with mapped host names would. Follows no redirect, keeps no cookie. */
export function askPortal(
  port: number,
  url: string,
  { method = 'GET', cookie }: AskOptions = {},
): Promise<PortalAnswer> {
  const { hostname, pathname, search } = new URL(url);
  const headers = { Host: hostname, ...(cookie === undefined ? {} : { Cookie: cookie }) };
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        servername: hostname,
        path: pathname + search,
        method,
        headers,
        rejectUnauthorized: false,
      },
      (response) => {
        const { 'set-cookie': setCookies = [], ...rest } = response.headers;
        const headers = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
        text(response)
          .then((body) => resolve({ status: response.statusCode ?? 0, headers, setCookies, body }))
          .catch(reject);
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}
