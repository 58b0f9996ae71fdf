import { createServer, request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { mappingOf, type HostMapping } from './host-mapping.ts';

export interface HostTunnel {
  port: number;
  close: () => Promise<void>;
}

/**
 * A proxy on this machine that leads mapped hosts to their servers and any other to itself: Firefox has no setting that
 * maps a single host. What is encrypted stays so.
 */
export async function openHostTunnel(mappings: readonly HostMapping[]): Promise<HostTunnel> {
  const place = (host: string, port: number) => {
    const mapping = mappingOf(host, mappings);
    return mapping ? { host: mapping.address, port: mapping.port } : { host, port };
  };
  const sockets = new Set<Socket>();
  const server = createServer((asked, answer) => {
    const url = URL.canParse(asked.url ?? '') ? new URL(asked.url ?? '') : null;
    if (url?.protocol !== 'http:') {
      answer.writeHead(400).end();
      return;
    }
    const { method, headers } = asked;
    const path = url.pathname + url.search;
    const onward = request({ ...place(url.hostname, Number(url.port || 80)), method, path, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    asked.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', ({ url = '' }, client: Socket, head) => {
    const { hostname, port } = new URL(`https://${url}`);
    const onward = connect(place(hostname, Number(port || 443)), () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(client).pipe(onward);
    });
    sockets.add(onward);
    onward.on('close', () => {
      sockets.delete(onward);
      client.destroy();
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
    client.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
