import { isDeepStrictEqual } from 'node:util';
import { seeded } from '../bench/seeded.ts';
import {
  SHARED_DOMAIN,
  THIRD_PARTIES,
  type Act,
  type AskedCookie,
  type Frame,
  type Loading,
  type Sequence,
  type Step,
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
/** Of so many earlier acts one comes again. */
const LATEST = 4;
/** The weight of each kind of step. */
const STEPS: readonly [Step['step'], number][] = [
  ['act', 48],
  ['choose', 14],
  ['visit', 9],
  ['pause', 4],
  ['reload', 3],
  ['back', 4],
  ['forward', 2],
  ['push', 3],
  ['open tab', 4],
  ['next tab', 4],
  ['close tab', 1],
  ['end background', 2],
  ['look', 2],
];
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

/** A sequence that is the same for the same seed. Earlier acts often come again, so that things are set anew. */
export function generate(seed: number): Sequence {
  const random = seeded(seed * 7919);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const happens = (chance: number) => random() < chance;
  const weighted = <Item>(items: readonly [Item, number][]): Item =>
    pick(items.flatMap(([item, weight]) => Array.from({ length: weight }, () => item)));
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

  function newAct(): Act {
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

  const acts: Act[] = [];
  function nextAct(): Act {
    if (acts.length > 0 && happens(0.6)) {
      const again = pick(acts.slice(-LATEST));
      const isCookie = again.act === 'script' || again.act === 'header';
      return isCookie && happens(0.2) ? { act: 'remove', name: again.cookie.name } : again;
    }
    const act = newAct();
    // A second late answer with the same cookie could not be told from the first.
    if (act.act !== 'late pixel') acts.push(act);
    return act;
  }

  const mechanism = pick(['opendatasoft', 'opendatasoft', 'opendatasoft', 'osano'] as const);
  const answers =
    mechanism === 'osano'
      ? (['refuse', 'accept'] as const)
      : (['refuse', 'refuse', 'refuse', 'accept', 'accept', 'accept', 'analytics', 'audience', 'unreadable'] as const);
  const toPortal = (place: 'portal' | 'other portal' = 'portal'): Step => ({
    step: 'visit',
    place,
    ...(happens(0.5) && { loading: newLoading() }),
  });
  const somewhere = (): Step =>
    happens(0.7)
      ? toPortal(happens(0.2) ? 'other portal' : 'portal')
      : { step: 'visit', place: pick(['sister', 'network', 'elsewhere'] as const) };

  /** No name comes twice, but where the page's script sets it: what became of each could not be told. */
  function newLoading(): Loading[] {
    const loading: Loading[] = [];
    for (let left = 1 + below(5); left > 0; left--) {
      const isChosen = loading.some(({ act }) => act === 'choose');
      const next: Loading | null = !isChosen && happens(0.25) ? { act: 'choose', answer: pick(answers) } : loadingAct();
      const taken = loading.flatMap(namesIn);
      if (!next) continue;
      const isAgain = loading.some((each) => each.act === 'script' && isDeepStrictEqual(each, next));
      const isUndone =
        next.act === 'remove' && loading.every((each) => each.act === 'script' || !namesIn(each).includes(next.name));
      if (isAgain || isUndone || !namesIn(next).some((name) => taken.includes(name))) loading.push(next);
    }
    return loading;
  }

  function loadingAct(): Loading | null {
    const act = nextAct();
    return act.act === 'late pixel' ? null : act;
  }

  function nextSteps(): Step[] {
    const step = weighted(STEPS);
    switch (step) {
      case 'act':
        return [{ step, act: nextAct() }];
      case 'choose':
        // What follows at once may have been under way before: mostly something has to follow later.
        return [{ step, answer: pick(answers) }, ...(happens(0.7) ? [{ step: 'pause' } as const] : [])];
      case 'visit':
        return [somewhere()];
      case 'open tab':
        return [{ step }, somewhere()];
      default:
        return [{ step }];
    }
  }

  const start: Step[] = happens(0.3) ? [{ step: 'visit', place: 'network' }] : [];
  const middle = Array.from({ length: 8 + below(14) }, nextSteps).flat();
  const thirdParties = pick([undefined, undefined, undefined, 'strict', 'refused'] as const);
  return { mechanism, ...(thirdParties && { thirdParties }), steps: [...start, toPortal(), ...middle] };
}

/** Names of the cookies that it sets or removes. */
function namesIn(loading: Loading): string[] {
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
