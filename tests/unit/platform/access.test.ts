import { expect, test, vi } from 'vitest';
import { mayLookAt } from '../../../lib/platform/sites/access.ts';

const browser = vi.hoisted((): Record<string, object> => ({}));

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

const PAGE = 'https://data.saint-maur.com/';

test.each<[string, boolean, string | null, { url?: string } | null, boolean]>([
  ['of which a request was heard may be looked at', true, '17', {}, true],
  ['that a service worker answered may be', true, null, { url: PAGE }, true],
  ['whose address the browser keeps to itself may not be', true, null, {}, false],
  ['that has gone is nothing to speak of', true, null, null, true],
  ['may not be without access to pages', false, '17', { url: PAGE }, false],
])('a page %s', async (_what, isAllowed, requestId, tab, may) => {
  browser['permissions'] = { contains: () => Promise.resolve(isAllowed) };
  browser['tabs'] = { get: () => (tab ? Promise.resolve(tab) : Promise.reject(new Error('No tab with id: 7.'))) };
  expect(await mayLookAt(7, { requestId })).toBe(may);
});
