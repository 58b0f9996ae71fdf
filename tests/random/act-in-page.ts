import { inBlank } from './in-blank.ts';
import { ASKS, inFrame } from './in-frame.ts';
import type { JarCookie } from './jar.ts';
import { domainOf, HOSTS, isPortal, SHARED_DOMAIN, type Act, type AskedCookie, type Frame } from './sequence.ts';

/** What differs for a frame's cookies. */
interface AskedWhere {
  /** It is of the page's own host, within a frame of another site. */
  isApart?: boolean;
  /** Its document came from no server: not every browser gives that cookies. */
  isOfBlob?: boolean;
}

/** One cookie or item that an act asks the browser to keep. */
export type Asked =
  | ({ kind: 'cookie'; host: string; by: 'header' | 'script'; cookie: AskedCookie; value: string } & AskedWhere)
  | { kind: 'localStorage' | 'sessionStorage'; host: string; name: string };

export interface ActInPage {
  /** Runs in an async function of the page, which ends when the act is done. */
  code: string;
  asked: Asked[];
}

/** A finished Set-Cookie line, which is one for `document.cookie` too. */
export function cookieLine(
  { name, sameSite, domain, path = '/', life, httpOnly, partitioned }: AskedCookie,
  value: string,
): string {
  return [
    `${name}=${value}`,
    `Path=${path}`,
    'Secure',
    `SameSite=${sameSite}`,
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(life === undefined ? [] : [`Max-Age=${life}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(partitioned ? ['Partitioned'] : []),
  ].join('; ');
}

/**
 * What a page on `pageHost` runs for an act other than a removal.
 * @param id by which its requests are known; values of its cookies begin with it
 */
export function actInPage(act: Exclude<Act, { act: 'remove' }>, pageHost: string, id: string): ActInPage {
  const { code, asked } = partOf(act, pageHost, id);
  const frames = framesIn(act);
  return { code: frames > 0 ? `${code} await toldBy('${id}', ${frames});` : code, asked };
}

function framesIn(act: Exclude<Act, { act: 'remove' }>): number {
  if (act.act === 'within') return framesIn(act.does);
  const count = ({ inner }: Frame): number => 1 + (inner ? count(inner) : 0);
  return act.act === 'frame' ? count(act) : 0;
}

function partOf(act: Exclude<Act, { act: 'remove' }>, pageHost: string, id: string): ActInPage {
  const asked: Asked[] = [];
  const ask = (host: string, by: 'header' | 'script', { domain, ...rest }: AskedCookie, where: AskedWhere = {}) => {
    const shared = domain === SHARED_DOMAIN ? domainOf(host) : domain;
    const cookie: AskedCookie = { ...rest, ...(shared !== undefined && { domain: shared }) };
    const value = `${id}.${asked.length}`;
    asked.push({ kind: 'cookie', host, by, cookie, value, ...where });
    return cookieLine(cookie, value);
  };
  const addressOf = (host: string, lines: readonly string[], more: Record<string, string> = {}) => {
    const set = JSON.stringify(lines);
    return `https://${host}/random/answer?${new URLSearchParams({ act: id, set, ...more }).toString()}`;
  };
  const address = (host: string, cookies: readonly AskedCookie[], more: Record<string, string> = {}) =>
    addressOf(
      host,
      cookies.map((cookie) => ask(host, 'header', cookie)),
      more,
    );
  switch (act.act) {
    case 'within': {
      const within = partOf(act.does, pageHost, id);
      const isOfBlob = act.blank === 'blob' && act.does.act === 'script';
      return {
        code: inBlank(act.blank, within.code, act.taken),
        asked: isOfBlob ? within.asked.map((each) => ({ ...each, isOfBlob })) : within.asked,
      };
    }
    case 'header':
      return { code: `await fetch(${JSON.stringify(address(pageHost, [act.cookie]))});`, asked };
    case 'script':
      return { code: `document.cookie = ${JSON.stringify(ask(pageHost, 'script', act.cookie))};`, asked };
    case 'store':
      asked.push({ kind: act.kind, host: pageHost, name: act.name });
      return { code: `${act.kind}.setItem('${act.name}', '${id}');`, asked };
    case 'pixel': {
      const first = act.hops.reduceRight(
        (to, { host, cookies }) => address(host, cookies, to === '' ? {} : { to }),
        '',
      );
      return { code: awaited(picture(first)), asked };
    }
    case 'late pixel':
      return { code: picture(address(act.host, act.cookies, { delay: String(act.delay) })), asked };
    case 'request':
      return { code: requested(act.way, address(act.host, act.cookies)), asked };
    case 'frame': {
      const embed = (frame: Frame, isOutside: boolean): string => {
        const { cookies, scripted, stored, sandboxed, within, inner } = frame;
        const host = frame.host === HOSTS.portal && isPortal(pageHost) ? pageHost : frame.host;
        const isApart = isOutside && host === pageHost;
        const lines = scripted.map((cookie) => ask(host, 'script', cookie, { isApart, isOfBlob: within === 'blob' }));
        const told = inFrame({ act: id, host, isApart }, lines, stored);
        const inside = frame.asks ? `(async () => { ${ASKS} ${told} })();` : told;
        const around = inner ? `{ ${embed(inner, isOutside || host !== pageHost)} }` : '';
        const script = `${within ? `(async () => { ${inBlank(within, inside)} })();` : inside}${around}`;
        const sandbox = sandboxed ? `element.sandbox = 'allow-scripts';` : '';
        const set = cookies.map((cookie) => ask(host, 'header', cookie, { isApart }));
        return embedded('iframe', addressOf(host, set, { script }), sandbox);
      };
      return { code: awaited(embed(act, false)), asked };
    }
  }
}

const embedded = (tag: 'iframe' | 'img', url: string, more = '') =>
  `const element = document.createElement('${tag}');
  element.title = 'embedded';
  ${more}
  element.src = ${JSON.stringify(url)};
  document.documentElement.append(element);`;

const picture = (url: string) => embedded('img', url);

const awaited = (embedding: string) =>
  `${embedding} await new Promise((done) => { element.onload = element.onerror = done; });`;

function requested(way: Extract<Act, { act: 'request' }>['way'], url: string): string {
  const quoted = JSON.stringify(url);
  const fetching = `fetch(${quoted}, { mode: 'no-cors', credentials: 'include' })`;
  switch (way) {
    case 'fetch':
      return `await ${fetching};`;
    case 'beacon':
      return `navigator.sendBeacon(${quoted}); await new Promise((done) => { setTimeout(done, 400); });`;
    case 'socket':
      return `const socket = new WebSocket(${JSON.stringify(url.replace('https:', 'wss:'))});
        await new Promise((done) => { socket.onopen = socket.onerror = done; });`;
    case 'worker':
      return `const blob = new Blob([${JSON.stringify(`${fetching}.then(() => postMessage('done'));`)}]);
        const worker = new Worker(URL.createObjectURL(blob));
        await new Promise((done) => { worker.onmessage = worker.onerror = done; });`;
  }
}

/** What removes those of a page's cookies of this name that its scripts can remove. */
export const removalInPage = (name: string, cookies: readonly JarCookie[]): string =>
  cookies
    .filter((cookie) => cookie.name === name && !cookie.httpOnly)
    .map(({ domain, path, hostOnly, partition }) => {
      const asked: AskedCookie = {
        name,
        path,
        sameSite: 'None',
        life: 0,
        ...(!hostOnly && { domain }),
        ...(partition !== null && { partitioned: true }),
      };
      return `document.cookie = ${JSON.stringify(cookieLine(asked, ''))};`;
    })
    .join('');

/** What removes whatever cookies of this name a page of the portal may have set, without knowing which there are. */
export const removalOfAll = (name: string, host: string): string =>
  [{}, { domain: domainOf(host) }]
    .flatMap((wide) => ['/', '/random'].map((path) => ({ ...wide, path })))
    .flatMap((place) => [place, { ...place, partitioned: true as const }])
    .map(
      (place) => `document.cookie = ${JSON.stringify(cookieLine({ name, sameSite: 'None', life: 0, ...place }, ''))};`,
    )
    .join('');
