import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { notFound, type Answer, type Ask, type Site } from './answer.ts';
import { makeCertificate } from './certificate.ts';
import { otherSites } from './other-sites.ts';
import { plainSite } from './plain-site.ts';
import { portalSite } from './portal-site.ts';
import { portals } from './portals.ts';
import { thirdParties } from './third-parties.ts';

/** One request that the server has answered. Names of cookies only: no value is kept. */
export interface RecordedRequest {
  method: string;
  host: string;
  /** Without query. */
  path: string;
  /** Names in the Cookie header. */
  cookieNames: string[];
  /** When it was answered, ISO 8601 UTC. */
  time: string;
  /** Names in the answer's Set-Cookie headers. */
  setCookieNames: string[];
}

/** A request that gets no answer. */
export interface Waiting {
  asked: Promise<unknown>;
  /** Whoever asked waits no longer. */
  givenUp: Promise<unknown>;
}

/** The running server. */
export interface Portal {
  port: number;
  /** Every host it answers for; any other is answered with 404. */
  hosts: string[];
  /**
   * In the order in which they were answered, requests for unknown hosts (a browser's own, an extension's) among them.
   * Empty it with `requests.length = 0`.
   */
  requests: RecordedRequest[];
  /** Gives the next request for a path no answer. */
  keepWaiting(path: string): Waiting;
  /** Drops open connections and stops listening. */
  close(): Promise<void>;
}

export interface PortalOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Folder with the portals' registry files, ending in a slash; the project's own by default. */
  registries?: URL;
  /** Pages of a test's own, by host and path, which are answered instead of the replicas'. */
  pages?: Readonly<Record<string, Site>>;
}

/** Bytes: a page that does much as it loads is told so in its address. */
const LONGEST_HEAD = 65_536;

const PROJECT_REGISTRIES = new URL('../../registries/portals/', import.meta.url);

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf('=')).trim();
}

function askOf(request: IncomingMessage): Ask {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const cookies = request.headers.cookie?.split(';') ?? [];
  return {
    method: request.method ?? 'GET',
    host,
    path,
    query: new URLSearchParams(query.join('?')),
    cookieNames: cookies.map(nameOf),
  };
}

/** The answer that opens a web socket (RFC 6455, section 4.2.2); nothing is ever said through it. */
function openingOfSocket({ headers }: IncomingMessage, cookies: readonly string[]): string {
  const key = `${headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
    ...cookies.map((cookie) => `Set-Cookie: ${cookie}`),
    '\r\n',
  ].join('\r\n');
}

function send(response: ServerResponse, { status, headers, cookies, body }: Answer): void {
  response.writeHead(status, { 'Cache-Control': 'no-store', ...headers, 'Set-Cookie': cookies });
  response.end(body);
}

/** Starts the replica portals and the third parties they embed, on one port of the local machine, over HTTPS. */
export async function startPortal({
  port = 0,
  registries = PROJECT_REGISTRIES,
  pages = {},
}: PortalOptions = {}): Promise<Portal> {
  const sites = new Map<string, Site>([
    ...portals.map((portal): [string, Site] => [portal.host, portalSite(portal, registries)]),
    ['www.example.net', plainSite],
    ...Object.entries(otherSites(registries)),
    ...Object.entries(thirdParties),
  ]);
  const hosts = [...new Set([...sites.keys(), ...Object.keys(pages).map((address) => address.replace(/\/.*$/, ''))])];
  const requests: RecordedRequest[] = [];
  const waiting = new Map<string, (response: ServerResponse) => void>();

  function keepWaiting(path: string): Waiting {
    const asked = Promise.withResolvers<undefined>();
    const givenUp = Promise.withResolvers<undefined>();
    waiting.set(path, (response) => {
      waiting.delete(path);
      response.once('close', () => {
        givenUp.resolve(undefined);
      });
      asked.resolve(undefined);
    });
    return { asked: asked.promise, givenUp: givenUp.promise };
  }

  async function answerTo(ask: Ask): Promise<Answer> {
    const site = pages[`${ask.host}${ask.path}`] ?? sites.get(ask.host);
    const answer = await (site?.(ask) ?? notFound(`No replica of ${ask.host}`));
    const { method, host, path, cookieNames } = ask;
    const setCookieNames = answer.cookies.map(nameOf);
    requests.push({ method, host, path, cookieNames, time: new Date().toISOString(), setCookieNames });
    return answer;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ask = askOf(request);
    const wait = waiting.get(ask.path);
    if (wait) {
      wait(response);
      return;
    }
    send(response, await answerTo(ask));
  }

  const server = createServer(
    { ...(await makeCertificate(hosts)), maxHeaderSize: LONGEST_HEAD },
    (request, response) => {
      request.resume();
      respond(request, response).catch((error: unknown) => {
        send(response, { status: 500, headers: { 'Content-Type': 'text/plain' }, cookies: [], body: String(error) });
      });
    },
  );
  const sockets = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void answerTo(askOf(request)).then(({ cookies }) => socket.write(openingOfSocket(request, cookies)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    requests,
    keepWaiting,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
