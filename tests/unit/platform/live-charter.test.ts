import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keptCharters } from '../../../lib/platform/charters/kept-charters.ts';
import { readLiveCharter } from '../../../lib/platform/charters/live-charter.ts';
import { memoryStorage } from './memory-storage.ts';

const browser = vi.hoisted(
  () => ({}) as { storage: ReturnType<typeof memoryStorage>; tabs: object; scripting: object },
);

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

let incognito = false;
/** What is asked of the portal, and how. */
const asked: [string, RequestInit | undefined][] = [];

beforeEach(() => {
  browser.storage = memoryStorage();
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
});

/** What becomes of a reading on a page of a portal that answers like this. */
async function outcomeWith(
  answer: (url: string) => Response | Error,
  { path = '/explore/', outerHTML = '<h1>Données</h1>', onlyHere = false, ledTo = '' } = {},
): Promise<string> {
  vi.stubGlobal('location', { href: `https://ville.example${path}` });
  vi.stubGlobal('document', { documentElement: { outerHTML } });
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push([url, init]);
    const given = answer(url);
    if (given instanceof Error) return Promise.reject(given);
    const led = ledTo !== '' && init?.credentials === 'omit' ? new URL(ledTo, url).href : url;
    return Promise.resolve(Object.defineProperty(given, 'url', { value: led }));
  });
  const reading = {
    onlyHere,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onAsk: () => undefined,
  };
  const { kind } = await readLiveCharter(7, reading);
  return kind;
}

const page = (status: number) => new Response('<h1>Page</h1>', { status, headers: { 'content-type': 'text/html' } });

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
