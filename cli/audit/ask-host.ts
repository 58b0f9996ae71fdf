import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import { mappingOf, type HostMapping } from '../drive/host-mapping.ts';

export interface HostAnswer {
  status: number;
  location: string | null;
  body: string;
}

export interface AskOptions {
  hostMap: readonly HostMapping[];
  insecure: boolean;
  signal: AbortSignal;
}

/** No answer is read beyond this many bytes. */
const LONGEST = 500_000;

/** Asks for an address without a browser. Follows no redirect; rejects where nothing answers. */
export function askHost(address: string, { hostMap, insecure, signal }: AskOptions): Promise<HostAnswer> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mapping = mappingOf(host, hostMap);
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: mapping?.address ?? host,
        port: mapping?.port ?? url.port,
        path: url.pathname + url.search,
        headers: { Host: url.host, 'User-Agent': 'Miette' },
        // An address has no name to ask a server for.
        ...(isIP(host) === 0 ? { servername: host } : {}),
        rejectUnauthorized: !insecure,
        signal,
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const done = () => {
          const { statusCode: status = 0, headers } = answer;
          resolve({ status, location: headers.location ?? null, body: Buffer.concat(chunks).toString('utf8') });
        };
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length <= LONGEST) return;
          done();
          answer.destroy();
        });
        answer.on('end', done);
        answer.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}
