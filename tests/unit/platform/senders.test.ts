import { describe, expect, test, vi } from 'vitest';
import { isFromContentScript, isFromOwnPage, isHostOf } from '../../../lib/platform/messages.ts';

const OWN = 'miette';
const PAGES = 'chrome-extension://miette/';

vi.mock(import('../../../lib/platform/browser.ts'), () => ({
  browser: { runtime: { id: 'miette', getURL: (path: string) => `chrome-extension://miette/${path}` } } as never,
}));

const tab = { id: 7 } as never;

describe('a message is taken for one of a content script', () => {
  test.each<[string, Parameters<typeof isFromContentScript>[0], boolean]>([
    ['from a tab, by this extension', { id: OWN, tab }, true],
    ['from no tab', { id: OWN }, false],
    ['from another extension', { id: 'other', tab }, false],
    ['from nobody', { tab }, false],
    ['from a page that is shown', { id: OWN, tab, documentLifecycle: 'active' } as never, true],
    ['from a page that is only made ready', { id: OWN, tab, documentLifecycle: 'prerender' } as never, false],
  ])('%s: %o is %s', (_what, sender, expected) => {
    expect(isFromContentScript(sender)).toBe(expected);
  });
});

describe('a line is taken for one of a page of the extension', () => {
  test.each<[string, Parameters<typeof isFromOwnPage>[0], boolean]>([
    ['from its popup', { id: OWN, url: `${PAGES}popup.html?tab=7` }, true],
    ['from a content script, which has the id too', { id: OWN, url: 'https://data.saint-maur.com/', tab }, false],
    ['from a page that only begins like it', { id: OWN, url: 'chrome-extension://miette.example/' }, false],
    ['from another extension', { id: 'other', url: `${PAGES}popup.html` }, false],
    ['from nowhere', { id: OWN }, false],
    ['from nobody', undefined, false],
  ])('%s', (_what, sender, expected) => {
    expect(isFromOwnPage(sender)).toBe(expected);
  });
});

test.each<[string | undefined, string, boolean]>([
  ['https://www.google.com/recaptcha/', 'www.google.com', true],
  ['https://www.google.com/recaptcha/', 'data.saint-maur.com', false],
  ['https://saint-maur.com/', 'data.saint-maur.com', false],
  ['about:blank', 'data.saint-maur.com', true],
  ['blob:https://data.saint-maur.com/1', 'data.saint-maur.com', true],
  [undefined, 'data.saint-maur.com', true],
])('a frame at %s that says it is of %s is believed: %s', (url, host, expected) => {
  expect(isHostOf(url === undefined ? { id: OWN } : { id: OWN, url }, host)).toBe(expected);
});
