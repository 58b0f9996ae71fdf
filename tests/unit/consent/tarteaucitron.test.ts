import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../lib/consent/subject.ts';
import { coveringOf } from '../../../lib/consent/covers.ts';
import type { Coverage } from '../../../lib/consent/subject.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { tarteaucitron } from '../../../lib/consent/mechanisms/tarteaucitron.ts';
import { about } from './subjects.ts';

const root = new URL('../../../', import.meta.url);
const library = readFileSync(new URL('node_modules/tarteaucitronjs/tarteaucitron.services.js', root), 'utf8');
const libraryKeys = [...library.matchAll(/"?key"?: "([\w-]+)"/g)].map(([, key = '']) => key);
const knownServices = readdirSync(new URL('registries/services/', root)).map((file) => file.replace('.json', ''));

const chosen = (value: string) => readStored([{ kind: 'cookie', name: 'tarteaucitron', value }]);

describe('the library’s keys', () => {
  test.each<[service: string, keys: string]>([
    ['google-analytics', 'analytics gtag gajs multiplegtag gcmanalyticsstorage'],
    ['x', 'twitter twitterembed twittertimeline twitterwidgetsapi'],
    ['x-ads', 'twitteruwt'],
    ['facebook', 'facebook facebooklikebox facebookcomment facebookpost facebookcustomerchat'],
    ['meta-pixel', 'facebookpixel'],
    ['linkedin', 'linkedin'],
    ['linkedin-insight-tag', 'linkedininsighttag'],
    ['tiktok-pixel', 'tiktok'],
    ['tiktok', 'tiktokvideo'],
    ['pinterest', 'pinterest'],
    ['pinterest-tag', 'pinterestpixel'],
    ['google-maps', 'googlemaps googlemapssearch googlemapsembed maps_noapi'],
    ['google-recaptcha', 'recaptcha'],
    ['youtube', 'youtube youtubeapi youtubeplaylist'],
    ['google-ads-doubleclick', 'adsense adsensesearch adsensesearchform adsensesearchresult adsenseauto gcmadstorage'],
    ['google', 'googlesignin gagenda gdocs gsheets gslides gforms'],
    ['google-tag-manager', 'googletagmanager multiplegoogletagmanager'],
    ['microsoft-advertising', 'microsoftcampaignanalytics'],
    ['criteo', 'criteo criteoonetag'],
    ['adobe-analytics', 'adobeworkspace'],
    ['intercom', 'intercomChat'],
    ['brevo', 'brevochat'],
    ['calameo', 'calameo calameolibrary'],
    ['sharethis', 'sharethis sharethissticky'],
    ['matomo', 'matomo matomocloud matomoheatmap matomohightrack matomotm'],
    ['piwik-pro', 'piwikpro'],
  ])('of %s: %s', (service, keys) => {
    for (const key of keys.split(' ')) {
      expect(libraryKeys).toContain(key);
      expect([key, tarteaucitron.meaning(key).services]).toEqual([key, [service]]);
    }
    expect(knownServices).toContain(service);
  });

  test('for Google’s consent mode that keep nothing are about no service', () => {
    for (const key of ['gcmadsuserdata', 'gcmpersonalization', 'gcmfunctionality', 'gcmsecurity']) {
      expect(libraryKeys).toContain(key);
      expect(tarteaucitron.meaning(key).services).toEqual([]);
    }
  });
});

describe('of several keys', () => {
  const sister = (service: string) => [{ service, purpose: 'advertising' } as const];
  const facebook = about('facebook', { purpose: 'social', sisters: sister('meta-pixel') });
  const pixel = about('meta-pixel', { purpose: 'advertising', names: ['metapixel', 'facebookpixel'] });
  const google = about('google', { purpose: 'other', sisters: [...sister('youtube'), ...sister('google-recaptcha')] });
  const tiktok = about('tiktok', { purpose: 'social', sisters: sister('tiktok-pixel') });

  test.each<[string, string, Subject, Coverage, string[]]>([
    [
      'one way of embedding that is allowed is enough',
      '!facebookpost=false!facebook=true',
      facebook,
      'granted',
      ['facebook'],
    ],
    [
      'all that are refused refuse',
      '!facebookpost=false!facebook=false!gtag=true',
      facebook,
      'refused',
      ['facebookpost', 'facebook'],
    ],
    ['a pixel allows its network', '!facebookpixel=true!gtag=false', facebook, 'granted', ['facebookpixel']],
    ['a pixel refused refuses no network', '!facebook=true!facebookpixel=false', facebook, 'granted', ['facebook']],
    ['a network refused refuses no pixel', '!facebook=false!facebookpixel=true', pixel, 'granted', ['facebookpixel']],
    ['… nor what the pixel sets there', '!facebook=false!facebookpixel=true', facebook, 'granted', ['facebookpixel']],
    ['a network allows no pixel', '!facebook=true!gtag=false', pixel, 'not-covered', []],
    [
      'one that is allowed is enough for what it serves too',
      '!youtube=true!recaptcha=false',
      google,
      'granted',
      ['youtube'],
    ],
    ['none that is allowed leaves it unasked', '!youtube=false!recaptcha=false!gtag=true', google, 'not-covered', []],
    [
      'a pixel that goes by the network’s name refuses no video',
      '!tiktok=false!tiktokvideo=true',
      tiktok,
      'granted',
      ['tiktokvideo'],
    ],
    [
      'what a page asks about anew is not refused with the rest',
      '!gtag=false!youtube=wait',
      about('youtube', { purpose: 'video' }),
      'not-covered',
      [],
    ],
    ['… which stays refused', '!gajs=false!youtube=wait', about('google-analytics'), 'refused', ['gajs']],
    [
      'what Google’s tags may keep is allowed to them',
      '!gcmanalyticsstorage=true!gcmadstorage=false',
      about('google-analytics'),
      'granted',
      ['gcmanalyticsstorage'],
    ],
    [
      '… and refused, though what loads them is allowed',
      '!googletagmanager=true!gcmanalyticsstorage=true!gcmadstorage=false',
      about('google-ads-doubleclick', { purpose: 'advertising' }),
      'refused',
      ['gcmadstorage'],
    ],
    ['a key that names its service is about it', '!vimeo=true!gtag=false', about('vimeo'), 'granted', ['vimeo']],
    [
      '… and so is one for the other way to embed it',
      '!wysistathightrack=true!gtag=false',
      about('wysistat'),
      'granted',
      ['wysistathightrack'],
    ],
    [
      'a provider that no registry knows is about its name',
      '!youtube=true',
      { ...about(null), names: ['youtube'] },
      'granted',
      ['youtube'],
    ],
  ])('%s: %s', (_what, value, subject, coverage, keys) => {
    expect(coveringOf(chosen(value), subject)).toMatchObject({ coverage, keys });
  });
});
