import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../lib/consent/choice.ts';
import { contradictions } from '../../../lib/consent/contradictions.ts';
import { covers, coveringOf } from '../../../lib/consent/covers.ts';
import { knownKey } from '../../../lib/consent/known-keys.ts';
import type { Coverage, Subject } from '../../../lib/consent/subject.ts';
import { mechanisms, readStored } from '../../../lib/consent/mechanisms.ts';
import { keyName } from '../../../lib/consent/names.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { samples } from './stored-choices.ts';
import { about } from './subjects.ts';
import { allPurposes, tcString } from './tc-string.ts';

const analytics = about('google-analytics', { purpose: 'audience-measurement' });
const advertising = about('google-ads-doubleclick', { purpose: 'advertising' });
const captcha = about('google-recaptcha', { purpose: 'security' });
const video = about('youtube', { purpose: 'video' });
const unknown = about(null);

const cookie = (name: string, value: string): Choice => readStored([{ kind: 'cookie', name, value }]);
const preferences = (content: object): Choice => cookie('cookies_preferences', JSON.stringify(content));
const both = (first: [string, string], second: [string, string]): Choice =>
  readStored([first, second].map(([name, value]) => ({ kind: 'cookie', name, value })));

const item = (values: Record<string, string>): Choice =>
  readStored(Object.entries(values).map(([name, value]) => ({ kind: 'localStorage', name, value })));
const cookiehub = (record: object) => cookie('cookiehub', btoa(JSON.stringify({ answered: true, ...record })));
const termly = (value: object) => item({ TERMLY_API_CACHE: JSON.stringify({ TERMLY_COOKIE_CONSENT: { value } }) });
const cookieyes = (answers: string) =>
  cookie('cookieyes-consent', `consentid:x,consent:yes,action:yes,necessary:yes,${answers}`);
const cookiebot = (answers: string) => cookie('CookieConsent', `{stamp:'x',necessary:true,${answers}}`);
const complianz = (categories: Record<string, 'allow' | 'deny'>, services: Record<string, boolean> = {}) =>
  readStored(
    Object.entries({
      'banner-status': 'dismissed',
      consented_services: JSON.stringify(services),
      ...categories,
    }).map(([name, value]) => ({ kind: 'cookie', name: `cmplz_${name}`, value })),
  );
const onetrust = (groups: string) =>
  readStored([
    { kind: 'cookie', name: 'OptanonConsent', value: `groups=${encodeURIComponent(groups)}` },
    { kind: 'cookie', name: 'OptanonAlertBoxClosed', value: '2026-11-22T00:00:00.000Z' },
  ]);

test('Termly’s social networking is about social networks', () => {
  const facebook = about('facebook', { purpose: 'social' });
  const answered = (allowed: boolean) => termly({ essential: true, analytics: !allowed, social_networking: allowed });
  expect([true, false].map((allowed) => covers(answered(allowed), facebook))).toEqual(['granted', 'refused']);
});

test('what Piwik PRO keeps in storage beside no choice offers none', () => {
  const choice = item({ ppms_webstorage: '[{"key":"_pk_id.1","value":"x","options":{}}]' });
  expect(choice).toMatchObject({ state: 'none', mechanism: null });
});

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
      ['granted', 'refused', 'not-covered', 'refused', 'not-covered'],
    ],
    [
      'OneTrust, everything but the necessary refused',
      onetrust('C0001:1,C0002:0,C0004:0'),
      ['refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    [
      'Cookiebot, by category: functional grants nothing',
      cookiebot('preferences:true,statistics:false,marketing:true'),
      ['refused', 'granted', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'Complianz, by category, and a service that was allowed on its own',
      complianz({ functional: 'allow', statistics: 'deny', marketing: 'deny' }, { youtube: true }),
      ['refused', 'refused', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'Complianz, a service refused within an allowed category',
      complianz({ functional: 'allow', statistics: 'allow', marketing: 'allow' }, { youtube: false }),
      ['granted', 'granted', 'not-covered', 'refused', 'not-covered'],
    ],
    [
      'CookieYes, by category: performance is no audience measurement',
      cookieyes('functional:no,analytics:yes,performance:no,advertisement:no'),
      ['granted', 'refused', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'CookieYes, nothing but what is sorted into no other category',
      cookieyes('functional:no,analytics:no,advertisement:no,other:yes'),
      ['refused', 'refused', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'OneTrust, numbered groups of which the site names the others',
      onetrust('1:1,2:1,3:0,4:0'),
      ['not-covered', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'EU Cookie Compliance for Drupal, agreed',
      cookie('cookie-agreed', '2'),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'EU Cookie Compliance for Drupal, categories accepted',
      readStored([
        { kind: 'cookie', name: 'cookie-agreed', value: '2' },
        { kind: 'cookie', name: 'cookie-agreed-categories', value: '["essential","statistics","media_youtube"]' },
      ]),
      ['granted', 'not-covered', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'Cookie Information, marketing alone, which videos are sorted into',
      cookie(
        'CookieInformationConsent',
        '{"consents_approved":["cookie_cat_marketing"],"consents_denied":["cookie_cat_statistic"]}',
      ),
      ['refused', 'granted', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'Cookie Information, all of it',
      cookie(
        'CookieInformationConsent',
        '{"consents_approved":["cookie_cat_necessary","cookie_cat_statistic"],"consents_denied":[]}',
      ),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'HubSpot, all but advertising',
      cookie('__hs_cookie_cat_pref', '1:true,2:false,3:true'),
      ['granted', 'refused', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'HubSpot, all of it',
      cookie('__hs_cookie_cat_pref', '1:true_2:true_3:true'),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'react-cookie-consent, declined',
      cookie('CookieConsent', 'false'),
      ['refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    [
      'TrustCommander, categories that only the site knows',
      cookie('TC_PRIVACY', '0%40032%7C1%7C4525%401%401795305600000'),
      ['unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable'],
    ],
    [
      'TrustCommander, all refused',
      cookie('TC_PRIVACY', '1%40032%7C1%7C4525%40%401%401795305600000'),
      ['refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    [
      'iubenda, what a page embeds and nothing else',
      cookie('_iub_cs-1', '{"purposes":{"1":true,"2":true,"3":true,"4":false,"5":false}}'),
      ['refused', 'refused', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'iubenda, all of it',
      cookie('_iub_cs-1', '{"purposes":{"1":true,"4":true}}'),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'Cookie Control, by the site’s own words',
      cookie(
        'CookieControl',
        '{"optionalCookies":{"analytics":"accepted","marketing":"revoked"},"interactedWith":true}',
      ),
      ['granted', 'refused', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'Cookie Control, everything refused',
      cookie('CookieControl', '{"optionalCookies":{},"interactedWith":true}'),
      ['refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    [
      'CookieFirst, all but advertising, which videos are sorted into',
      cookie('cookiefirst-consent', '{"necessary":true,"performance":true,"functional":true,"advertising":false}'),
      ['granted', 'refused', 'not-covered', 'refused', 'not-covered'],
    ],
    [
      'CookieFirst, all of it',
      cookie('cookiefirst-consent', '{"necessary":true,"performance":true,"functional":true,"advertising":true}'),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'Cookie-Script, its category for advertising alone',
      cookie('CookieScriptConsent', '{"action":"accept","categories":"[\\"targeting\\",\\"strict\\"]"}'),
      ['not-covered', 'granted', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'Cookie-Script, all of it',
      cookie(
        'CookieScriptConsent',
        '{"action":"accept","categories":["targeting","performance","functionality","unclassified"]}',
      ),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'GDPR Cookie Consent, its two categories of old',
      both(['viewed_cookie_policy', 'yes'], ['cookielawinfo-checkbox-non-necessary', 'yes']),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'GDPR Cookie Consent, how fast the site works',
      both(['viewed_cookie_policy', 'yes'], ['cookielawinfo-checkbox-performance', 'no']),
      ['refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    [
      'Piwik PRO, remarketing alone',
      cookie('ppms_privacy_1', '{"consents":{"analytics":{"status":0},"remarketing":{"status":1}}}'),
      ['refused', 'granted', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'CookieHub, all but marketing, which videos are sorted into',
      cookiehub({
        categories: [
          { id: 'analytics', value: true },
          { id: 'marketing', value: false },
        ],
      }),
      ['granted', 'refused', 'not-covered', 'refused', 'not-covered'],
    ],
    [
      'CookieHub, not all of it, of which but a part is listed',
      cookiehub({ allAllowed: false, categories: [{ id: 'analytics', value: true }] }),
      ['granted', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'CookieHub, all of it',
      cookiehub({ allAllowed: true, categories: [] }),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'Termly, performance and functionality alone, which is no audience measurement',
      termly({ essential: true, performance: true, analytics: false, advertising: false, social_networking: false }),
      ['refused', 'refused', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'Termly, all of it',
      termly({ essential: true, performance: true, analytics: true, advertising: true, social_networking: true }),
      ['granted', 'granted', 'granted', 'granted', 'granted'],
    ],
    [
      'Silktide, by the site’s own words',
      item({
        silktideCookieBanner_InitialChoice: '1',
        silktideCookieChoice_analytics: 'true',
        silktideCookieChoice_videos: 'false',
      }),
      ['granted', 'not-covered', 'not-covered', 'refused', 'not-covered'],
    ],
    [
      'react-dsfr, a part of a purpose that bears a service’s name',
      item({
        '@codegouvfr/react-dsfr finalityConsent analytics-video.youtube':
          '{"analytics":false,"video":{"youtube":true,"isFullConsent":true},"isFullConsent":false}',
      }),
      ['refused', 'not-covered', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'Usercentrics, by the names that the site has kept beside',
      item({
        uc_user_interaction: 'true',
        uc_settings: '{"services":[{"id":"a-1234567","status":true},{"id":"b-1234567","status":false}]}',
        uc_services: '{"a-1234567":"YouTube Video","b-1234567":"Google Ads"}',
      }),
      ['not-covered', 'refused', 'not-covered', 'granted', 'not-covered'],
    ],
    [
      'Usercentrics, two services of one name that were answered differently',
      item({
        uc_user_interaction: 'true',
        uc_settings:
          '{"services":[{"id":"a-1234567","status":true},{"id":"b-1234567","status":false},{"id":"c-1234567","status":true}]}',
        uc_services: '{"a-1234567":"YouTube Video","b-1234567":"YouTube Video","c-1234567":"Google Ads"}',
      }),
      ['unreadable', 'granted', 'unreadable', 'unreadable', 'unreadable'],
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

describe('a manager that sorts all that the site sets', () => {
  const anything = [analytics, advertising, captcha, video, unknown, about('mapbox', { purpose: 'map' })];

  test.each<[string, Choice, string[]]>([
    ['Cookiebot', cookiebot('preferences:true,statistics:true,marketing:true'), ['statistics', 'marketing']],
    [
      'CookieYes',
      cookieyes('functional:yes,analytics:yes,advertisement:yes'),
      ['functional', 'analytics', 'advertisement'],
    ],
    [
      'Complianz',
      complianz({ functional: 'allow', statistics: 'allow', marketing: 'allow' }),
      ['statistics', 'marketing'],
    ],
    ['OneTrust', onetrust('C0001:1,C0002:1,C0003:1,OWN9:1'), ['C0002', 'C0003', 'OWN9']],
  ])('allows everything by all of its categories: %s', (_what, choice, keys) => {
    expect(anything.map((subject) => covers(choice, subject))).toEqual(anything.map(() => 'granted'));
    expect(coveringOf(choice, unknown)).toMatchObject({ coverage: 'granted', keys });
  });

  test.each<[string, Choice]>([
    ['one category is refused', cookiebot('preferences:false,statistics:true,marketing:true')],
    ['nothing but the necessary was asked', onetrust('C0001:1')],
    ['another manager asks service by service', cookie('klaro', '{"necessary":true,"analytics":true}')],
  ])('allows nothing else where %s', (_what, choice) => {
    expect(covers(choice, unknown)).toBe('not-covered');
  });
});

describe('a tracker on a company’s own domain, set by several of its services', () => {
  const fr = about('facebook', { purpose: 'social', sisters: [{ service: 'meta-pixel', purpose: 'advertising' }] });
  test.each<[string, Choice, Coverage, string[]]>([
    ['is granted by one of them', cookie('tarteaucitron', '!facebookpixel=true'), 'granted', ['facebookpixel']],
    ['is granted by the purpose of one', cookie('klaro', '{"marketing":true,"stats":false}'), 'granted', ['marketing']],
    [
      'is granted by one where its own is refused',
      cookie('klaro', '{"facebook":false,"marketing":true}'),
      'granted',
      ['marketing'],
    ],
    ['is granted by its own first', cookie('klaro', '{"facebook":true,"marketing":true}'), 'granted', ['facebook']],
    ['is not refused by another alone', cookie('klaro', '{"marketing":false,"stats":true}'), 'not-covered', []],
    ['is refused where its own is', cookie('klaro', '{"facebook":false,"stats":true}'), 'refused', ['facebook']],
  ])('%s', (_what, choice, coverage, keys) => {
    expect(coveringOf(choice, fr)).toMatchObject({ coverage, keys });
  });

  test('is granted by a key of one of them', () => {
    const nid = about('google', {
      purpose: 'other',
      sisters: [{ service: 'google-analytics', purpose: 'audience-measurement' }],
    });
    expect(coveringOf(preferences({ ga: true, matomo: false }), nid)).toMatchObject({
      coverage: 'granted',
      keys: ['ga'],
    });
  });

  test('is granted by no other where it has none', () => {
    expect(covers(cookie('klaro', '{"marketing":true}'), about('facebook', { purpose: 'social' }))).toBe('not-covered');
  });
});

test.each<[string, Choice]>([
  ['Cookiebot', cookiebot('preferences:true,statistics:true,marketing:false')],
  ['Complianz', complianz({ functional: 'allow', statistics: 'allow', marketing: 'deny' })],
])('%s sorts videos and social networks into its marketing', (_what, choice) => {
  expect(
    [advertising, video, about('facebook', { purpose: 'social' })].map((subject) => covers(choice, subject)),
  ).toEqual(['refused', 'refused', 'refused']);
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

test('what Drupal’s categories may mean in a site’s own words is left open', () => {
  const accepted = (category: string) =>
    readStored([
      { kind: 'cookie', name: 'cookie-agreed', value: '2' },
      { kind: 'cookie', name: 'cookie-agreed-categories', value: JSON.stringify([category]) },
    ]);
  expect(coveringOf(accepted('contenus-externes'), video)).toMatchObject({ coverage: 'not-covered', untold: false });
  expect(coveringOf(accepted('essential'), video).coverage).toBe('refused');
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
      'everything refused in one, and all that is asked accepted in the other',
      both(['cookieconsent_status', 'deny'], ['tarteaucitron', '!youtube=true']),
      true,
    ],
    [
      'all that is asked refused in one, and everything accepted in the other',
      both(['cookies_preferences', '{"ga":false}'], ['cookieconsent_status', 'allow']),
      true,
    ],
    [
      'audiences refused in one, and videos accepted in the other',
      both(['cookies_preferences', '{"ga":false}'], ['tarteaucitron', '!youtube=true']),
      false,
    ],
    [
      'every category refused in one, and a video accepted in the other',
      both(['cookieyes-consent', 'action:yes,necessary:yes,analytics:no'], ['tarteaucitron', '!youtube=true']),
      true,
    ],
    [
      'everything refused in one, and some of what is asked accepted in the other',
      both(['cookieconsent_status', 'deny'], ['cookies_preferences', '{"ga":true,"matomo":false}']),
      true,
    ],
    [
      'everything accepted in one, and some of what is asked refused in the other',
      both(['cookieconsent_status', 'allow'], ['cookies_preferences', '{"ga":true,"matomo":false}']),
      true,
    ],
    [
      'every category refused in one, and but the necessary accepted in the other',
      both(['cookieconsent_status', 'deny'], ['cookieyes-consent', 'action:yes,necessary:yes,analytics:no']),
      false,
    ],
    [
      'every category refused in one, and what nobody knows accepted in the other',
      both(['cookieconsent_status', 'deny'], ['klaro', '{"session":true,"analytics":false}']),
      false,
    ],
    [
      'everything accepted twice, though one refuses who was not asked about',
      both(['OptanonConsent', 'groups=C0001:1,C0002:1,C0003:1,C0004:1'], ['euconsent-v2', tcString(allPurposes, [10])]),
      false,
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
      'Matomo’s own opt-out beside an acceptance of everything',
      both(['mtm_consent_removed', '1795305600000'], ['cookieconsent_status', 'allow']),
      false,
    ],
    [
      'Matomo refused in one and accepted in the other',
      both(['mtm_consent_removed', '1795305600000'], ['cookies_preferences', '{"matomo":true}']),
      true,
    ],
    [
      'a tag manager refused in one, and what it loads accepted in the other',
      both(['klaro', '{"gtm":false,"vimeo":true}'], ['cookies_preferences', '{"ga":true}']),
      false,
    ],
    ['one that cannot be read', both(['cookies_preferences', '{'], ['tarteaucitron', '!gtag=true']), false],
    ['one mechanism alone that answers twice', preferences({ xiti: true, piano: false }), false],
    [
      'one that answers thrice, and not alike',
      both(['cookies_preferences', '{"xiti":true,"piano":false,"at":true}'], ['tarteaucitron', '!xiti=false']),
      false,
    ],
  ])('contradict each other or not: %s', (_what, choice, expected) => {
    expect(contradictions(choice)).toBe(expected);
  });

  test.each<[string, Choice, boolean]>([
    [
      'refuse a service and accept its purpose',
      both(['cookies_preferences', '{"ga":false}'], ['klaro', '{"analytics":true}']),
      true,
    ],
    [
      'accept a service and refuse its purpose',
      both(['cookies_preferences', '{"ga":true}'], ['klaro', '{"analytics":false}']),
      true,
    ],
    ['answer alike', both(['cookies_preferences', '{"ga":true}'], ['klaro', '{"analytics":true}']), false],
    [
      'accept one of the purpose and refuse another',
      both(['cookies_preferences', '{"ga":true,"matomo":false}'], ['klaro', '{"analytics":false}']),
      false,
    ],
    ['name one service each', both(['cookies_preferences', '{"ga":true}'], ['tarteaucitron', '!matomo=false']), false],
    [
      'tell a service from its purpose',
      both(['cookies_preferences', '{"matomo":true}'], ['klaro', '{"analytics":true,"google-analytics":false}']),
      false,
    ],
  ])('contradict each other or not where the page shows what services are for: they %s', (_what, choice, expected) => {
    const purposeOf = (service: string) =>
      ['google-analytics', 'matomo'].includes(service) ? ('audience-measurement' as const) : undefined;
    expect(contradictions(choice, purposeOf)).toBe(expected);
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

test.each([
  ['piwik', ['matomo', 'piwik-pro']],
  ['piwik-analytics', ['matomo', 'piwik-pro']],
  ['matomo-piwik', ['matomo']],
  ['Piwik PRO', ['piwik-pro']],
  ['matomo', ['matomo']],
  ['matomo-youtube', []],
])('the key “%s” is about %j: Piwik was one before it was two', (key, services) => {
  expect(knownKey(key).services).toEqual(services);
});
