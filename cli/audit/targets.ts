import { readdir } from 'node:fs/promises';
import { webUrl } from '../../lib/tracker/address.ts';
import { WrongUsage } from './wrong-usage.ts';

/** One portal and the addresses on it that were asked for. */
export interface Target {
  portal: string;
  urls: string[];
}

/** What `--from` reads: one address a line, `#` before a comment. */
export function addressesIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** The addresses as full URLs, those of one portal together, each once, in the order given. A wrong one is named. */
export function targetsOf(addresses: readonly string[]): Target[] {
  const targets = new Map<string, Set<string>>();
  for (const address of addresses) {
    const url = webUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
    if (!url || /^\/|\s/.test(address))
      throw new WrongUsage(`"${address}" is no address of a page: expected one such as https://data.example.fr/`);
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
