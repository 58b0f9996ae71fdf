import { readdir } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { hostName } from '../../lib/registry/host-name.ts';
import { webUrl } from '../../lib/tracker/address.ts';
import { WrongUsage } from './wrong-usage.ts';

/** One portal and the addresses on it that were asked for. */
export interface Target {
  portal: string;
  urls: string[];
}

/**
 * What `--from` reads: one address a line, `#` before a comment. Of a line from a spreadsheet it is the first cell. What is
 * no address is named with its line in the file.
 */
export function addressesIn(text: string, file: string): string[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const cells = line.replace(/(^|\s)#.*$/, '').trim();
    // Below its last row a spreadsheet may write empty ones.
    if (/^[;\s]*$/.test(cells)) return [];
    const address = firstCell(cells);
    if (!pageUrl(address)) throw new WrongUsage(`--from ${file}, line ${at + 1}: ${noAddress(address)}`);
    return [address];
  });
}

/** A comma ends only a cell in quotes: addresses may have one. */
function firstCell(line: string): string {
  return (/^"([^"]*)"\s*(?:[;,\t]|$)/.exec(line)?.[1] ?? line.replace(/[;\t].*$/, '')).trim();
}

/** An address of a page, of https where it names no scheme; `null` for anything else. */
function pageUrl(address: string): URL | null {
  const url = webUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
  return url && !/^\/|\s/.test(address) && isHost(url.hostname, address) ? url : null;
}

function isHost(host: string, address: string): boolean {
  // Browsers take any number for an IP address: one must have been written as such.
  if (isIPv4(host)) return address.includes(host);
  // A word alone is a heading or a slip; with a scheme or a port it is a host of one's own network.
  const isWordHost = /:\/\/|:\d/.test(address) && hostName(`${host}.test`) !== null;
  return host.startsWith('[') || hostName(host) !== null || isWordHost;
}

function noAddress(address: string): string {
  return `"${address}" is no address of a page: expected one such as https://data.example.fr/`;
}

/** The addresses as full URLs, those of one portal together, each once, in the order given. A wrong one is named. */
export function targetsOf(addresses: readonly string[]): Target[] {
  const targets = new Map<string, Set<string>>();
  for (const address of addresses) {
    const url = pageUrl(address);
    if (!url) throw new WrongUsage(noAddress(address));
    url.hash = '';
    // As zone files write it: the same host, which portals lead to without its dot.
    url.hostname = url.hostname.replace(/\.$/, '');
    const urls = targets.get(url.hostname) ?? new Set();
    targets.set(url.hostname, urls.add(url.href));
  }
  return [...targets].map(([portal, urls]) => ({ portal, urls: [...urls] }));
}

/** The home pages of the portals whose registry files are in a folder. */
export async function registryAddresses(folder: URL): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => `https://${file.slice(0, -'.json'.length)}/`);
}
