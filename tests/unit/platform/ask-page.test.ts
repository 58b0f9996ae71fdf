import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askPage } from '../../../lib/platform/tabs/ask-page.ts';

const page = vi.hoisted(() => ({ answer: Promise.resolve<unknown>(null) }));
const BORN = 1000;

vi.mock(import('../../../lib/platform/browser.ts'), () => ({
  browser: { scripting: { executeScript: () => page.answer.then((result) => [{ frameId: 0, result }]) } } as never,
}));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

async function asked(answer: Promise<unknown>): Promise<unknown> {
  page.answer = answer;
  const told = askPage(7, BORN);
  await vi.advanceTimersByTimeAsync(1000);
  return told;
}

test('a page that never answers is waited for one second', async () => {
  expect(await asked(new Promise(() => undefined))).toBeNull();
});

test('a page that has gone answers nothing', async () => {
  expect(await asked(Promise.reject(new Error('No tab with id: 7')))).toBeNull();
});

test.each([null, 'text', 7, [], {}, { born: BORN + 1, text: null, commands: [] }])(
  'an answer of another document, or of no shape, is none: %j',
  async (answer) => {
    expect(await asked(Promise.resolve(answer))).toBeNull();
  },
);

test('an answer that says nothing sensible tells no choice', async () => {
  const answer = { born: BORN, text: 7, status: {}, commands: 'no list' };
  expect(await asked(Promise.resolve(answer))).toEqual({ choice: null, stood: false, waits: false, consentMode: null });
});

test('a manager that shows its banner waits for a choice', async () => {
  const answer = { born: BORN, text: null, status: 'cmpuishown', commands: [] };
  expect(await asked(Promise.resolve(answer))).toMatchObject({ choice: null, stood: false, waits: true });
});

test('a string that is none of the framework is a choice that cannot be read', async () => {
  const answer = { born: BORN, text: 'no string', status: 'tcloaded', commands: [null, 7, { kind: 1 }] };
  expect(await asked(Promise.resolve(answer))).toMatchObject({
    choice: { mechanism: 'tcf', state: 'unreadable' },
    stood: true,
    consentMode: null,
  });
});
