import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../lib/consent/choice.ts';
import { contradictions } from '../../../lib/consent/contradictions.ts';
import { covers, coveringOf, type Coverage, type Subject } from '../../../lib/consent/covers.ts';
import { mechanisms, readStored } from '../../../lib/consent/mechanisms.ts';
import { keyName } from '../../../lib/consent/names.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { samples } from './stored-choices.ts';
import { about } from './subjects.ts';

const analytics = about('google-analytics', { purpose: 'audience-measurement' });
const advertising = about('google-ads-doubleclick', { purpose: 'advertising' });
const captcha = about('google-recaptcha', { purpose: 'security' });
const video = about('youtube', { purpose: 'video' });
const unknown = about(null);

const cookie = (name: string, value: string): Choice => readStored([{ kind: 'cookie', name, value }]);
const preferences = (content: object): Choice => cookie('cookies_preferences', JSON.stringify(content));
const both = (first: [string, string], second: [string, string]): Choice =>
  readStored([first, second].map(([name, value]) => ({ kind: 'cookie', name, value })));

const onetrust = (groups: string) =>
  readStored([
    { kind: 'cookie', name: 'OptanonConsent', value: `groups=${encodeURIComponent(groups)}` },
    { kind: 'cookie', name: 'OptanonAlertBoxClosed', value: '2026-11-22T00:00:00.000Z' },
  ]);

describe('what each manager’s answer says of Google Analytics, advertising, reCAPTCHA, a video and an unknown tracker', () => {
  test.each<[string, Choice, Coverage[]]>([
    [
      'the portal’s banner, which has no key for the rest',
      preferences({ ga: true }),
      ['granted', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'tarteaucitron, service by service',
      cookie('tarteaucitron', '!gtag=true!youtube=true!recaptcha=false'),
      ['granted', 'not-covered', 'refused', 'granted', 'not-covered'],
    ],
    [
      'tarteaucitron’s older script for Google Analytics',
      cookie('tarteaucitron', '!analytics=true'),
      ['granted', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'Klaro, by the site’s own names',
      cookie('klaro', '{"Google Analytics":true,"re-captcha":true}'),
      ['granted', 'not-covered', 'granted', 'not-covered', 'not-covered'],
    ],
    [
      'Orejime, by purpose',
      cookie('eu-consent', '{"Mesure d’audience":true,"vidéos":false}'),
      ['granted', 'not-covered', 'not-covered', 'refused', 'not-covered'],
    ],
    [
      'one question about all cookies, allowed',
      cookie('cookieconsent_status', 'allow'),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'one question about all cookies, denied',
      cookie('hasConsent', 'false'),
      ['refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    ['a notice that was closed', cookie('cookieconsent_status', 'dismiss'), ['none', 'none', 'none', 'none', 'none']],
    [
      'OneTrust, by its own categories',
      onetrust('C0001:1,C0002:1,C0004:0'),
      ['granted', 'refused', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'OneTrust, everything but the necessary refused',
      onetrust('C0001:1,C0002:0,C0004:0'),
      ['refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    [
      'Cookiebot, by category: functional grants nothing',
      cookie('CookieConsent', "{stamp:'x',necessary:true,preferences:true,statistics:false,marketing:true}"),
      ['refused', 'granted', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'Matomo’s own form, which asks about nothing else',
      cookie('mtm_consent_removed', '1795305600000'),
      ['not-covered', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
  ])('%s', (_what, choice, expected) => {
    expect([analytics, advertising, captcha, video, unknown].map((subject) => covers(choice, subject))).toEqual(
      expected,
    );
  });
});

test('Matomo’s own form refuses and grants Matomo', () => {
  const matomo = about('matomo', { purpose: 'audience-measurement' });
  expect(covers(cookie('mtm_consent_removed', '1795305600000'), matomo)).toBe('refused');
  expect(covers(cookie('mtm_cookie_consent', '1795305600000'), matomo)).toBe('granted');
});

test('a provider that no registry knows is covered by a key of its name', () => {
  const hotjar: Subject = { service: null, names: ['hotjar'], purpose: null };
  expect(covers(cookie('klaro', '{"Hot-Jar":true}'), hotjar)).toBe('granted');
  expect(covers(cookie('klaro', '{"matomo":true}'), hotjar)).toBe('not-covered');
});

test('a service refused within an accepted purpose is refused', () => {
  expect(covers(cookie('klaro', '{"analytics":true,"google-analytics":false}'), analytics)).toBe('refused');
});

describe('of several mechanisms', () => {
  test.each<[string, Choice, Subject, Coverage, string]>([
    [
      'the stricter of those that were asked counts',
      both(['cookies_preferences', '{"ga":true}'], ['tarteaucitron', '!gtag=false!youtube=true']),
      analytics,
      'refused',
      'tarteaucitron',
    ],
    [
      'the one that was asked counts before one that refused what it was asked',
      both(['cookies_preferences', '{"ga":false}'], ['tarteaucitron', '!youtube=true']),
      video,
      'granted',
      'tarteaucitron',
    ],
    [
      'the refusal counts where neither was asked',
      both(['cookies_preferences', '{"ga":false}'], ['tarteaucitron', '!youtube=true']),
      captcha,
      'refused',
      'opendatasoft',
    ],
    [
      'one that cannot be read grants nothing that the other does not',
      both(['cookies_preferences', '{'], ['tarteaucitron', '!youtube=true']),
      captcha,
      'unreadable',
      'opendatasoft',
    ],
    [
      'one that waits takes nothing away',
      both(['cookies_preferences', '{"ga":true}'], ['tarteaucitron', '!gtag=wait']),
      analytics,
      'granted',
      'opendatasoft',
    ],
  ])('%s', (_what, choice, subject, coverage, mechanism) => {
    expect(coveringOf(choice, subject)).toMatchObject({ coverage, mechanism });
  });

  test.each<[string, Choice, boolean]>([
    [
      'one service granted and refused',
      both(['cookies_preferences', '{"ga":true}'], ['tarteaucitron', '!gtag=false!matomo=true']),
      true,
    ],
    [
      'everything refused, and everything accepted',
      both(['cookies_preferences', '{"ga":false}'], ['tarteaucitron', '!youtube=true']),
      true,
    ],
    ['the same answer twice', both(['cookies_preferences', '{"ga":true}'], ['tarteaucitron', '!gtag=true']), false],
    [
      'different questions',
      both(['cookies_preferences', '{"ga":true,"matomo":false}'], ['tarteaucitron', '!youtube=true!recaptcha=false']),
      false,
    ],
    [
      'Matomo’s own opt-out beside an acceptance of others',
      both(['mtm_consent_removed', '1795305600000'], ['tarteaucitron', '!gtag=true']),
      false,
    ],
    [
      'Matomo refused in one and accepted in the other',
      both(['mtm_consent_removed', '1795305600000'], ['cookies_preferences', '{"matomo":true}']),
      true,
    ],
    ['one that cannot be read', both(['cookies_preferences', '{'], ['tarteaucitron', '!gtag=true']), false],
    ['one mechanism alone that answers twice', preferences({ xiti: true, piano: false }), false],
  ])('contradict each other or not: %s', (_what, choice, expected) => {
    expect(contradictions(choice)).toBe(expected);
  });
});

test('every key of every sample has a name to show, in both languages', () => {
  for (const language of ['en', 'fr'] as const) {
    const words = reportWords(language);
    for (const { mechanism, choices } of samples)
      for (const key of Object.keys(choices)) expect(keyName(mechanism, key, words)).not.toBe('');
  }
  expect(keyName('didomi', 'c:googleana-4TXnJigR', reportWords('en'))).toBe('Google Analytics');
  expect(keyName('onetrust', 'C0002', reportWords('fr'))).toBe('Mesure d’audience');
  expect(keyName('klaro', 'plan-du-site', reportWords('en'))).toBe('plan-du-site');
});

test('mechanisms have ids and names of their own', () => {
  for (const part of ['id', 'name'] as const)
    expect(new Set(mechanisms.map((mechanism) => mechanism[part])).size).toBe(mechanisms.length);
});
