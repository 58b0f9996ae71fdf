import { expect, test } from 'vitest';
import { isOwnRequest, pageAsks } from '../../../lib/platform/tabs/own-requests.ts';

const URL = 'https://ville.example/terms/cookies-policy/';
let requests = 0;
const isOwn = (tabId: number, url = URL, requestId = String(++requests), type = 'xmlhttprequest') =>
  isOwnRequest({ tabId, url, requestId, type: type as 'xmlhttprequest' });

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
