import type { Declaration } from '../../../lib/charter/declaration.ts';
import { partyOf } from '../../../lib/tracker/site.ts';
import { trackerId, type Setting, type Tracker } from '../../../lib/tracker/tracker.ts';

export const PORTAL = 'data.saint-maur.com';

/** A cookie that the portal itself keeps for the browser session, unless told otherwise; its party follows from its domain. */
export function tracker(name: string, rest: Partial<Omit<Tracker, 'id' | 'name' | 'party'>> = {}): Tracker {
  const whole = {
    kind: 'cookie',
    domain: PORTAL,
    hostOnly: true,
    path: '/',
    partition: null,
    state: 'stored',
    firstSeenAt: 0,
    alreadyThere: false,
    elsewhere: false,
    idle: false,
    sets: [],
    setBy: { url: null, via: 'unknown' },
    httpOnly: false,
    secure: false,
    sameSite: 'unspecified',
    expiresAt: null,
    lifetimeDays: null,
    askedExpiresAt: null,
    askedLifetimeDays: null,
    ...rest,
    name,
  } as const;
  return { ...whole, id: trackerId(whole), party: partyOf(whole.domain, PORTAL) };
}

/** The times that a tracker was set, none of them by a slow answer. */
export function setAt(...moments: number[]): Setting[] {
  return moments.map((at) => ({ at, askedForAt: at }));
}

/** A row of a charter, under a necessary section unless told otherwise. */
export function declaration(names: string[], rest: Partial<Declaration> = {}): Declaration {
  const category = rest.category ?? 'necessary';
  return {
    id: `${category}/${names[0] ?? 'unnamed'}`,
    names,
    kind: 'unspecified',
    provider: 'Opendatasoft',
    service: null,
    purpose: null,
    duration: null,
    section: null,
    category,
    ...rest,
  };
}
