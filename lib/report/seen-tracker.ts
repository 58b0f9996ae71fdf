import { plainUrl, webUrl } from '../tracker/address.ts';
import { partyOf, siteOfUrl } from '../tracker/site.ts';
import { trackerId, type Tracker } from '../tracker/tracker.ts';
import { daysBetween } from '../visit/days-between.ts';
import { byFirstSight } from '../visit/trackers.ts';
import { momentIn } from './moment-in.ts';
import { objectIn, textIn, wordIn } from './given-values.ts';

/** One cookie or storage item that a crawler saw, without its value. What is left out is not known, or is usual. */
export interface SeenTracker {
  /** `cookie` where it is left out. */
  kind?: Tracker['kind'];
  name: string;
  /** Of a cookie; a leading dot says that sub-domains have it too. For storage the host, or the origin, of the frame that holds it. */
  domain: string;
  /** Whether the cookie is its host's alone; by the dot of its domain where it is left out. */
  hostOnly?: boolean;
  /** `/` where it is left out. */
  path?: string;
  /** The top-level site that it is partitioned under: `https://example.fr`. */
  partition?: string | null;
  /** `stored` where it is left out. */
  state?: Tracker['state'];
  /** ISO 8601 with its time zone; the start of the visit where it is left out. */
  firstSeenAt?: string;
  /** It was in the browser before the visit began. */
  alreadyThere?: boolean;
  /** Another page set it during the visit. */
  elsewhere?: boolean;
  /** It was there before, and the visit had nothing to do with it: in a partition, another host of the site may have left it. */
  idle?: boolean;
  setBy?: Tracker['setBy'];
  httpOnly?: boolean | null;
  secure?: boolean | null;
  /** In any case: `Lax`, as a browser's own driver writes it, too. */
  sameSite?: Tracker['sameSite'] | 'Strict' | 'Lax' | 'None';
  /** ISO 8601; `null` for one that ends with the browser session. One that had ended when it was first seen is left out: it was deleted. */
  expiresAt?: string | null;
}

/**
 * A crawler's trackers as the extension's own, sorted by first sight, then id; of one that is given twice the first counts.
 * @param host of the page
 * @param start milliseconds since the epoch
 * @throws TypeError where a moment cannot be read or a word is not one of those known
 */
export function seenTrackers(seen: readonly SeenTracker[], host: string, start: number): Tracker[] {
  const trackers = new Map<string, Tracker>();
  for (const [at, each] of seen.entries()) {
    const tracker = trackerOf(each, host, start, `trackers[${at}]`);
    if (!trackers.has(tracker.id) && !isDeletion(tracker)) trackers.set(tracker.id, tracker);
  }
  return [...trackers.values()].sort(byFirstSight);
}

/** A page deletes a cookie by setting it with an end in the past, whether its browser lets it or not. */
function isDeletion({ state, alreadyThere, expiresAt, firstSeenAt }: Tracker): boolean {
  return (state === 'stored' || state === 'refused') && !alreadyThere && expiresAt !== null && expiresAt <= firstSeenAt;
}

/** The earliest moment that any of them tells, `null` where none does. @throws TypeError where one cannot be read */
export function earliestOf(seen: readonly SeenTracker[]): number | null {
  const moments = seen.flatMap(({ firstSeenAt }, at) =>
    firstSeenAt === undefined ? [] : momentIn(firstSeenAt, `trackers[${at}].firstSeenAt`),
  );
  return moments.length > 0 ? Math.min(...moments) : null;
}

const KINDS = ['cookie', 'localStorage', 'sessionStorage'] as const;
const STATES = ['stored', 'sent', 'refused', 'removed'] as const;
const SAME_SITE = ['strict', 'lax', 'none', 'unspecified', null] as const;
const FLAGS = [true, false] as const;
const VIA = ['header', 'script', 'unknown'] as const;

/** As browsers write it: in lower case, without a leading dot, in the letters of the domain name system. Of an origin, its host. */
function domainOf(domain: string, field: string): string {
  const plain = domain.replace(/^\./, '').toLowerCase();
  const url = webUrl(plain) ?? webUrl(`https://${plain}/`);
  if (!url) throw new TypeError(`${field}: expected a host, not ${plain === '' ? 'an empty text' : domain}`);
  return url.hostname;
}

/** Drivers write it in several ways. */
function sameSiteOf({ sameSite }: SeenTracker, field: string): Tracker['sameSite'] {
  const word = (textIn(sameSite ?? '', `${field}.sameSite`).toLowerCase() || null) as Tracker['sameSite'];
  return wordIn(SAME_SITE, word, `${field}.sameSite`);
}

/** What is no address at all is not told. */
function setByOf({ setBy }: SeenTracker, field: string): Tracker['setBy'] {
  const { url, via } = objectIn<Tracker['setBy']>(setBy ?? { url: null, via: 'unknown' }, `${field}.setBy`);
  const plain = url === null ? '' : plainUrl(textIn(url, `${field}.setBy.url`));
  return { url: plain === '' ? null : plain, via: wordIn(VIA, via, `${field}.setBy.via`) };
}

function trackerOf(seen: SeenTracker, host: string, start: number, field: string): Tracker {
  const { path = '/' } = seen;
  textIn(path, `${field}.path`);
  const kind = wordIn(KINDS, seen.kind ?? 'cookie', `${field}.kind`);
  const name = textIn(seen.name, `${field}.name`);
  const within = textIn(seen.partition ?? '', `${field}.partition`);
  const partition = within === '' ? null : (siteOfUrl(within) ?? within);
  const isCookie = kind === 'cookie';
  const domain = domainOf(textIn(seen.domain, `${field}.domain`), `${field}.domain`);
  const hostOnly = wordIn(FLAGS, seen.hostOnly ?? !seen.domain.startsWith('.'), `${field}.hostOnly`) || !isCookie;
  const identity = { kind, name, domain, hostOnly, path, partition };
  const firstSeenAt = seen.firstSeenAt === undefined ? start : momentIn(seen.firstSeenAt, `${field}.firstSeenAt`);
  const expires = seen.expiresAt ?? null;
  const expiresAt = expires === null ? null : momentIn(expires, `${field}.expiresAt`);
  const { url, via } = setByOf(seen, field);
  return {
    ...identity,
    id: trackerId(identity),
    party: partyOf(domain, host),
    state: wordIn(STATES, seen.state ?? 'stored', `${field}.state`),
    firstSeenAt,
    alreadyThere: wordIn(FLAGS, seen.alreadyThere ?? false, `${field}.alreadyThere`),
    elsewhere: wordIn(FLAGS, seen.elsewhere ?? false, `${field}.elsewhere`),
    idle: wordIn(FLAGS, seen.idle ?? false, `${field}.idle`),
    sets: [],
    setBy: { url, via },
    httpOnly: wordIn([...FLAGS, null], seen.httpOnly ?? null, `${field}.httpOnly`),
    secure: wordIn([...FLAGS, null], seen.secure ?? null, `${field}.secure`),
    sameSite: sameSiteOf(seen, field),
    expiresAt,
    lifetimeDays: daysBetween(expiresAt, firstSeenAt),
    askedExpiresAt: null,
    askedLifetimeDays: null,
  };
}
