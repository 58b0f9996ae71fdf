import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '../../../lib/platform/browser.ts';
import { getDomain } from '../../../lib/platform/public-suffixes.ts';

const { asked } = vi.hoisted(() => ({ asked: vi.fn<(host: string) => string | undefined>() }));
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: { publicSuffix: { getDomain: asked } } }));

const throws = (host: string) => {
  throw new TypeError(`Invalid hostname: ${host}`);
};
beforeEach(() => {
  asked.mockReset();
});

test('is what the browser says', () => {
  asked.mockReturnValue('example.fr');
  expect(getDomain('www.data.example.fr')).toBe('example.fr');
  expect(asked).toHaveBeenCalledExactlyOnceWith('www.data.example.fr', { allowUnknownSuffix: true });
});

test.each(['localhost', 'localhost.', '[::1]', '::1', ''])('%j is nobody’s, as Chromium would not have it', (host) => {
  asked.mockReturnValue(host);
  expect(getDomain(host)).toBeNull();
});

test.each([
  ['of an address that is a number or a bare suffix, which one browser says so', null],
  ['and the other so', undefined],
])('there is none %s', (_what, answer) => {
  asked.mockReturnValue(answer as undefined);
  expect(getDomain('192.168.0.1')).toBeNull();
});

test.each([
  // Addresses may have them; Chromium throws on the first, both on the second.
  ['a~b.example.fr', 'example.fr'],
  ['a..example.fr', 'example.fr'],
  ['a~b.fr', null],
  ['a..', null],
])('of %j, with a label that no name of the DNS has, it is %j', (host, domain) => {
  asked.mockImplementation((rest) => (/~|^\.|\.\./.test(rest) ? throws(rest) : rest));
  expect(getDomain(host)).toBe(domain);
});

test('a browser that has no list is none to guess in', () => {
  asked.mockImplementation(throws);
  const { publicSuffix } = browser as { publicSuffix?: object };
  delete (browser as { publicSuffix?: object }).publicSuffix;
  expect(() => getDomain('www.example.fr')).toThrow();
  Object.assign(browser, { publicSuffix });
});

test('a name of the DNS is asked for whole', () => {
  asked.mockImplementation((rest) => rest);
  const longest = `${'a'.repeat(63)}.`.repeat(3) + `${'b'.repeat(58)}.fr`;
  expect([longest.length, getDomain(longest)]).toEqual([253, longest]);
});

test('of a host that is longer than any, its end is asked for, and so often at most', () => {
  asked.mockImplementation(throws);
  expect(getDomain('a.'.repeat(50_000) + 'fr')).toBeNull();
  expect(asked.mock.calls.length).toBeGreaterThan(1);
  expect(asked.mock.calls.length).toBeLessThan(130);
});
