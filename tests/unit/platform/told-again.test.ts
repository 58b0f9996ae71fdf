import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inPage } from './in-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function observe(): Promise<void> {
  const { observeFrameOnce } = await import('../../../lib/platform/in-page/observe-frame.ts');
  observeFrameOnce();
}

test('what could not be told, as the background had just ended, is told once it can be, and once', async () => {
  const page = inPage();
  page.sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
  await observe();
  await vi.advanceTimersByTimeAsync(900);
  page.sendMessage.mockReset().mockResolvedValue();
  await vi.advanceTimersByTimeAsync(5000);
  expect(page.frames()).toMatchObject([{ first: true }, { first: false }]);
  // A choice may have been made since the first look.
  expect(page.choices()).toMatchObject([{ unseenFor: 1000, unaskedFor: 1000 }]);
});

test('what was to have a manager asked, and could not be told, counts as not asked', async () => {
  const page = inPage();
  // The frame of the IAB framework, whose choice only the page's scripts can tell.
  Object.assign(page.document, { querySelector: (selector: string) => (selector.includes('__tcfapi') ? {} : null) });
  await observe();
  await vi.advanceTimersByTimeAsync(1500);
  page.sendMessage.mockClear().mockRejectedValueOnce(new Error('Receiving end does not exist.'));
  await vi.advanceTimersByTimeAsync(1600);
  const [lost, again] = page.choices();
  expect(again?.unaskedFor).toBe((lost?.unaskedFor ?? 0) + 500);
});

test('the first look is told as it was, though the background heard of a later one before it', async () => {
  const page = inPage();
  Object.assign(page.localStorage, { left: '1' });
  page.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist.'));
  await observe();
  await vi.advanceTimersByTimeAsync(100);
  page.fire('load', {});
  await vi.advanceTimersByTimeAsync(5000);
  const [first, ...later] = page.frames();
  expect(later.filter((one) => one.first)).toEqual([first]);
  // What has changed since is told after it.
  expect(later.at(-1)).toMatchObject({ first: false, localStorage: ['left'] });
});

test('a later look that could not be told is told again, and the first is not', async () => {
  const page = inPage();
  await observe();
  await vi.advanceTimersByTimeAsync(900);
  page.sendMessage.mockClear().mockRejectedValueOnce(new Error('Receiving end does not exist.'));
  Object.assign(page.localStorage, { late: '1' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(page.frames()).toMatchObject(Array(2).fill({ first: false, localStorage: ['late'] }));
});

test('once the extension has gone nothing more is looked at', async () => {
  const page = inPage();
  page.sendMessage.mockRejectedValue(new Error('Extension context invalidated.'));
  page.runtime.id = '';
  await observe();
  await vi.advanceTimersByTimeAsync(5000);
  expect(vi.getTimerCount()).toBe(0);
  expect(page.sendMessage).toHaveBeenCalledTimes(3);
});
