import { vi } from 'vitest';
import type { FrameEvent } from '../../../lib/visit/event.ts';

export const HOST = 'data.saint-maur.com';

type Told = { type: 'frame'; event: FrameEvent } | { type: 'consent'; unseenFor: number; unaskedFor: number };
type Listener = (event: object) => void;
type Answering = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => void;

/** Storage as scripts see it: its keys are its own. */
export type PageStorage = Record<string, string> & { getItem: (name: string) => string | null };

export function storageOf(items: Record<string, string>): PageStorage {
  const storage = { ...items } as PageStorage;
  Object.defineProperty(storage, 'getItem', { value: (name: string) => storage[name] ?? null });
  return storage;
}

/** Has scripts that are imported from then on run in a page that is shown, and tells what they tell. */
export function inPage() {
  const listeners: [string, Listener][] = [];
  const answering: Answering[] = [];
  const sendMessage = vi.fn<(message: Told) => Promise<void>>().mockResolvedValue();
  const runtime = {
    id: 'miette',
    sendMessage,
    onMessage: { addListener: (listener: Answering) => void answering.push(listener) },
  };
  const page = {
    origin: `https://${HOST}`,
    localStorage: storageOf({}),
    sessionStorage: storageOf({}),
    addEventListener: (type: string, listener: Listener) => void listeners.push([type, listener]),
    removeEventListener: vi.fn(),
    location: { href: `https://${HOST}/?q=1`, protocol: 'https:', hostname: HOST },
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
    KeyboardEvent: class {
      key = '';
    },
    chrome: { runtime },
    mietteObserves: undefined,
  };
  vi.resetModules();
  for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value);
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('top', globalThis);

  const messages = () => sendMessage.mock.calls.map(([message]) => message);
  return {
    ...page,
    runtime,
    sendMessage,
    /** What was told of the frame, and of its choice. */
    frames: () => messages().flatMap((one) => (one.type === 'frame' ? one.event : [])),
    choices: () => messages().flatMap((one) => (one.type === 'consent' ? one : [])),
    fire(type: string, event: object) {
      for (const [, listener] of listeners.filter(([each]) => each === type)) listener(Object.assign(event, { type }));
    },
    /** What the scripts answer to a message, if they do. */
    answers(message: unknown): unknown[] {
      const answers: unknown[] = [];
      for (const listener of answering) listener(message, {}, (answer) => answers.push(answer));
      return answers;
    },
  };
}
