import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepRead, keptCharters } from '../../../lib/platform/charters/kept-charters.ts';
import { readLiveCharter } from '../../../lib/platform/charters/live-charter.ts';
import { serveSettings } from '../../../lib/platform/pages/settings-server.ts';
import { memoryStorage } from './memory-storage.ts';
import { ownMessages } from './own-messages.ts';

const browser = vi.hoisted(
  () =>
    ({}) as {
      storage: ReturnType<typeof memoryStorage>;
      runtime: ReturnType<typeof ownMessages> & { connect: () => object };
      tabs: object;
      scripting: object;
    },
);

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

let incognito = false;
/** Sites that the background was asked to watch, and whether for a private window alone. */
const watched: [string, boolean][] = [];
let watch: (host: string, isPrivate: boolean) => Promise<void>;
/** What the background is told over the lines that were opened, and what it does with each message. */
const lines: { told: unknown[]; isClosed: boolean }[] = [];
let hear: (line: { heard: () => void; ended: () => void }) => void;
/** What is asked of the portal, and how. */
const asked: [string, RequestInit | undefined][] = [];

beforeEach(() => {
  browser.storage = memoryStorage();
  browser.runtime = Object.assign(ownMessages(), { connect });
  hear = ({ heard }) => {
    heard();
  };
  watch = (host, isPrivate) => {
    watched.push([host, isPrivate]);
    return Promise.resolve();
  };
  serveSettings({
    registry: {} as never,
    sites: { known: () => Promise.resolve(), watch: (...site: [string, boolean]) => watch(...site) } as never,
    isPortal: () => false,
    forget: () => Promise.resolve(),
    keep: keepRead,
  });
  browser.tabs = { get: () => Promise.resolve({ incognito }) };
  browser.scripting = {
    executeScript: async ({ func, args }: { func: (...args: unknown[]) => unknown; args: unknown[] }) => [
      { result: await func(...args) },
    ],
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
  incognito = false;
  asked.length = 0;
  watched.length = 0;
  lines.length = 0;
});

function connect() {
  let heard: () => void;
  let ended: () => void;
  const line = { told: [] as unknown[], isClosed: false };
  lines.push(line);
  return {
    onMessage: { addListener: (listener: () => void) => (heard = listener) },
    onDisconnect: { addListener: (listener: () => void) => (ended = listener) },
    postMessage: ({ url }: { url: string | null }) => {
      line.told.push(url);
      if (url !== null) hear({ heard, ended });
    },
    disconnect: () => (line.isClosed = true),
  };
}

/** What becomes of a reading on a page of a portal that answers like this. */
async function outcomeWith(...reading: Parameters<typeof wholeOutcomeWith>): Promise<string> {
  return (await wholeOutcomeWith(...reading)).kind;
}

async function wholeOutcomeWith(
  answer: (url: string, init?: RequestInit) => Response | Error,
  {
    path = '/explore/',
    outerHTML = '<h1>Données</h1>',
    onlyHere = false,
    ledTo = '',
    signal = new AbortController().signal,
  } = {},
) {
  vi.stubGlobal('location', { href: `https://ville.example${path}` });
  vi.stubGlobal('document', { documentElement: { outerHTML } });
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push([url, init]);
    const given = answer(url, init);
    if (given instanceof Error) return Promise.reject(given);
    const led = ledTo !== '' && init?.credentials === 'omit' ? new URL(ledTo, url).href : url;
    return Promise.resolve(Object.defineProperty(given, 'url', { value: led }));
  });
  const reading = {
    onlyHere,
    signal,
    onProgress: () => undefined,
  };
  return readLiveCharter(7, reading);
}

const page = (status: number) => new Response('<h1>Page</h1>', { status, headers: { 'content-type': 'text/html' } });

test('the page asks for nothing before the background knows that it will be Miette’s own question', async () => {
  const waiting: (() => void)[] = [];
  hear = ({ heard }) => waiting.push(heard);
  const outcome = outcomeWith(() => page(404));
  await expect.poll(() => waiting.length).toBe(1);
  expect(asked).toEqual([]);
  waiting[0]?.();
  await expect.poll(() => waiting.length).toBe(2);
  expect(asked.map(([url]) => url)).toEqual([lines[0]?.told[0]]);
  expect(lines[0]?.told.slice(1, 2)).toEqual([null]);
  hear = ({ heard }) => {
    heard();
  };
  waiting[1]?.();
  expect(await outcome).toBe('none');
  expect(lines).toEqual([{ told: asked.flatMap(([url]) => [url, null]), isClosed: true }]);
});

test('a background that ends is told once more as it begins anew, and keeps nobody from reading', async () => {
  hear = ({ heard, ended }) => {
    (lines.length === 1 ? ended : heard)();
  };
  expect(await outcomeWith(() => page(404))).toBe('none');
  const [first, second] = lines;
  expect(first?.told).toEqual([asked[0]?.[0]]);
  expect(second).toEqual({ told: asked.flatMap(([url]) => [url, null]), isClosed: true });
});

test('a background that ends again and again keeps nobody from reading', async () => {
  hear = ({ ended }) => {
    ended();
  };
  expect(await outcomeWith(() => page(404))).toBe('none');
  expect(lines.map(({ told }) => told)).toEqual(asked.flatMap(([url]) => [[url], [url]]));
});

test('what is given up before the background has heard of it is not asked', async () => {
  const giveUp = new AbortController();
  hear = () => {
    giveUp.abort();
  };
  expect(await outcomeWith(() => page(404), { signal: giveUp.signal })).toBe('cancelled');
  expect(asked).toEqual([]);
});

test('where no page of the portal can be read, that is said, and not that it has no charter', async () => {
  expect(await outcomeWith(() => new TypeError('Failed to fetch'))).toBe('failed');
  expect(await outcomeWith(() => page(503))).toBe('failed');
});

test('where one of its pages did not answer, that is said, for it may be the charter', async () => {
  const answers = (status: number) => (url: string) => page(url.endsWith(PATH) ? status : 404);
  expect(await outcomeWith(answers(503))).toBe('failed');
  expect(await outcomeWith(answers(404))).toBe('none');
});

test('where the portal has no page at the addresses of a charter, or another, it has none', async () => {
  expect(await outcomeWith(() => page(404))).toBe('none');
  expect(await outcomeWith(() => page(200))).toBe('none');
  expect(await outcomeWith(() => new Response('{}', { headers: { 'content-type': 'application/json' } }))).toBe('none');
});

const PATH = '/terms/cookies-policy/';
const PROSE = `<title>Politique de cookies</title><p>${'Nous utilisons des traceurs. '.repeat(40)}
  <a href="https://policies.google.com/technologies/cookies">Cookies de Google</a></p>`;
const FOREIGN = '<footer><a href="https://www.other.example/cookies">Cookies</a></footer>';

test('a page about cookies without a table is told as that, with its address, and comes first', async () => {
  const prose = { kind: 'prose', host: `ville.example${PATH}` };
  const there = (url: string) => (url.endsWith(PATH) ? charterPage(PROSE) : page(404));
  expect(await wholeOutcomeWith(there)).toEqual(prose);
  expect(await wholeOutcomeWith(there, { outerHTML: FOREIGN })).toEqual(prose);
  expect(await wholeOutcomeWith((url) => (url.endsWith(PATH) ? charterPage(PROSE) : charterPage(FOREIGN)))).toEqual(
    prose,
  );
  const shown = { outerHTML: PROSE, path: PATH };
  expect(await wholeOutcomeWith(() => page(404), shown)).toEqual(prose);
  expect(await wholeOutcomeWith(() => page(404), { ...shown, onlyHere: true })).toEqual(prose);
  // On any other page it stands beside what that page is.
  expect(await outcomeWith(() => page(404), { ...shown, path: '/explore/' })).toBe('none');
});

test('who explains cookies to anyone is not told as where a portal sends its readers', async () => {
  const text = '<p>Sur <a href="https://www.cnil.fr/fr/cookies-et-autres-traceurs">les cookies</a>, voyez la CNIL.</p>';
  expect(await outcomeWith(() => page(404), { outerHTML: text })).toBe('none');
  expect(await wholeOutcomeWith(() => page(404), { outerHTML: FOREIGN })).toEqual({
    kind: 'foreign',
    host: 'www.other.example',
  });
});

test('a link by http:// to the portal’s own charter is asked for as the portal’s pages are', async () => {
  const outerHTML = '<footer><a href="http://ville.example/pages/cookies/">Cookies</a></footer>';
  expect(await outcomeWith((url) => (url.includes('/pages/') ? charterPage() : page(404)), { outerHTML })).toBe(
    'charter',
  );
  expect(asked.map(([url]) => url)).toEqual(['https://ville.example/pages/cookies/']);
});

test('an address that leads to another site is told as that, and nobody there is asked', async () => {
  const leads = (url: string, init?: RequestInit) => {
    if (!url.endsWith(PATH)) return page(404);
    const manual = Object.defineProperty(page(200), 'type', { value: 'opaqueredirect' });
    return init?.redirect === 'manual' ? manual : new TypeError('Failed to fetch');
  };
  expect(await outcomeWith(leads)).toBe('elsewhere');
  expect(asked.map(([, init]) => [init?.mode, init?.credentials])).toEqual(asked.map(() => ['same-origin', 'omit']));
  expect(await outcomeWith(leads, { outerHTML: FOREIGN })).toBe('foreign');
  expect(await outcomeWith((url, init) => (url.endsWith(PATH) ? leads(url, init) : charterPage()))).toBe('charter');
});

const charterIn = (name: string) =>
  `<h1>Cookies</h1><table><tr><th>Prestataire<th>Nom du cookie<th>Finalité<tr><td>Ville<td>${name}<td>Lire</table>`;
const charterPage = (html = charterIn('lecture')) => new Response(html, { headers: { 'content-type': 'text/html' } });
const namesKept = async (withPrivate: boolean) =>
  (await keptCharters({ withPrivate })).flatMap(({ charter }) => charter.declarations.flatMap(({ names }) => names));

describe('a charter that was read', () => {
  test('is told as kept when it is kept', async () => {
    expect(await outcomeWith(() => charterPage())).toBe('charter');
    expect(await namesKept(false)).toEqual(['lecture']);
  });

  test('in a private window is kept until the browser ends', async () => {
    incognito = true;
    expect(await outcomeWith(() => charterPage())).toBe('charter');
    expect(await namesKept(false)).toEqual([]);
    expect(await namesKept(true)).toEqual(['lecture']);
  });

  test.each([false, true])(
    'has its site held to it where its reader asked for it; in a private window: %s',
    async (on) => {
      incognito = on;
      await outcomeWith(() => charterPage(), { path: PATH, outerHTML: charterIn('lecture'), onlyHere: true });
      expect(await namesKept(true)).toEqual(['lecture']);
      expect(watched).toEqual([]);
      await outcomeWith(() => page(404));
      expect(watched).toEqual([]);
      await outcomeWith(() => charterPage());
      expect(watched).toEqual([['ville.example', on]]);
    },
  );

  test('is not told as kept where its site cannot be held to it', async () => {
    watch = () => Promise.reject(new Error('quota exceeded'));
    await expect(outcomeWith(() => charterPage())).rejects.toThrow('quota exceeded');
  });

  test('and given up meanwhile is not kept', async () => {
    const stop = new AbortController();
    const charter = () => {
      const given = charterPage();
      given.text = () => {
        stop.abort();
        return Promise.resolve(charterIn('lecture'));
      };
      return given;
    };
    expect(await outcomeWith(charter, { signal: stop.signal })).toBe('cancelled');
    expect(await namesKept(true)).toEqual([]);
    // While its hash is made.
    const late = new AbortController();
    vi.stubGlobal('crypto', {
      randomUUID: () => webcrypto.randomUUID(),
      subtle: {
        digest: (...given: Parameters<SubtleCrypto['digest']>) => {
          late.abort();
          return webcrypto.subtle.digest(...(given as Parameters<typeof webcrypto.subtle.digest>));
        },
      },
    });
    expect(await outcomeWith(() => charterPage(), { signal: late.signal })).toBe('cancelled');
    expect(await namesKept(true)).toEqual([]);
  });

  test('is read on, where another reading of the same page is given up', async () => {
    const stop = new AbortController();
    const asks: (() => void)[] = [];
    const slow = (_url: string, init?: RequestInit) => {
      const given = charterPage();
      given.text = () =>
        new Promise((resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
          asks.push(() => resolve(charterIn('lecture')));
        });
      return given;
    };
    const readings = [outcomeWith(slow), outcomeWith(slow, { signal: stop.signal })];
    await vi.waitFor(() => expect(asks).toHaveLength(2));
    stop.abort();
    expect(await readings[1]).toBe('cancelled');
    asks[0]?.();
    expect(await readings[0]).toBe('charter');
  });

  test('and for which there is no room is not told as kept', async () => {
    const set = vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
    expect(await outcomeWith(() => charterPage())).toBe('too-large');
    expect(set).toHaveBeenCalledOnce();
  });

  test('is what the portal says now, and no copy that the browser has kept of the page', async () => {
    await outcomeWith(() => charterPage());
    expect(asked).toEqual([[`https://ville.example${PATH}`, expect.objectContaining({ cache: 'no-cache' })]]);
  });

  test('is asked for as by a stranger, of nobody but the portal, and only where that lets none in as its visitor', async () => {
    const ways = () => asked.map(([, init]) => [init?.mode, init?.credentials]);
    const stranger = ['same-origin', 'omit'];
    await outcomeWith(() => charterPage());
    expect(ways()).toEqual([stranger]);
    for (const status of [401, 403]) {
      asked.length = 0;
      expect(await outcomeWith(() => (asked.length % 2 === 1 ? page(status) : charterPage()))).toBe('charter');
      expect(ways()).toEqual([stranger, ['same-origin', 'same-origin']]);
    }
    asked.length = 0;
    for (const ledTo of ['/fr/terms/cookies-policy/', '/']) {
      expect(await outcomeWith(() => charterPage(), { ledTo })).toBe('charter');
      expect(ways()).toEqual([stranger]);
      asked.length = 0;
    }
    expect(await outcomeWith(() => (asked.length === 1 ? page(200) : charterPage()), { ledTo: '/login/' })).toBe(
      'charter',
    );
    expect(ways()).toEqual([stranger, ['same-origin', 'same-origin']]);
  });

  test('is not kept in part, where its page is cut', async () => {
    const cut = () => charterPage(charterIn('lecture') + ' '.repeat(5_000_000));
    expect(await outcomeWith(cut)).toBe('too-large');
    expect(await outcomeWith(cut, { outerHTML: charterIn('lecture') + ' '.repeat(5_000_000), onlyHere: true })).toBe(
      'too-large',
    );
    expect(await namesKept(false)).toEqual([]);
  });

  test('is found after a page that is too large', async () => {
    const endless = charterPage(charterIn('lecture') + ' '.repeat(5_000_000));
    const pages = (url: string) => (url.endsWith(PATH) ? endless : page(404));
    expect(await outcomeWith(pages, { outerHTML: charterIn('ici') })).toBe('charter');
    expect(await namesKept(false)).toEqual(['ici']);
  });
});

test.each(['fr translated-ltr', 'translated-rtl'])(
  'a charter that the browser has translated (%s) is asked for anew: what it shows is not what is published',
  async (className) => {
    const shown = { path: PATH, outerHTML: `<html lang="en" class="${className}">${charterIn('reading')}</html>` };
    expect(await outcomeWith(() => charterPage(), { ...shown, onlyHere: true })).toBe('failed');
    expect(await namesKept(false)).toEqual([]);
    expect(await outcomeWith(() => charterPage(), shown)).toBe('charter');
    expect(await namesKept(false)).toEqual(['lecture']);
  },
);
