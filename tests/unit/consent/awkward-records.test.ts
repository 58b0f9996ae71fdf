import { describe, expect, test } from 'vitest';
import { covers } from '../../../lib/consent/covers.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import type { StoredValue } from '../../../lib/consent/stored-value.ts';
import type { Coverage, Subject } from '../../../lib/consent/subject.ts';
import { about } from './subjects.ts';

const analytics = about('google-analytics', { purpose: 'audience-measurement' });
const advertising = about('google-ads-doubleclick', { purpose: 'advertising' });
const matomo = about('matomo', { names: ['matomo'], purpose: 'audience-measurement' });
const beside = '{"matomo":true,"analytics":false}';
const hotjar = about('hotjar', { purpose: 'audience-measurement' });
const abTasty = about('ab-tasty', { names: ['abtasty'], purpose: 'audience-measurement' });
const tagManager = about('google-tag-manager', { names: ['googletagmanager'] });
const insightTag = about('linkedin-insight-tag', { names: ['linkedininsighttag'], purpose: 'advertising' });
const youtube = about('youtube', { names: ['youtube'], purpose: 'video' });
const isServiceName = (key: string) => ['vimeo', 'linkedin-insight-tag'].includes(key);
const linkedIn = about('linkedin', { purpose: 'social', isServiceName });
const bing = about(null, { names: ['bing'] });
const metaPixel = about('meta-pixel', { names: ['metapixel', 'facebookpixel'], purpose: 'advertising' });

const googleMaps = about('google-maps', { names: ['googlemaps'], purpose: 'map' });
const google = about('google', {
  purpose: 'other',
  sisters: [{ service: 'google-maps', purpose: 'map', names: ['googlemaps'] }],
});

const jar = (values: Record<string, string>): StoredValue[] =>
  Object.entries(values).map(([name, value]) => ({ kind: 'cookie', name, value }));
const item = (name: string, content: unknown): StoredValue[] => [
  { kind: 'localStorage', name, value: JSON.stringify(content) },
];
const didomi = (vendors: object, purposes: object = {}) =>
  jar({ didomi_token: btoa(JSON.stringify({ updated: '2026-11-01', vendors, purposes })) });
const axeptio = (allowed: string, refused: string) =>
  JSON.stringify({ $$completed: true, $$date: '2026-11-01T00:00:00Z', [allowed]: true, [refused]: false });
const complianz = (prefix: string, answer: string) =>
  jar({ [`${prefix}banner-status`]: 'dismissed', [`${prefix}statistics`]: answer, [`${prefix}marketing`]: answer });
const usercentrics = (consent: boolean) => {
  const named = { HkocEodjb7: 'Google Analytics', dyHOCwp5Y: 'Hotjar', ko1w5PpFl: 'Facebook Pixel' };
  const services: Record<string, object> = {};
  for (const [id, name] of Object.entries(named)) services[id] = { name, consent };
  return item('ucData', { consent: { type: 'EXPLICIT', services } });
};
const settings = (...ids: string[]) =>
  item('uc_settings', { services: ids.map((id) => ({ id, status: true, history: [{ type: 'explicit' }] })) });
const compressed = (authorized: string) =>
  jar({
    axeptio_cookies: 'lzc1.N4IgZg9hIFygJg',
    axeptio_all_vendors: '%2Cgoogle_analytics%2Chotjar%2C',
    axeptio_authorized_vendors: authorized,
  });

describe('a record as managers write it', () => {
  test.each<[string, StoredValue[], Subject, Coverage]>([
    [
      'Cookie Control, what the site set without asking beside what was refused',
      jar({ CookieControl: '{"optionalCookies":{"analytics":"revoked","extras":"legitimate interest"}}' }),
      advertising,
      'not-covered',
    ],
    [
      'iubenda, what it keeps for the law of another country alone',
      jar({ '_iub_cs-12345678-uspr': '{"s":true,"sh":true}' }),
      analytics,
      'none',
    ],
    ['Didomi, a vendor of the site’s own', didomi({ enabled: ['c:hotjar'] }), hotjar, 'granted'],
    [
      'Didomi, such a vendor refused within a purpose that is allowed',
      didomi({ enabled: ['c:googleana-4TXnJigR'], disabled: ['c:hotjar'] }, { enabled: ['mesureaudience'] }),
      hotjar,
      'refused',
    ],
    ['Didomi, a vendor with an ending', didomi({ enabled: ['c:abtasty-izjJRMEi'] }), abTasty, 'granted'],
    ['Didomi, a name that is cut off', didomi({ enabled: ['c:googletag-izjJRMEi'] }), tagManager, 'granted'],
    ['Didomi, a short name that only begins alike', didomi({ enabled: ['c:hot-izjJRMEi'] }), hotjar, 'not-covered'],
    ['Didomi, a long name without an ending', didomi({ enabled: ['c:googletag'] }), tagManager, 'not-covered'],
    ['Didomi, its own vendor Google', didomi({ enabled: ['google'] }), advertising, 'granted'],
    ['Didomi, numbers among the names', didomi({ disabled: [91, 'c:googleana-4TXnJigR'] }), analytics, 'refused'],
    ['Didomi, numbers alone', didomi({ disabled: [91] }), analytics, 'refused'],
    ['Complianz, on the main site of several', complianz('cmplz_rt_', 'allow'), hotjar, 'granted'],
    ['Complianz, refused there', complianz('cmplz_rt_', 'deny'), hotjar, 'refused'],
    [
      'Complianz, of two only one decided',
      [...jar({ 'cmplz_banner-status': 'show', cmplz_statistics: 'allow' }), ...complianz('cmplz_rt_', 'deny')],
      hotjar,
      'refused',
    ],
    [
      'tarteaucitron, a tag manager whose list names them',
      jar({ tarteaucitron: '!googletagmanager=true' }),
      analytics,
      'granted',
    ],
    [
      'tarteaucitron, an advertiser whose list names them',
      jar({ tarteaucitron: '!googleads=true' }),
      analytics,
      'granted',
    ],
    [
      'tarteaucitron, a tag manager refused',
      jar({ tarteaucitron: '!googletagmanager=false!vimeo=true' }),
      analytics,
      'not-covered',
    ],
    [
      'tarteaucitron, the service refused beside the tag manager',
      jar({ tarteaucitron: '!googletagmanager=true!gtag=false' }),
      analytics,
      'refused',
    ],
    ['Usercentrics 3, by name', usercentrics(true), hotjar, 'granted'],
    ['Usercentrics 3, by another name of it', usercentrics(false), metaPixel, 'refused'],
    ['Usercentrics 3, its own id', usercentrics(true), analytics, 'granted'],
    ['Usercentrics 2, ids alone', settings('HkocEodjb7', 'dyHOCwp5Y'), hotjar, 'unreadable'],
    ['Usercentrics 2, ids alone, of one that is known', settings('HkocEodjb7', 'dyHOCwp5Y'), analytics, 'granted'],
    ['Usercentrics 2, known ids alone', settings('HkocEodjb7'), hotjar, 'not-covered'],
    ['Axeptio, compressed', compressed('%2Chotjar%2C'), hotjar, 'granted'],
    ['Axeptio, compressed, another allowed', compressed('%2Chotjar%2C'), analytics, 'refused'],
    ['Axeptio, compressed, none allowed', compressed('%2C'), hotjar, 'unreadable'],
    [
      'Orejime, its older record beside the newer',
      jar({ orejime: '{"google-analytics":true}', 'eu-consent': '{"google-analytics":false}' }),
      analytics,
      'refused',
    ],
    ['Orejime, its older record', jar({ orejime: '{"google-analytics":true}' }), analytics, 'granted'],
    ['a company, for what it measures with', jar({ klaro: '{"linkedin":true}' }), insightTag, 'granted'],
    ['a company, refused', jar({ klaro: '{"linkedin":false}' }), insightTag, 'refused'],
    [
      'a company, beside its service',
      jar({ klaro: '{"linkedin":false,"linkedin-insight-tag":true}' }),
      insightTag,
      'granted',
    ],
    [
      'a company, beside its service, for the rest of it',
      jar({ klaro: '{"linkedin":false,"linkedin-insight-tag":true}' }),
      linkedIn,
      'refused',
    ],
    ['a company, beside a purpose', jar({ klaro: '{"linkedin":false,"marketing":true}' }), insightTag, 'refused'],
    ['a company, where its pixel has a key', jar({ tarteaucitron: '!linkedin=true' }), insightTag, 'not-covered'],
    [
      'a service among the words of a key',
      jar({ 'eu-consent': '{"videos-youtube":true,"x":false}' }),
      youtube,
      'granted',
    ],
    [
      'a service among the words of a key, refused',
      jar({ klaro: '{"lecteurYoutube":false,"x":true}' }),
      youtube,
      'refused',
    ],
    [
      'a service beside a purpose in a key',
      jar({ klaro: '{"mesure-audience-hotjar":false,"audience":true}' }),
      hotjar,
      'refused',
    ],
    ['a purpose among the words of a key', jar({ klaro: '{"lecteur-video":true,"x":false}' }), youtube, 'not-covered'],
    ['a purpose among the words of a key, all accepted', jar({ klaro: '{"lecteur-video":true}' }), youtube, 'granted'],
    [
      'another company’s use',
      jar({ axeptio_cookies: axeptio('facebook', 'microsoft_advertising') }),
      metaPixel,
      'granted',
    ],
    ['another service’s use', jar({ klaro: '{"hotjar":true,"adobe-analytics":false}' }), hotjar, 'granted'],
    [
      'another thing of the name of a use',
      jar({ klaro: '{"youtube":true,"video-conference":false}' }),
      youtube,
      'granted',
    ],
    [
      'what the site needs, by its name',
      jar({ klaro: '{"session":true,"matomo":true,"csrf_token":true}' }),
      youtube,
      'not-covered',
    ],
    ['the language of the site', jar({ klaro: '{"choix-langue":true,"matomo":true}' }), youtube, 'not-covered'],
    [
      'a use of another service',
      jar({ klaro: '{"vimeo-player":true,"matomo":true}' }),
      { ...youtube, isServiceName },
      'not-covered',
    ],
    ['a part of a word in a key', jar({ klaro: '{"nonvideographie":true,"x":false}' }), youtube, 'not-covered'],
    ['Orejime, a service allowed beside others', jar({ 'eu-consent': beside }), matomo, 'granted'],
    ['Orejime, such others, refused', jar({ 'eu-consent': beside }), hotjar, 'refused'],
    [
      'CookieConsent, a service of an allowed category beside a refused one of its use',
      item('cc_cookie', { categories: ['exempt'], services: { exempt: ['matomo'], analytics: [] } }),
      matomo,
      'granted',
    ],
    [
      'Didomi, a vendor within a purpose that is refused',
      didomi({ enabled: ['c:matomo-izjJRMEi'] }, { disabled: ['mesureaudience'] }),
      matomo,
      'refused',
    ],
    [
      'Axeptio, Google Ads by what it measures',
      jar({ axeptio_cookies: axeptio('google_conversion_tracking', 'hotjar') }),
      advertising,
      'granted',
    ],
    ['Axeptio, by the cookie', jar({ axeptio_cookies: axeptio('ide', 'hotjar') }), advertising, 'granted'],
    [
      'Axeptio, Meta by what it measures',
      jar({ axeptio_cookies: axeptio('facebook_conversion_tracking', 'hotjar') }),
      metaPixel,
      'granted',
    ],
    ['Axeptio, a map by its short name', jar({ axeptio_cookies: axeptio('gmaps', 'hotjar') }), googleMaps, 'granted'],
    ['Axeptio, such a map refused', jar({ axeptio_cookies: axeptio('hotjar', 'Gmaps') }), googleMaps, 'refused'],
    ['Didomi, a map whose name is cut off', didomi({ enabled: ['c:googlemap-izjJRMEi'] }), google, 'granted'],
    ['Klaro beside its own key, all else refused', jar({ klaro: '{"klaro":true,"matomo":false}' }), youtube, 'refused'],
    ['what the site calls technical', jar({ klaro: '{"technique":true,"matomo":true}' }), youtube, 'not-covered'],
    ['what it needs, in Spanish', jar({ klaro: '{"necesarias":true,"matomo":true}' }), youtube, 'not-covered'],
    ['… refused all else', jar({ 'eu-consent': '{"necessaire":true,"matomo":false}' }), youtube, 'refused'],
    ['… said twice in a key', jar({ klaro: '{"techniques-necessaires":true,"matomo":true}' }), youtube, 'not-covered'],
    ['a use in the singular', jar({ klaro: '{"statistique":true,"publicitaire":false}' }), analytics, 'granted'],
    ['a use as an adjective', jar({ klaro: '{"statistique":true,"publicitaire":false}' }), metaPixel, 'refused'],
    ['only what is necessary, in more words', jar({ klaro: '{"cookies-necessaires":true}' }), youtube, 'not-covered'],
    [
      'a key in the site’s own words, all accepted',
      jar({ klaro: '{"matomo":true,"contenus-externes":true}' }),
      youtube,
      'granted',
    ],
    ['… with the word for cookies', jar({ klaro: '{"matomo":true,"cookies-tiers":true}' }), youtube, 'granted'],
    ['… written in another case', jar({ klaro: '{"matomo":true,"cookiesTiers":true}' }), youtube, 'granted'],
    ['… in Spanish', jar({ klaro: '{"matomo":true,"cookies-de-terceros":true}' }), youtube, 'granted'],
    ['… of what keeps the choice', jar({ klaro: '{"matomo":true,"cookie-consents":true}' }), youtube, 'not-covered'],
    ['… of what is its own', jar({ klaro: '{"matomo":true,"cookies-session":true}' }), youtube, 'not-covered'],
    [
      'a key in the site’s own words, in part',
      jar({ klaro: '{"matomo":false,"contenus-externes":true}' }),
      youtube,
      'not-covered',
    ],
    [
      'a key with the name in the midst of a word',
      jar({ klaro: '{"climbing":true,"matomo":false}' }),
      bing,
      'not-covered',
    ],
    ['a key with the name as a word', jar({ klaro: '{"bing-maps":true,"matomo":false}' }), bing, 'granted'],
    [
      'another service’s key, all accepted',
      jar({ klaro: '{"matomo":true,"vimeo":true}' }),
      { ...youtube, isServiceName },
      'not-covered',
    ],
    ['a manager’s own list, all accepted', jar({ tarteaucitron: '!foo=true' }), youtube, 'not-covered'],
    ['a company with another name', jar({ klaro: '{"facebook":true}' }), metaPixel, 'granted'],
  ])('%s', (_what, stored, subject, expected) => {
    expect(covers(readStored(stored), subject)).toBe(expected);
  });
});
