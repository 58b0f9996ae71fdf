import type { Chance } from './chance.ts';
import {
  HOSTS,
  SHARED_DOMAIN,
  THIRD_PARTIES,
  type Act,
  type AskedCookie,
  type Frame,
  type InheritingBlank,
  type OwnAct,
} from './sequence.ts';

const OWN_COOKIES = [
  'own_1',
  'own_2',
  '__Host-own',
  'sessionid',
  'django_language',
  '_ga',
  '_ga',
  '_gid',
  '_fbp',
  '_pk_id.1.ab',
];
const OWN_ITEMS = ['own_item', 'own_item_2', '_grecaptcha'];
const DAY = 86_400;
const SHORT_LIFE = 3;
const LIVES = [undefined, undefined, 3600, 3600, 30 * DAY, 30 * DAY, 700 * DAY, 700 * DAY, SHORT_LIFE];
const BLANKS: readonly InheritingBlank[] = ['about:blank', 'srcdoc', 'blob'];
const ACTS: readonly [OwnAct['act'], number][] = [
  ['header', 14],
  ['script', 20],
  ['store', 12],
  ['remove', 8],
  ['pixel', 18],
  ['late pixel', 4],
  ['request', 12],
  ['frame', 12],
];

/** What makes up acts. */
export interface ActMaker {
  newAct: () => Act;
  /** What another site's page does that embeds the portal. */
  newEmbedding: () => Extract<OwnAct, { act: 'frame' }>;
}

export function actMaker({ below, pick, happens, weighted }: Chance): ActMaker {
  const lasting = (): Pick<AskedCookie, 'life'> => {
    const life = pick(LIVES);
    return life === undefined ? {} : { life };
  };

  /** Within frames of other sites no browser stores the portal's cookies but with `SameSite=None`. */
  function embeddedCookies(taken: readonly AskedCookie[]): AskedCookie[] {
    const cookie = ownCookie(false, ['None']);
    return happens(0.5) && taken.every(({ name }) => name !== cookie.name) ? [cookie] : [];
  }

  const frameHost = (portals: number): string => (happens(portals) ? HOSTS.portal : pick(THIRD_PARTIES));

  function ownCookie(
    scripted: boolean,
    sites: readonly AskedCookie['sameSite'][] = ['Lax', 'None', 'Strict'],
  ): AskedCookie {
    const sameSite = pick(sites);
    const name = pick(OWN_COOKIES);
    const isOfHost = name.startsWith('__Host-');
    return {
      name,
      sameSite,
      ...(!isOfHost && happens(0.3) && { domain: SHARED_DOMAIN }),
      ...(!isOfHost && happens(0.15) && { path: '/random' }),
      ...lasting(),
      ...(!scripted && happens(0.3) && { httpOnly: true as const }),
      ...(sameSite === 'None' && happens(0.3) && { partitioned: true as const }),
    };
  }

  /** Without `SameSite=None` no browser stores it for a third party. */
  function foreignCookie(host: string, scripted = false): AskedCookie {
    const kind = pick(
      scripted ? (['uid', 'cid'] as const) : (['uid', 'uid', 'cid', 'cid', 'lax', 'sessionid'] as const),
    );
    const isWide = happens(0.3);
    const prefix = !isWide && happens(0.15) ? '__Host-' : '';
    const name = kind === 'sessionid' ? kind : `${prefix}${scripted ? 'scripted_' : ''}${kind}_${pick(['1', '2'])}`;
    return {
      name: isWide ? `${name}_wide` : name,
      sameSite: kind === 'lax' ? pick(['Lax', 'Strict'] as const) : 'None',
      ...(isWide && { domain: host.split('.').slice(1).join('.') }),
      ...lasting(),
      ...(!scripted && happens(0.3) && { httpOnly: true as const }),
      ...(kind === 'cid' && { partitioned: true as const }),
    };
  }

  function foreignCookies(host: string, most: number, taken: readonly AskedCookie[] = []): AskedCookie[] {
    const cookies: AskedCookie[] = [];
    for (let left = below(most + 1); left > 0; left--) {
      const cookie = foreignCookie(host);
      if (![...taken, ...cookies].some(({ name }) => name === cookie.name)) cookies.push(cookie);
    }
    return cookies;
  }

  /** No name of a cookie comes twice in it. */
  function newFrame(host: string, taken: readonly AskedCookie[] = []): Frame {
    const isPortals = host === HOSTS.portal;
    const cookies = isPortals ? embeddedCookies(taken) : foreignCookies(host, 1, taken);
    const scripted = happens(0.6) ? [isPortals ? ownCookie(true, ['None']) : foreignCookie(host, true)] : [];
    const isNew = scripted.every(({ name }) => [...taken, ...cookies].every((each) => each.name !== name));
    const frame: Frame = {
      host,
      cookies,
      scripted: isNew ? scripted : [],
      stored: happens(0.5) ? [isPortals ? pick(OWN_ITEMS) : 'frame_item'] : [],
      ...(happens(0.2) && { sandboxed: true as const }),
      ...(happens(0.25) && { within: pick(BLANKS) }),
      ...(happens(0.3) && { asks: true as const }),
    };
    const isNested = taken.length === 0 && happens(0.4);
    return isNested ? { ...frame, inner: newFrame(frameHost(0.5), [...cookies, ...frame.scripted]) } : frame;
  }

  function newAct(): Act {
    const does = newOwnAct();
    if (does.act === 'late pixel' || does.act === 'remove' || !happens(0.25)) return does;
    // What a frame without an origin asks of the page's own server, that does not answer.
    const isEmbedding = does.act === 'pixel' || does.act === 'frame';
    const blank = isEmbedding && happens(0.25) ? 'sandboxed' : pick(BLANKS);
    return { act: 'within', blank, does, ...(does.act !== 'frame' && happens(0.3) && { taken: true as const }) };
  }

  function newOwnAct(): OwnAct {
    const host = pick(THIRD_PARTIES);
    const act = weighted(ACTS);
    switch (act) {
      case 'header':
      case 'script':
        return { act, cookie: ownCookie(act === 'script') };
      case 'store':
        return happens(0.3)
          ? { act, kind: 'sessionStorage', name: 'own_session_item' }
          : { act, kind: 'localStorage', name: pick(OWN_ITEMS) };
      case 'remove':
        return { act, name: pick(OWN_COOKIES) };
      case 'pixel': {
        const hops = [{ host, cookies: foreignCookies(host, 2) }];
        while (hops.length < 3 && happens(0.3)) {
          const next = pick(THIRD_PARTIES);
          const taken = hops.flatMap(({ cookies }) => cookies);
          hops.push({ host: next, cookies: foreignCookies(next, 1, taken) });
        }
        return { act, hops };
      }
      case 'late pixel': {
        const name = `late_${pick(['1', '2', '3', '4'])}`;
        const cookie: AskedCookie = { name, sameSite: 'None', ...(happens(0.5) && { life: DAY }) };
        return { act, host, cookies: [cookie], delay: pick([500, 1500, 2500]) };
      }
      case 'request':
        return {
          act,
          host,
          cookies: foreignCookies(host, 2),
          way: pick(['fetch', 'beacon', 'socket', 'worker'] as const),
        };
      case 'frame':
        return { act, ...newFrame(frameHost(0.05)) };
    }
  }

  return { newAct, newEmbedding: () => ({ act: 'frame', ...newFrame(HOSTS.portal) }) };
}
