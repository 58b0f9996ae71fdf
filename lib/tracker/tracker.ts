import type { Party } from './site.ts';

export type StorageKind = 'localStorage' | 'sessionStorage';
export type TrackerKind = 'cookie' | StorageKind;
export type SameSite = 'strict' | 'lax' | 'none' | 'unspecified';

/** What makes a tracker that one and no other. */
export interface TrackerIdentity {
  kind: TrackerKind;
  name: string;
  /** Without a leading dot; for storage the host of the frame that holds it. */
  domain: string;
  /** The jar keeps a cookie of one host apart from one of the same domain with its sub-domains. */
  hostOnly: boolean;
  path: string;
  /** Top-level site it is partitioned under, `null` when unpartitioned. */
  partition: string | null;
}

/** A cookie as the browser's jar holds it, without its value. Times in milliseconds since the epoch. */
export interface JarCookie {
  name: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  partition: string | null;
  httpOnly: boolean;
  secure: boolean;
  sameSite: SameSite;
  /** `null` for a cookie that ends with the browser session. */
  expiresAt: number | null;
}

/** One time that a tracker was set. Milliseconds since the epoch. */
export interface Setting {
  at: number;
  /** When the request was sent whose slow answer did it; else the same. */
  askedForAt: number;
}

/** One cookie or storage item seen on a visit. */
export interface Tracker extends TrackerIdentity {
  id: string;
  party: Party;
  state: 'stored' | 'sent' | 'refused' | 'removed';
  /** Milliseconds since the epoch. */
  firstSeenAt: number;
  /** When this visit first had to do with what another site may have left there, milliseconds since the epoch; absent for all else. */
  oursSince?: number;
  /** When the request was sent whose slow answer made what the visit first saw of it, milliseconds since the epoch. */
  askedForAt?: number;
  /** It was in the browser before the visit began. */
  alreadyThere: boolean;
  /** Another tab, or another page of this one, set it during the visit; this page only can have it too. */
  elsewhere: boolean;
  /** A third party's: it lay in the jar before, nothing of the visit set it, sent it or could read it, and no page of its host before it did. */
  idle: boolean;
  /** The times that it was set during the visit, in order, as far as somebody saw that. */
  sets: readonly Setting[];
  setBy: { url: string | null; via: 'header' | 'script' | 'unknown' };
  httpOnly: boolean | null;
  secure: boolean | null;
  sameSite: SameSite | null;
  expiresAt: number | null;
  /** Span from when it was set, or from first sight, to when it expires; `null` for none. */
  lifetimeDays: number | null;
  /** What the response asked for, which browsers shorten; `null` where no response was seen, or it asked for none. */
  askedExpiresAt: number | null;
  askedLifetimeDays: number | null;
}

/** When a tracker was set last during the visit, milliseconds since the epoch; `null` where nobody saw that. */
export function lastSetAt({ sets }: Pick<Tracker, 'sets'>): number | null {
  return sets.at(-1)?.at ?? null;
}

/** A stable id from a tracker's identity; parts are escaped so that no name can imitate another identity. */
export function trackerId({ kind, name, domain, hostOnly, path, partition }: TrackerIdentity): string {
  return [kind, name, hostOnly ? domain : `.${domain}`, path, partition ?? ''].map(escapePart).join('|');
}

function escapePart(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('|', '%7C');
}
