import {
  isOfPage,
  mayUseForAllSites,
  keyOf,
  siteOf,
  type Happening,
  type History,
  type Identity,
  type Visit,
} from './history.ts';
import type { JarCookie } from './jar.ts';
import { HOSTS, isPortal } from './sequence.ts';

/** For so long another host of the domain, once left, may still set what both share. */
const SISTER_LINGERS = 3000;

export const NOBODY = { by: null, host: null } as const;

export function happen(visit: Visit, identity: Identity, happening: Happening): void {
  const key = keyOf(identity);
  const tracker = visit.trackers.get(key) ?? { ...identity, happenings: [] };
  visit.trackers.set(key, tracker);
  tracker.happenings.push(happening);
}

export const item = (
  kind: 'localStorage' | 'sessionStorage',
  domain: string,
  name: string,
  partition: string | null = null,
): Identity => ({
  kind,
  name,
  domain,
  path: '',
  partition,
});

export const cookie = ({ name, domain, path, partition }: JarCookie): Identity => ({
  kind: 'cookie',
  name,
  domain,
  path,
  partition,
});

/** Notes what a page did, for each of the others too that can see it. */
export function noteOwn(
  history: History,
  visit: Visit,
  identity: Identity,
  how: 'set' | 'sent' | 'read' | 'refused',
  { sure = true, ...deed }: Omit<Happening, 'how' | 'sure'> & { sure?: boolean },
): void {
  const { sisterLeftAt, isBackgroundNew } = history;
  const isOfSister = visit.site === siteOf(HOSTS.sister);
  const isSisterNear = isOfSister && (sisterLeftAt === null || deed.from - sisterLeftAt < SISTER_LINGERS);
  const isShared = identity.kind === 'cookie' && (identity.partition !== null || identity.domain !== visit.host);
  if (how !== 'refused') history.used.add(keyOf(identity));
  happen(visit, identity, { how, ...deed, sure: sure && !(isShared && (isSisterNear || isBackgroundNew)) });
  if (how !== 'set' || identity.kind === 'sessionStorage') return;
  for (const other of history.visits) {
    if (other === visit || !other.isShown || !isPortal(other.host)) continue;
    const canHave = identity.kind === 'cookie' ? isOfPage(other, identity) : identity.domain === other.host;
    // What is kept for all sites it can have too, once it asks its host for something.
    const isForAllSites = identity.kind === 'cookie' && identity.partition === null && mayUseForAllSites(history);
    if (canHave || isForAllSites || other.trackers.has(keyOf(identity)))
      happen(other, identity, { how: 'elsewhere', ...deed, sure: sure && canHave });
  }
}
