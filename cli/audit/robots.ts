import { createRequire } from 'node:module';
import { askHost, type AskOptions } from './ask-host.ts';

/** What a portal's robots.txt asks of those who follow links. */
export interface Robots {
  allows: (url: string) => boolean;
  /** Seconds between two pages, `null` where it asks for none. */
  pause: number | null;
}

interface ParsedRobots {
  isAllowed: (url: string, agent: string) => boolean | undefined;
  getCrawlDelay: (agent: string) => number | undefined;
}

/** A CommonJS package whose types speak of a module. */
const parse = createRequire(import.meta.url)('robots-parser') as (url: string, text: string) => ParsedRobots;

const AGENT = 'Miette';
const PATIENCE = 10_000;
const MOST_REDIRECTS = 5;

/** What a text of robots.txt says; `address` is where it stands. */
export function robotsIn(address: string, text: string): Robots {
  const robots = parse(address, text);
  return { allows: (url) => robots.isAllowed(url, AGENT) ?? false, pause: robots.getCrawlDelay(AGENT) ?? null };
}

/**
 * Reads a portal's robots.txt. As RFC 9309 has it, a portal without one allows everything, and one whose server fails or
 * does not answer allows nothing.
 */
export async function readRobots(origin: string, options: AskOptions): Promise<Robots> {
  const nothing: Robots = { allows: () => false, pause: null };
  const everything: Robots = { allows: (url) => URL.canParse(url) && new URL(url).origin === origin, pause: null };
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(PATIENCE)]);
  const own = `${origin}/robots.txt`;
  let address = own;
  for (let asked = 0; asked <= MOST_REDIRECTS; asked++) {
    const answer = await askHost(address, { ...options, signal }).catch(() => null);
    if (!answer || answer.status >= 500) return nothing;
    if (answer.status >= 200 && answer.status < 300) return robotsIn(own, answer.body);
    if (answer.status >= 400 || answer.location === null || !URL.canParse(answer.location, address)) return everything;
    const next = new URL(answer.location, address);
    if (!/^https?:$/.test(next.protocol)) return everything;
    address = next.href;
  }
  return everything;
}
