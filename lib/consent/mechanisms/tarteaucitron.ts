import { foldName } from '../../registry/fold-name.ts';
import { undecided } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { grantedByAny, isAbout } from '../is-about.ts';
import { decodedOrAsIs } from '../parse-stored.ts';
import { knownKey } from '../known-keys.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';

/**
 * The library's keys whose service their own words do not tell: the service and its name. `analytics` is Google's older
 * script, not a purpose; what it asks for Google's consent mode is about Google's tags. Source: its tarteaucitron.services.js, 1.34.
 */
const services: readonly (readonly [keys: string, id: string, name: string])[] = [
  ['analytics gcmanalyticsstorage', 'google-analytics', 'Google Analytics'],
  ['twitter twitterembed twittertimeline twitterwidgetsapi', 'x', 'X'],
  ['twitteruwt', 'x-ads', 'X Ads'],
  ['facebook facebooklikebox facebookcomment facebookpost facebookcustomerchat', 'facebook', 'Facebook'],
  ['facebookpixel', 'meta-pixel', 'Meta Pixel'],
  ['linkedin', 'linkedin', 'LinkedIn'],
  ['linkedininsighttag', 'linkedin-insight-tag', 'LinkedIn Insight Tag'],
  ['tiktok', 'tiktok-pixel', 'TikTok Pixel'],
  ['tiktokvideo', 'tiktok', 'TikTok'],
  ['pinterest', 'pinterest', 'Pinterest'],
  ['pinterestpixel', 'pinterest-tag', 'Pinterest Tag'],
  ['googlemaps googlemapssearch googlemapsembed maps_noapi', 'google-maps', 'Google Maps'],
  ['recaptcha', 'google-recaptcha', 'reCAPTCHA'],
  ['youtube youtubeapi youtubeplaylist', 'youtube', 'YouTube'],
  ['adsense adsensesearch adsensesearchform adsensesearchresult gcmadstorage', 'google-ads-doubleclick', 'Google Ads'],
  ['googlesignin gagenda gdocs gsheets gslides gforms', 'google', 'Google'],
  ['microsoftcampaignanalytics', 'microsoft-advertising', 'Microsoft Advertising'],
  ['criteo criteoonetag', 'criteo', 'Criteo'],
  ['adobeworkspace', 'adobe-analytics', 'Adobe Analytics'],
  ['intercomChat', 'intercom', 'Intercom'],
  ['brevochat', 'brevo', 'Brevo'],
  ['calameo calameolibrary', 'calameo', 'Calaméo'],
  ['sharethis sharethissticky', 'sharethis', 'ShareThis'],
  ['matomotm matomotagmanager', 'matomo', 'Matomo'],
];

const ownKeys: ReadonlyMap<string, Meaning> = new Map(
  services.flatMap(([keys, id, name]) => {
    const meaning: Meaning = { services: [id], purposes: [], label: { name } };
    return keys.split(' ').map((key) => [key, meaning] as const);
  }),
);

/**
 * Keys of which the library says that they set what Google Analytics does, beside what they are named after: the same source.
 * Who accepts Google Analytics is not asked about Google Ads, whose `_gcl_au` it lists there too.
 */
const measuringToo = ['googleads', 'firebase'];

/** Services that the library starts, and records as `true`, on load: alone they are no choice. */
const startedUnasked: ReadonlySet<string> = new Set([
  'crisp',
  'matomo',
  'matomohightrack',
  'microanalytics',
  'plausible',
  'simpleanalytics',
  'stonly',
  'wysistathightrack',
]);

/**
 * What sites append to the name of a service in keys of their own (`atinternetservice`, `matomocloudbeta`), and the library to
 * AddToAny's and Wysistat's.
 */
const ENDING = /(?:beta|custom|feed|hightrack|iframe|inline|preprod|prod|script|service|share|v?\d{1,2})+$/i;

/**
 * tarteaucitron.js: cookie `tarteaucitron`, `!service=true!other=false`, where `wait` is not yet decided. It records no
 * date. Of its keys for Google's consent mode, those that keep nothing (`gcmadsuserdata`) are shown as they are.
 */
export const tarteaucitron: Mechanism = {
  id: 'tarteaucitron',
  name: 'tarteaucitron.js',
  keeps: { cookie: ['tarteaucitron'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const entries = [...decodedOrAsIs(stored.value).matchAll(/!([\w-]{1,80})=(true|false|wait)(?=!|$)/g)];
    const open = entries.some(([, , answer]) => answer === 'wait');
    const answers = entries.flatMap(([, key = '', answer]) =>
      answer === 'wait' ? [] : [[key, answer === 'true'] as const],
    );
    const chosen = answers.some(([key, allowed]) => !allowed || !startedUnasked.has(key));
    if (!chosen && entries.length > 0) return undecided(tarteaucitron.id);
    return choiceOf(tarteaucitron, answers, { open });
  },
  meaning,
  // A service has a key for each way of embedding it.
  answer({ choices }, subject) {
    const keys = Object.keys(choices);
    const allowed = keys.filter((key) => choices[key]);
    const granted = grantedByAny(allowed, meaning, subject);
    if (granted || keys.some((key) => isAbout(key, meaning(key), subject))) return granted;
    const by = subject.service === 'google-analytics' ? allowed.filter((key) => measuringToo.includes(key)) : [];
    return by.length > 0 ? { coverage: 'granted', keys: by } : null;
  },
};

function meaning(key: string): Meaning {
  const known = ownKeys.get(key) ?? knownKey(key);
  const name = key.replace(ENDING, '');
  if (known.services.length > 0 || known.purposes.length > 0 || name === key || name === '') return known;
  const named = ownKeys.get(name) ?? knownKey(name);
  return { ...named, label: null, isNamed: (other) => other === foldName(name) };
}
