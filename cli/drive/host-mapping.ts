import { domainToASCII } from 'node:url';

/** A host whose pages are asked of another server: `data.example.fr` at 10.0.0.5, port 8443. */
export interface HostMapping {
  /** A host name; `*.example.fr` for all hosts below one; `*` for every host. */
  host: string;
  /** A host name or an address; one of IPv6 without its brackets. */
  address: string;
  port: number;
}

const MAPPING = /^(?<host>[^=]+)=(?:\[(?<v6>[0-9a-f:.]+)\]|(?<address>[^:=]+)):(?<port>\d{1,5})$/i;

/** Reads `HOST=ADDRESS:PORT`; `null` for anything else. */
export function parseHostMapping(text: string): HostMapping | null {
  const { host = '', v6, address = v6 ?? '', port = '' } = MAPPING.exec(text)?.groups ?? {};
  const name = host === '*' ? host : host.replace(/^\*\./, '');
  const ascii = name === '*' ? name : domainToASCII(name);
  const number = Number(port);
  if (ascii === '' || address === '' || number < 1 || number > 65_535) return null;
  return { host: host.startsWith('*.') ? `*.${ascii}` : ascii, address, port: number };
}

/** Where a host is asked: the mapping that names it before one of all hosts below a domain; `null` where none does. */
export function mappingOf(host: string, mappings: readonly HostMapping[]): HostMapping | null {
  const below = (pattern: string) => pattern.startsWith('*.') && host.endsWith(pattern.slice(1));
  return (
    mappings.find((mapping) => mapping.host === host) ??
    mappings.find((mapping) => below(mapping.host)) ??
    mappings.find((mapping) => mapping.host === '*') ??
    null
  );
}

/** The same as Chromium's own rule, of which the first that fits counts. */
export function resolverRules(mappings: readonly HostMapping[]): string {
  const breadth = ({ host }: HostMapping) => (host === '*' ? 2 : Number(host.startsWith('*.')));
  return mappings
    .toSorted((a, b) => breadth(a) - breadth(b))
    .map(({ host, address, port }) => `MAP ${host} ${address.includes(':') ? `[${address}]` : address}:${port}`)
    .join(', ');
}
