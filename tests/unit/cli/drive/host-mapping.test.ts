import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { mappingOf, parseHostMapping, resolverRules } from '../../../../cli/drive/host-mapping.ts';
import { openHostTunnel } from '../../../../cli/drive/host-tunnel.ts';

describe('a mapping of a host', () => {
  test.each([
    ['data.a.fr=127.0.0.1:8443', { host: 'data.a.fr', address: '127.0.0.1', port: 8443 }],
    ['DATA.A.fr=staging.internal:443', { host: 'data.a.fr', address: 'staging.internal', port: 443 }],
    ['data.a.fr=[::1]:8443', { host: 'data.a.fr', address: '::1', port: 8443 }],
    ['*.a.fr=10.0.0.1:443', { host: '*.a.fr', address: '10.0.0.1', port: 443 }],
    ['*=10.0.0.1:443', { host: '*', address: '10.0.0.1', port: 443 }],
    ['données.fr=10.0.0.1:443', { host: 'xn--donnes-eva.fr', address: '10.0.0.1', port: 443 }],
  ])('is read from %s', (given, expected) => {
    expect(parseHostMapping(given)).toEqual(expected);
  });

  test.each([
    '',
    'data.a.fr',
    'data.a.fr=',
    'data.a.fr=127.0.0.1',
    'data.a.fr=127.0.0.1:0',
    'a=b:70000',
    '=b:1',
    'a=::1:1',
  ])('is not %j', (given) => {
    expect(parseHostMapping(given)).toBeNull();
  });

  const mappings = ['*=all:1', '*.a.fr=below:2', 'data.a.fr=one:3'].flatMap((each) => parseHostMapping(each) ?? []);

  test.each([
    ['data.a.fr', 'one'],
    ['www.a.fr', 'below'],
    ['a.fr', 'all'],
    ['data.b.fr', 'all'],
  ])('is found for %s, the closest first', (host, address) => {
    expect(mappingOf(host, mappings)?.address).toBe(address);
  });

  test('is told to Chromium in the same order', () => {
    expect(resolverRules(mappings)).toBe('MAP data.a.fr one:3, MAP *.a.fr below:2, MAP * all:1');
  });

  test('leads a tunnel to the server that it names', async () => {
    const server = createServer((asked, answer) => answer.end(`for ${asked.headers.host ?? ''}`));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const tunnel = await openHostTunnel([{ host: 'data.a.fr', address: '127.0.0.1', port }]);
    const asks = async (lines: string) => {
      const socket = connect(tunnel.port, '127.0.0.1');
      socket.write(lines);
      return text(socket);
    };
    const plain = await asks('GET http://data.a.fr/ HTTP/1.1\r\nHost: data.a.fr\r\nConnection: close\r\n\r\n');
    const through = await asks(
      'CONNECT data.a.fr:443 HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: data.a.fr\r\nConnection: close\r\n\r\n',
    );
    await tunnel.close();
    server.close();
    expect(plain).toContain('for data.a.fr');
    expect(through).toMatch(/^HTTP\/1\.1 200 Connection established\r\n\r\nHTTP\/1\.1 200 OK[^]*for data\.a\.fr/);
  });
});
