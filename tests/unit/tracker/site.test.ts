import { expect, test } from 'vitest';
import { partyOf, registrableDomain, siteOfUrl } from '../../../lib/tracker/site.ts';

test.each([
  ['www.data.example.fr', 'example.fr'],
  ['example.fr', 'example.fr'],
  ['data.saint-maur.com', 'saint-maur.com'],
  ['www.data.gouv.fr', 'data.gouv.fr'],
  ['data.gouv.fr', 'data.gouv.fr'],
  ['gouv.fr', 'gouv.fr'],
  ['data.example.co.uk', 'example.co.uk'],
  ['portal.github.io', 'portal.github.io'],
  ['www.portal.github.io', 'portal.github.io'],
  ['localhost', 'localhost'],
  ['192.168.0.1', '192.168.0.1'],
  ['[::1]', '[::1]'],
  ['xn--donnes-fva.fr', 'xn--donnes-fva.fr'],
  ['', ''],
])('the site of the host %j is %j', (host, site) => {
  expect(registrableDomain(host)).toBe(site);
});

test.each([
  ['data.example.fr', 'data.example.fr', 'first'],
  ['example.fr', 'data.example.fr', 'first'],
  ['stats.example.fr', 'data.example.fr', 'first'],
  ['data.gouv.fr', 'www.data.gouv.fr', 'first'],
  ['static.data.gouv.fr', 'www.data.gouv.fr', 'first'],
  ['impots.gouv.fr', 'www.data.gouv.fr', 'third'],
  ['notexample.fr', 'example.fr', 'third'],
  ['example.fr.evil.example', 'example.fr', 'third'],
  ['other.github.io', 'portal.github.io', 'third'],
  ['www.google.com', 'data.saint-maur.com', 'third'],
  ['192.168.0.1', '192.168.0.1', 'first'],
  ['192.168.0.2', '192.168.0.1', 'third'],
  ['localhost', 'localhost', 'first'],
  ['example.fr', 'localhost', 'third'],
])('%s is, on a page of %s, a %s party', (host, page, party) => {
  expect(partyOf(host, page)).toBe(party);
});

test.each([
  ['https://www.data.gouv.fr/fr/?q=1', 'https://data.gouv.fr'],
  ['http://data.example.fr:8080/', 'http://example.fr'],
  ['https://user:secret@data.example.fr/', 'https://example.fr'],
  ['http://localhost:3000/', 'http://localhost'],
  ['https://192.168.0.1/', 'https://192.168.0.1'],
  ['about:blank', null],
  ['blob:https://example.fr/1', null],
  ['data:text/html,x', null],
  ['moz-extension://1/popup.html', null],
  ['', null],
])('the site of %j, as partition keys write it, is %j', (url, site) => {
  expect(siteOfUrl(url)).toBe(site);
});
