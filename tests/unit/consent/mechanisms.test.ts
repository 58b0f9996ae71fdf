import { describe, expect, test } from 'vitest';
import { readingsOf } from '../../../lib/consent/choice.ts';
import { mechanisms, mechanismsOfName, readCookie, readStored } from '../../../lib/consent/mechanisms.ts';
import { pageMarkers } from '../../../lib/consent/page-markers.ts';
import {
  LONGEST_VALUE,
  MOST_ITEMS,
  ownStorageNames,
  storageNames,
  storagePatterns,
} from '../../../lib/consent/storage-names.ts';
import { samples } from './stored-choices.ts';
import { unread } from './unread.ts';

test.each(samples)('$mechanism: $what reads as $state', ({ mechanism, stored, state, choices, decidedAt }) => {
  const choice = readStored(stored);
  const iso = choice.decidedAt === null ? null : new Date(choice.decidedAt).toISOString();
  const narrow = mechanism === 'matomo' && state !== 'unreadable' ? { narrow: true } : {};
  expect({ ...choice, decidedAt: iso }).toEqual({ mechanism, state, choices, decidedAt, ...narrow });
});

test('every mechanism has samples of a choice, and of what cannot be read', () => {
  const said = (state: string) =>
    new Set(samples.filter((one) => one.state === state).map(({ mechanism }) => mechanism));
  const ids = mechanisms.map(({ id }) => id).sort();
  const chosen = new Set([...said('granted'), ...said('partial'), ...said('refused'), 'tcf']);
  expect([...chosen].sort()).toEqual(ids.filter((id) => !unread.some((one) => one.id === id)));
  // What react-cookie-consent cannot read is Cookiebot's.
  expect([...said('unreadable'), 'tcf', 'react-cookie-consent'].sort()).toEqual(ids);
});

test('the content script knows every place in storage that a mechanism keeps its choice in', () => {
  const places = new Set(mechanisms.flatMap(({ keeps }) => keeps.localStorage));
  expect([...places].sort()).toEqual([...storageNames, ...storagePatterns].sort());
});

test('of the names that a site has of its own there are so many at most, in an order that stays', () => {
  const own = ['silktideCookieChoice_b', '_iub_cs-1', '@codegouvfr/react-dsfr finalityConsent a-b'];
  expect(ownStorageNames(['klaro', ...own, 'iub_cs-1', 'silktideCookie'])).toEqual([...own].sort());
  expect(ownStorageNames([...own].reverse())).toEqual(ownStorageNames(own));
  const many = Array.from({ length: 500 }, (_, at) => `_iub_cs-${at}`);
  expect(ownStorageNames(many).length + storageNames.length).toBe(MOST_ITEMS);
});

test('a page that keeps nothing has no mechanism', () => {
  expect(readStored([])).toEqual({ state: 'none', mechanism: null, choices: {}, decidedAt: null });
  expect(readStored([{ kind: 'cookie', name: 'sessionid', value: 'x' }]).mechanism).toBeNull();
  for (const name of ['__proto__', 'constructor', '', 'tarteaucitron2', 'Klaro']) {
    expect(mechanismsOfName('cookie', name)).toEqual([]);
    expect(mechanismsOfName('localStorage', name)).toEqual([]);
  }
});

test.each([
  ['cookies_preferences', '{"ga":true}', 'granted'],
  ['CookieConsent', 'true', 'granted'],
  ['cookies_preferences', '{', 'unreadable'],
  ['OptanonAlertBoxClosed', '2026-11-01T00:00:00Z', undefined],
  ['OptanonConsent', 'groups=C0001:1,C0002:0', undefined],
  ['sessionid', 'x', undefined],
])('a cookie %s of %s alone records a choice that is %s', (name, value, state) => {
  expect(readCookie(name, value)?.state).toBe(state);
});

test('a refusal that Matomo took back, and left there empty, is none', () => {
  expect(readStored([{ kind: 'cookie', name: 'mtm_consent_removed', value: '' }]).mechanism).toBeNull();
});

test('a cookie is no storage item, nor the other way round', () => {
  expect(readStored([{ kind: 'localStorage', name: 'tarteaucitron', value: '!gtag=true' }]).mechanism).toBeNull();
  expect(readStored([{ kind: 'cookie', name: 'uc_settings', value: '{}' }]).mechanism).toBeNull();
});

describe('several mechanisms on one page', () => {
  const preferences = (value: string) => ({ kind: 'cookie', name: 'cookies_preferences', value }) as const;
  const services = (value: string) => ({ kind: 'cookie', name: 'tarteaucitron', value }) as const;

  test.each([
    ['a refusal before an acceptance', preferences('{"ga":true}'), services('!youtube=false'), 'tarteaucitron'],
    ['a part before the whole', preferences('{"ga":true}'), services('!gtag=true!youtube=false'), 'tarteaucitron'],
    ['what can be read before what cannot', preferences('{'), services('!gtag=true'), 'tarteaucitron'],
    ['what cannot be read before no choice', preferences('{'), services('!gtag=wait'), 'opendatasoft'],
    ['the platform’s own of equals', preferences('{"ga":true}'), services('!gtag=true'), 'opendatasoft'],
  ])('are all kept, %s', (_what, one, other, first) => {
    const choice = readStored([one, other]);
    expect(choice.mechanism).toBe(first);
    expect(choice.beside?.map(({ mechanism }) => mechanism)).toHaveLength(1);
    expect(readStored([other, one])).toEqual(choice);
  });

  test('one mechanism that keeps its choice in two places counts once, as it was decided last', () => {
    const token = (updated: string, list: string) =>
      btoa(JSON.stringify({ updated, purposes: { [list]: ['cookies'] } }));
    const jar = readStored([{ kind: 'cookie', name: 'didomi_token', value: token('2026-11-01', 'enabled') }]);
    expect(jar.beside).toBeUndefined();
    expect(jar.state).toBe('granted');
  });
});

test('of several values of one name the first that can be read counts', () => {
  const value = (text: string) => ({ kind: 'cookie', name: 'cookies_preferences', value: text }) as const;
  expect(readStored([value('{"ga":true}'), value('{"ga":false}')]).state).toBe('granted');
  expect(readStored([value('other'), value('{"ga":false}')]).state).toBe('refused');
  expect(readStored([value('other'), value('words')]).state).toBe('unreadable');
});

test('a value of 5 MB is not decoded, and says nothing', () => {
  for (const { id, keeps } of mechanisms) {
    for (const kind of ['cookie', 'localStorage'] as const) {
      for (const name of keeps[kind]) {
        const value = '{"ga":true,"x":"'.padEnd(5_000_000, 'x');
        const readings = readingsOf(readStored([{ kind, name, value }])).filter(({ state }) => state !== 'none');
        expect(readings.every(({ state }) => state === 'unreadable')).toBe(true);
        if (readings.length > 0) expect(readings.map(({ mechanism }) => mechanism)).toContain(id);
      }
    }
  }
  expect(LONGEST_VALUE).toBeLessThan(5_000_000);
});

test('what mechanisms put into a page is told by their ids; Matomo’s own consent shows nothing of its own', () => {
  const shown = mechanisms.map(({ id }) => id).filter((id) => id !== 'matomo');
  expect(Object.keys(pageMarkers).sort()).toEqual(shown.sort());
});
