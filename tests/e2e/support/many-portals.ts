import { createServer } from 'node:https';
import { createServer as createSilentServer, type AddressInfo, type Socket } from 'node:net';
import { makeCertificate } from '../../portal/certificate.ts';

export interface ManyPortals {
  hosts: string[];
  /** The one of them that takes a connection and says nothing. */
  silent: string;
  /** The options that lead the command to them. */
  options: string[];
  /** Hosts whose home page was asked for, once for each time. */
  asked: string[];
  close: () => Promise<void>;
}

/** So many small portals of the platform, one of which hangs. */
export async function manyPortals(count: number): Promise<ManyPortals> {
  const hosts = Array.from({ length: count }, (_, at) => `ville-${at + 1}.opendatasoft.com`);
  const silent = hosts[Math.floor(count / 2)] ?? '';
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const pages = createServer(await makeCertificate(hosts), ({ headers, url }, answer) => {
    if (url === '/') asked.push(headers.host ?? '');
    const cookie = 'sessionid=SECRET-VALUE-0; Path=/; Secure; HttpOnly; SameSite=Lax';
    answer.writeHead(url === '/' ? 200 : 404, {
      'Content-Type': 'text/html',
      'Set-Cookie': url === '/' ? [cookie] : [],
    });
    answer.end(`<!doctype html><title>Ville</title><link rel="icon" href="data:,"><h1>Ville</h1>`);
  });
  const nothing = createSilentServer((socket) => {
    asked.push(silent);
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  const port = async (server: typeof nothing) => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return (server.address() as AddressInfo).port;
  };
  const options = [
    ...['--host-map', `*=127.0.0.1:${await port(pages)}`],
    ...['--host-map', `${silent}=127.0.0.1:${await port(nothing)}`],
    '--insecure',
  ];
  return {
    hosts,
    silent,
    options,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      pages.closeAllConnections();
      await Promise.all(
        [pages, nothing].map(
          (server) =>
            new Promise((resolve) => {
              server.close(resolve);
            }),
        ),
      );
    },
  };
}
