import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOwnRequest, pageAsks, readerLeft } from '../../../lib/platform/tabs/own-requests.ts';

const URL = 'https://ville.example/terms/cookies-policy/';
let requests = 0;
const isOwn = (
  tabId: number,
  url = URL,
  requestId = String(++requests),
  type = 'xmlhttprequest',
  timeStamp = Date.now() + 1,
) => isOwnRequest({ tabId, url, requestId, type: type as 'xmlhttprequest', timeStamp });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('what the popup and the settings have one tab ask at the same time is Miette’s own, until each has its answer', () => {
  const [popup, settings] = [{}, {}];
  expect(isOwn(7)).toBe(false);
  pageAsks(popup, { tabId: 7, url: URL });
  pageAsks(settings, { tabId: 7, url: `${URL}fr/` });
  expect([isOwn(7), isOwn(7, `${URL}fr/`), isOwn(8), isOwn(7, `${URL}de/`)]).toEqual([true, true, false, false]);
  expect(isOwn(7, URL, 'image', 'image')).toBe(false);
  pageAsks(popup, null);
  expect([isOwn(7), isOwn(7, `${URL}fr/`)]).toEqual([false, true]);
  pageAsks(settings, null);
  expect(isOwn(7, `${URL}fr/`)).toBe(false);
});

test('wherever a request of Miette’s is led to, it stays its own, while another reader asks too', () => {
  const [popup, settings] = [{}, {}];
  pageAsks(popup, { tabId: 7, url: URL });
  expect(isOwn(7, URL, 'led')).toBe(true);
  pageAsks(settings, { tabId: 7, url: `${URL}fr/` });
  expect(isOwn(7, 'https://ville.example/login/', 'led')).toBe(true);
  pageAsks(popup, null);
  pageAsks(settings, null);
  expect(isOwn(7, 'https://ville.example/', 'led')).toBe(true);
});

test('what is told of a request when its answer has been read already is Miette’s own, and what is asked after that is not', () => {
  const reader = {};
  pageAsks(reader, { tabId: 7, url: URL });
  const then = Date.now();
  vi.advanceTimersByTime(60);
  pageAsks(reader, null);
  pageAsks(reader, { tabId: 7, url: `${URL}fr/` });
  expect(isOwn(7, URL, 'late', 'xmlhttprequest', then)).toBe(true);
  expect(isOwn(7, 'https://ville.example/login/', 'late')).toBe(true);
  expect(isOwn(8, URL, 'of another tab', 'xmlhttprequest', then)).toBe(false);
  expect(isOwn(7, URL, 'the page’s', 'xmlhttprequest', then + 61)).toBe(false);
  pageAsks(reader, null);
});

test('what a page asks on after its reader has gone is Miette’s own, as long as a page may wait for its answer', () => {
  const reader = {};
  pageAsks(reader, { tabId: 7, url: URL });
  readerLeft(reader);
  vi.advanceTimersByTime(14_000);
  expect(isOwn(7, URL, 'goes on')).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(isOwn(7, URL, 'of the page')).toBe(false);
  // One who has the answer leaves nothing.
  pageAsks(reader, { tabId: 7, url: URL });
  pageAsks(reader, null);
  readerLeft(reader);
  vi.advanceTimersByTime(1000);
  expect(isOwn(7, URL, 'of the page too')).toBe(false);
});
