import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const HOST = 'data.saint-maur.com';
const sendMessage = vi.fn<(message: { type: string }) => Promise<void>>();
const runtime = { id: '', sendMessage, onMessage: { addListener: vi.fn() } };

/** Browsers’ storage, as scripts list its keys. */
function storageOf(items: Record<string, string>): object {
  return { ...items, getItem: (name: string) => items[name] ?? null };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  sendMessage.mockReset();
  runtime.id = 'miette';
  const page = {
    origin: `https://${HOST}`,
    localStorage: storageOf({ klaro: '{}' }),
    sessionStorage: storageOf({}),
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    location: { href: `https://${HOST}/`, protocol: 'https:', hostname: HOST },
    document: {
      cookie: '',
      visibilityState: 'visible',
      querySelector: () => null,
      hasStorageAccess: () => Promise.resolve(true),
    },
    MutationObserver: class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
    chrome: { runtime },
    mietteObserves: undefined,
  };
  for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value);
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('top', globalThis);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what could not be told, as the background had just ended, is told once it can be, and once', async () => {
  const told = (type: string) => sendMessage.mock.calls.map(([message]) => message).filter((one) => one.type === type);
  sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
  const { observeFrameOnce } = await import('../../../lib/platform/in-page/observe-frame.ts');
  observeFrameOnce();
  await vi.advanceTimersByTimeAsync(900);
  sendMessage.mockReset().mockResolvedValue();
  await vi.advanceTimersByTimeAsync(5000);
  expect(told('frame')).toEqual([{ type: 'frame', event: expect.objectContaining({ first: false }) as unknown }]);
  // A choice may have been made since the first look.
  expect(told('consent')).toMatchObject([{ unseenFor: 1000, unaskedFor: 1000 }]);
});

test('once the extension has gone nothing more is looked at', async () => {
  sendMessage.mockRejectedValue(new Error('Extension context invalidated.'));
  runtime.id = '';
  const { observeFrameOnce } = await import('../../../lib/platform/in-page/observe-frame.ts');
  observeFrameOnce();
  await vi.advanceTimersByTimeAsync(5000);
  expect(vi.getTimerCount()).toBe(0);
  expect(sendMessage).toHaveBeenCalledTimes(3);
});
