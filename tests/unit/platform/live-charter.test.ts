import { afterEach, expect, test, vi } from 'vitest';
import { readLiveCharter } from '../../../lib/platform/charters/live-charter.ts';

vi.mock(import('../../../lib/platform/browser.ts'), () => ({
  browser: {
    scripting: {
      executeScript: async ({ func, args }: { func: (...args: unknown[]) => unknown; args: unknown[] }) => [
        { result: await func(...args) },
      ],
    },
  } as never,
}));

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What becomes of a reading on an ordinary page of a portal that answers like this. */
async function outcomeWith(answer: (url: string) => Response | Error): Promise<string> {
  vi.stubGlobal('location', { href: 'https://ville.example/explore/' });
  vi.stubGlobal('document', { documentElement: { outerHTML: '<h1>Données</h1>' } });
  vi.stubGlobal('fetch', (url: string) => {
    const given = answer(url);
    if (given instanceof Error) return Promise.reject(given);
    return Promise.resolve(Object.defineProperty(given, 'url', { value: url }));
  });
  const reading = { onlyHere: false, signal: new AbortController().signal, onProgress: () => undefined };
  const { kind } = await readLiveCharter(7, reading, () => undefined);
  return kind;
}

const page = (status: number) => new Response('<h1>Page</h1>', { status, headers: { 'content-type': 'text/html' } });

test('where no page of the portal can be read, that is said, and not that it has no charter', async () => {
  expect(await outcomeWith(() => new TypeError('Failed to fetch'))).toBe('failed');
  expect(await outcomeWith(() => page(503))).toBe('failed');
});

test('where the portal has no page at the addresses of a charter, or another, it has none', async () => {
  expect(await outcomeWith(() => page(404))).toBe('none');
  expect(await outcomeWith(() => page(200))).toBe('none');
  expect(await outcomeWith(() => new Response('{}', { headers: { 'content-type': 'application/json' } }))).toBe('none');
});
