import type { JarCookie } from './jar.ts';
import { domainOf, SHARED_DOMAIN, type Act, type AskedCookie, type Frame } from './sequence.ts';

/** One cookie or item that an act asks the browser to keep. */
export type Asked =
  | { kind: 'cookie'; host: string; by: 'header' | 'script'; cookie: AskedCookie; value: string }
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
  const asked: Asked[] = [];
  const ask = (host: string, by: 'header' | 'script', { domain, ...rest }: AskedCookie) => {
    const shared = domain === SHARED_DOMAIN ? domainOf(pageHost) : domain;
    const cookie: AskedCookie = { ...rest, ...(shared !== undefined && { domain: shared }) };
    const value = `${id}.${asked.length}`;
    asked.push({ kind: 'cookie', host, by, cookie, value });
    return cookieLine(cookie, value);
  };
  const address = (host: string, cookies: readonly AskedCookie[], more: Record<string, string> = {}) => {
    const set = JSON.stringify(cookies.map((cookie) => ask(host, 'header', cookie)));
    return `https://${host}/random/answer?${new URLSearchParams({ act: id, set, ...more }).toString()}`;
  };
  switch (act.act) {
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
      const embed = (frame: Frame): string => {
        const { host, cookies, scripted, stored, sandboxed, inner } = frame;
        const lines = scripted.map((cookie) => ask(host, 'script', cookie));
        const script = `${inFrame(id, host, lines, stored)}${inner ? `{ ${embed(inner)} }` : ''}`;
        const sandbox = sandboxed ? `element.sandbox = 'allow-scripts';` : '';
        return embedded('iframe', address(host, cookies, { script }), sandbox);
      };
      return { code: awaited(embed(act)), asked };
    }
  }
}

/** What a frame does, and tells the page of. */
const inFrame = (act: string, host: string, cookies: readonly string[], items: readonly string[]) =>
  `const told = ${JSON.stringify({ act, host, seen: [], reads: false, items: null })};
  try {
    for (const cookie of ${JSON.stringify(cookies)}) {
      document.cookie = cookie;
      const value = cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
      if (document.cookie.includes(value)) told.seen.push(value);
    }
    told.reads = document.cookie !== null;
    for (const name of ${JSON.stringify(items)}) localStorage.setItem(name, '${act}');
    told.items = Object.keys(localStorage).map((name) => [name, localStorage[name] === '${act}']);
  } catch {}
  top.postMessage(told, '*');`;

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
