import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { html, pixel, type Answer } from '../portal/answer.ts';
import { makeCertificate } from '../portal/certificate.ts';

/** A portal of the registries, and a site that is none. */
export const PORTAL = 'data.saint-maur.com';
export const NO_PORTAL = 'www.example.net';
/** Each may keep about 180 cookies. */
const THIRD_PARTIES = Array.from({ length: 20 }, (_, at) => `cdn.party-${at}.example`);

/** A local server of one page that loads as much as its address says, and of the third parties that the page loads from. */
export interface BusySite {
  hosts: readonly string[];
  port: number;
  /** When the answer that set a cookie of this name was sent, milliseconds since the epoch. */
  answeredAt: ReadonlyMap<string, number>;
  close: () => Promise<void>;
}

/** What a page loads and keeps. */
export interface Load {
  /** Requests, spread over the third parties. */
  requests: number;
  parties: number;
  /** Cookies that each answer sets, each of a name of its own. */
  cookies: number;
  /** Keys that the page writes to its local storage. */
  keys: number;
}

/** The address of a page; `host` is `PORTAL` or `NO_PORTAL`. */
export function pageOf(host: string, { requests, parties, cookies, keys }: Load): string {
  return `https://${host}/?${new URLSearchParams({ requests: `${requests}`, parties: `${parties}`, cookies: `${cookies}`, keys: `${keys}` }).toString()}`;
}

/** An address whose answer sets one third-party cookie. */
export function cookieAddress(name: string): string {
  return `https://${THIRD_PARTIES[0] ?? ''}/one.gif?name=${name}`;
}

export async function startBusySite(): Promise<BusySite> {
  const hosts = [PORTAL, NO_PORTAL, ...THIRD_PARTIES];
  const answeredAt = new Map<string, number>();
  const server = createServer(await makeCertificate(hosts), (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://bench.example');
    const { status, headers, cookies, body } = answer(pathname, searchParams);
    response.writeHead(status, { 'Cache-Control': 'no-store', ...headers, 'Set-Cookie': cookies });
    const name = searchParams.get('name');
    if (name !== null) answeredAt.set(name, Date.now());
    response.end(body);
  });
  // Connections stay open from one round to the next: what is measured is no handshake.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    hosts,
    port: (server.address() as AddressInfo).port,
    answeredAt,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(path: string, query: URLSearchParams): Answer {
  const asked = (name: string) => Number(query.get(name) ?? 0);
  if (path === '/one.gif') return pixel([cookie(query.get('name') ?? 'one')]);
  if (path === '/p.gif') {
    return pixel(Array.from({ length: asked('cookies') }, (_, at) => cookie(`c${asked('n')}_${at}`)));
  }
  if (path !== '/') return pixel();
  const images = Array.from({ length: asked('requests') }, (_, at) => {
    const host = THIRD_PARTIES[at % asked('parties')] ?? '';
    return `<img src="https://${host}/p.gif?n=${at}&cookies=${asked('cookies')}" alt="">`;
  });
  const keys = `<script>for (let n = 0; n < ${asked('keys')}; n++) localStorage.setItem('key' + n, '');</script>`;
  return html(`<!doctype html><html lang="fr"><title>A page</title>${keys}${images.join('')}</html>`);
}

function cookie(name: string): string {
  return `${name}=1; Path=/; Max-Age=86400; Secure; SameSite=None`;
}
