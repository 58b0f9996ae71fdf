import { parseArgs } from 'node:util';
import { hostName } from '../lib/registry/host-name.ts';
import { isDay } from '../lib/registry/is-day.ts';
import { plainUrl } from '../lib/tracker/address.ts';
import { messageOf } from './message-of.ts';

/** Milliseconds: somewhere it is tomorrow already. */
const DAY = 86_400_000;

export const CHARTER_USAGE = `Usage: charter FILE|- [--host HOST] [--url URL] [--retrieved YYYY-MM-DD] [--out PATH]

Prints the registry of a portal's published cookie charter as JSON.

  FILE|-       the charter as HTML, or as text with its table's cells separated by tabs; - reads standard input
  --host       the portal's host name: data.example.fr; without it that of --url, else the one the charter names
  --url        the page it was published on; without it https://HOST/terms/cookies-policy/
  --retrieved  the day it was read; without it the day known for this very text, else now
  --out        where to write it, once all of it is read; without it it is printed
  --help       this text
`;

export interface CharterOptions {
  file: string;
  /** `null` where neither it nor an address is given. */
  host: string | null;
  /** `null` for the usual one of the host. */
  sourceUrl: string | null;
  /** ISO 8601 UTC, `null` where not given. */
  retrievedAt: string | null;
  /** `null` for standard output. */
  out: string | null;
}

export type CharterCommand =
  { kind: 'run'; options: CharterOptions } | { kind: 'help' } | { kind: 'wrong'; message: string };

const OPTIONS = {
  host: { type: 'string' },
  url: { type: 'string' },
  retrieved: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function wrong(message: string): CharterCommand {
  return { kind: 'wrong', message };
}

/** A day that has not come would count before every charter that is read until then. */
function midnight(day: string, now: number): string | null {
  const start = `${day}T00:00:00Z`;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && isDay(day) && Date.parse(start) <= now + DAY ? start : null;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What the command's arguments ask for; a wrong one is named with what was expected. `now` in milliseconds since the epoch. */
export function charterCommand(args: readonly string[], now: number): CharterCommand {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return wrong(messageOf(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const [file, ...others] = positionals;
  if (file === undefined || file === '' || others.length > 0) return wrong('one FILE (or -) is needed');
  const sourceUrl = values.url === undefined ? null : plainUrl(values.url);
  if (values.url !== undefined && !isWebAddress(values.url)) {
    return wrong(`--url ${values.url}: expected an address that starts with https://`);
  }
  const given = values.host ?? (sourceUrl === null ? null : new URL(sourceUrl).hostname);
  const host = given === null ? null : hostName(given);
  if (given !== null && host === null) {
    const option = values.host === undefined ? '--url' : '--host';
    return wrong(`${option} ${given}: expected a host name such as data.example.fr`);
  }
  const retrievedAt = values.retrieved === undefined ? null : midnight(values.retrieved, now);
  if (values.retrieved !== undefined && retrievedAt === null) {
    return wrong(`--retrieved ${values.retrieved}: expected a day that has come, such as 2026-11-22`);
  }
  return { kind: 'run', options: { file, host, sourceUrl, retrievedAt, out: values.out ?? null } };
}
