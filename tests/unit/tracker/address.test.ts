import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainMatches, pathMatches, plainUrl, requestUrl, webUrl } from '../../../lib/tracker/address.ts';

test.each([
  ['https://data.example.fr/explore/?q=secret#secret', 'https://data.example.fr/explore/'],
  ['https://data.example.fr', 'https://data.example.fr/'],
  ['https://name:secret@data.example.fr/a', 'https://data.example.fr/a'],
  ['HTTPS://Data.Example.FR:443/A', 'https://data.example.fr/A'],
  ['http://data.example.fr:8080/a', 'http://data.example.fr:8080/a'],
  ['wss://name:secret@data.example.fr/ws?q=secret', 'wss://data.example.fr/ws'],
  ['blob:https://data.example.fr/secret', 'blob:'],
  ['data:text/html,secret', 'data:'],
  ['about:blank', 'about:'],
  ['about:srcdoc#secret', 'about:'],
  ['javascript:secret()', 'javascript:'],
  ['file:///home/secret', 'file:'],
  ['', ''],
])('of %s a report keeps %s', (url, kept) => {
  expect(plainUrl(url)).toBe(kept);
});

test('no query, fragment or credential of any web address is kept', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const kept = new URL(plainUrl(url.replace('://', '://name:word@')));
      expect([kept.username, kept.password, kept.search, kept.hash]).toEqual(['', '', '', '']);
      expect(kept.host).toBe(new URL(url).host);
      expect(kept.pathname).toBe(new URL(url).pathname);
    }),
  );
});

test('any text at all gives an address or nothing of itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainUrl(text)).toMatch(/^$|^[a-z][a-z0-9+.-]{0,31}:/i);
    }),
  );
});

test.each([
  ['https://example.fr/', 'example.fr'],
  ['wss://chat.example.fr/ws', 'chat.example.fr'],
  ['ws://chat.example.fr/ws', 'chat.example.fr'],
  ['wss://', undefined],
  ['ftp://example.fr/', undefined],
])('a request to %s may carry cookies of %s', (url, host) => {
  expect(requestUrl(url)?.hostname).toBe(host);
});

test.each([
  ['https://example.fr/', true],
  ['http://example.fr/', true],
  ['ftp://example.fr/', false],
  ['about:blank', false],
  ['//example.fr/', false],
  ['example.fr', false],
])('%s is a web address: %s', (url, expected) => {
  expect(webUrl(url) !== null).toBe(expected);
});

test.each([
  ['data.example.fr', 'data.example.fr', true, true],
  ['data.example.fr', 'example.fr', false, true],
  ['data.example.fr', 'example.fr', true, false],
  ['example.fr', 'data.example.fr', false, false],
  ['notexample.fr', 'example.fr', false, false],
])('a page on %s has the cookies of %s (host only: %s): %s', (host, domain, hostOnly, expected) => {
  expect(domainMatches(host, domain, hostOnly)).toBe(expected);
});

test.each([
  ['/', '/', true],
  ['/recaptcha', '/', true],
  ['/recaptcha', '/recaptcha', true],
  ['/recaptcha/api', '/recaptcha', true],
  ['/recaptcha/api', '/recaptcha/', true],
  ['/recaptcha', '/recaptcha/', false],
  ['/recaptchas', '/recaptcha', false],
  ['/api/recaptcha', '/recaptcha', false],
])('a request for %s carries what is kept for %s: %s', (requested, kept, expected) => {
  expect(pathMatches(requested, kept)).toBe(expected);
});
