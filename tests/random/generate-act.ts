import type { Chance } from './chance.ts';
import { SHARED_DOMAIN, THIRD_PARTIES, type Act, type AskedCookie, type Frame, type Loading } from './sequence.ts';

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
const ACTS: readonly [Act['act'], number][] = [
  ['header', 14],
  ['script', 20],
  ['store', 12],
  ['remove', 8],
  ['pixel', 18],
  ['late pixel', 4],
  ['request', 12],
  ['frame', 12],
];

/** Makes up acts. */
export function actMaker({ below, pick, happens, weighted }: Chance): () => Act {
  const lasting = (): Pick<AskedCookie, 'life'> => {
    const life = pick(LIVES);
    return life === undefined ? {} : { life };
  };

  function ownCookie(scripted: boolean): AskedCookie {
    const sameSite = pick(['Lax', 'None', 'Strict'] as const);
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
    const cookies = foreignCookies(host, 1, taken);
    const scripted = happens(0.6) ? [foreignCookie(host, true)] : [];
    const isNew = scripted.every(({ name }) => taken.every((each) => each.name !== name));
    const frame: Frame = {
      host,
      cookies,
      scripted: isNew ? scripted : [],
      stored: happens(0.5) ? ['frame_item'] : [],
      ...(happens(0.2) && { sandboxed: true as const }),
    };
    const isNested = taken.length === 0 && happens(0.3);
    return isNested ? { ...frame, inner: newFrame(pick(THIRD_PARTIES), [...cookies, ...frame.scripted]) } : frame;
  }

  return function newAct(): Act {
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
        return { act, ...newFrame(host) };
    }
  };
}

/** Names of the cookies that it sets or removes. */
export function namesIn(loading: Loading): string[] {
  switch (loading.act) {
    case 'header':
    case 'script':
      return [loading.cookie.name];
    case 'remove':
      return [loading.name];
    case 'pixel':
      return loading.hops.flatMap(({ cookies }) => cookies.map(({ name }) => name));
    case 'request':
      return loading.cookies.map(({ name }) => name);
    case 'frame':
      return namesInFrame(loading);
    case 'store':
    case 'choose':
      return [];
  }
}

function namesInFrame({ cookies, scripted, inner }: Frame): string[] {
  return [...[...cookies, ...scripted].map(({ name }) => name), ...(inner ? namesInFrame(inner) : [])];
}
