import type { ServicePurpose } from '../registry/service-registry.ts';
import { foldName } from '../registry/fold-name.ts';
import type { Meaning } from './mechanism.ts';
import { unknownMeaning } from './unknown-meaning.ts';
import { wordRuns } from './word-runs.ts';

/** How sites and managers write a service in a key, folded; then its brand, the same in every language. */
const services: readonly (readonly [id: string, name: string, keys: string])[] = [
  [
    'google-analytics',
    'Google Analytics',
    'ga ga4 gtag gajs multiplegtag googleanalytics googleanalytics4 universalanalytics',
  ],
  ['matomo', 'Matomo', 'matomo matomoanalytics matomocloud matomoheatmap matomohightrack'],
  ['piwik-pro', 'Piwik PRO', 'piwikpro'],
  ['at-internet-piano', 'XiTi', 'xiti xitismarttag'],
  ['at-internet-piano', 'AT Internet', 'at atinternet atinternethightrack'],
  ['at-internet-piano', 'Piano Analytics', 'piano pianoanalytics'],
  ['eulerian', 'Eulerian', 'eulerian euleriananalytics'],
  ['google-recaptcha', 'reCAPTCHA', 'recaptcha googlerecaptcha grecaptcha recaptchav3'],
  ['youtube', 'YouTube', 'youtube youtubeapi youtubeplaylist youtubevideo youtubevideos'],
  [
    'google-ads-doubleclick',
    'Google Ads',
    'adsense adsenseauto doubleclick googleads googleadwords googleadwordsconversion googleadwordsremarketing ' +
      'googleconversionlinker googleconversiontracking googleremarketing ide',
  ],
  ['google-maps', 'Google Maps', 'gmaps googlemaps'],
  // Without its number it would be the company.
  ['microsoft-365', 'Microsoft 365', 'microsoft365'],
  ['meta-pixel', 'Meta Pixel', 'facebookads facebookconversiontracking metaads pixelfacebook'],
];

/** Companies whose name alone stands for each of their services. */
const companies: readonly (readonly [ids: string, name: string, keys: string])[] = [
  ['facebook meta-pixel', 'Facebook', 'facebook meta'],
  ['linkedin linkedin-insight-tag', 'LinkedIn', 'linkedin'],
  ['microsoft-365 microsoft-advertising microsoft-clarity power-bi', 'Microsoft', 'microsoft'],
  ['pinterest pinterest-tag', 'Pinterest', 'pinterest'],
  ['tiktok tiktok-pixel', 'TikTok', 'tiktok'],
  ['x x-ads', 'X', 'twitter x'],
];

/** How sites and managers write a purpose in a key, folded, in the languages of portals. */
const purposes: readonly (readonly [ServicePurpose, string])[] = [
  [
    'audience-measurement',
    'analytic analytics analytical analytique analytiques audience audiencemeasurement measurement mesureaudience mesuredaudience performance statistic statistical statistics statistique statistiques stats ' +
      'analisis analitica analiticas analitiques analyse analytisch analytische estadisticas estadistiques reichweitenmessung ' +
      'statistica statistiche statistieken statistik statistiken webstatistieken',
  ],
  [
    'advertising',
    'ad ads advertisement advertising marketing publicitaire publicitaires publicite publicites retargeting targeting ' +
      'publicidad publicitarias publicitat reclame werbung',
  ],
  [
    'social',
    'reseauxsociaux social socialmedia socialnetwork socialnetworks redessociales socialemedia sozialemedien xarxessocials',
  ],
  ['video', 'video videos'],
  ['map', 'carte cartes cartographie map maps kaarten karten mapas mapes'],
  ['chat', 'chat livechat'],
  ['security', 'securite security'],
];

/** The necessary ones in the other languages of portals too: nobody accepts anything by them, nor by what keeps the choice. */
const necessary =
  'essential essentials essentiel essentiels indispensable indispensables mandatory necessaire necessaires necessary ' +
  'obligatoire obligatoires required strictlynecessary technical technique techniques ' +
  'klaro orejime tarteaucitron ' +
  'necesarias necesarios tecnicas necessaris necessaries notwendig essenziell noodzakelijk necessari tecnici';
const functional =
  'fonctionnel fonctionnels fonctionnelles functional functionalcookies functionality preference preferences ' +
  'funcionales funcionals functioneel functionele funktional funktionell preferencias preferencies voorkeuren';

/** Ids of the known services that keys are about. */
export const serviceIds: readonly string[] = [
  ...new Set([...services, ...companies].flatMap(([ids]) => ids.split(' '))),
];

const known = new Map<string, Meaning>();
const learn = (keys: string, meaning: Meaning) => {
  for (const key of keys.split(' ')) known.set(key, meaning);
};
for (const [id, name, keys] of services) learn(keys, { services: [id], purposes: [], label: { name } });
for (const [ids, name, keys] of companies)
  learn(keys, { services: ids.split(' '), purposes: [], company: true, label: { name } });
// Before it was two.
learn('piwik', { services: ['matomo', 'piwik-pro'], purposes: [], label: { name: 'Piwik' } });
learn('googletagmanager gtm multiplegoogletagmanager', {
  services: ['google-tag-manager'],
  purposes: [],
  company: true,
  loads: ['google-analytics', 'google-ads-doubleclick'],
  label: { name: 'Google Tag Manager' },
});
for (const [purpose, keys] of purposes)
  learn(keys, { services: [], purposes: [purpose], label: { say: `purpose.${purpose}` } });
learn(necessary, {
  services: [],
  purposes: [],
  convenience: true,
  necessary: true,
  label: { say: 'choice.key.necessary' },
});
learn(functional, { services: [], purposes: [], convenience: true, label: { say: 'choice.key.functional' } });

/**
 * What a key means that sites name themselves: `google-analytics`, `Mesure d’audience`, or by a service among its words
 * `videos-youtube`; nothing where it is unknown, or names several.
 */
export function knownKey(key: string): Meaning {
  return (
    known.get(foldName(key)) ??
    known.get(foldName(withoutNumber(withoutCookies(key)))) ??
    byWords(key) ??
    unknownMeaning
  );
}

/** Shorter words, such as "at", are no names inside a key. */
const SHORTEST = 4;

/** A purpose among other words may be another service's: "adobe-analytics", "video-conference". */
function byWords(key: string): Meaning | null {
  const meanings = wordRuns(key).flatMap((run) => (run.length < SHORTEST ? [] : (known.get(run) ?? [])));
  // More words than a company's name are about one of its services.
  const named = narrowest(new Set(meanings.filter(({ services, company }) => services.length > 0 && !company)));
  const [meaning = null, ...others] =
    named.size > 0 ? named : new Set(meanings.filter(({ convenience }) => convenience));
  return meaning && others.length === 0 ? { ...meaning, label: null } : null;
}

/** Of "matomo-piwik" the word that says more. */
function narrowest(meanings: ReadonlySet<Meaning>): Set<Meaning> {
  const all = [...meanings];
  const isWider = ({ services }: Meaning) =>
    all.some(
      (other) => other.services.length < services.length && other.services.every((one) => services.includes(one)),
    );
  return new Set(all.filter((meaning) => !isWider(meaning)));
}

/** "analytics-3", as sites number their keys: what it is about stands before, and is no "x-1" or "at-2". */
function withoutNumber(key: string): string {
  const named = key.replace(/[\W_]+\d+$/, '');
  return /^(?:x|at)$/i.test(named) ? key : named;
}

/** "analytics_cookies", "cookies statistiques" and "Necessary cookies": the word says nothing of what a key is about. */
function withoutCookies(key: string): string {
  return key.replace(/(?<!\p{L})cookies?(?!\p{L})/giu, ' ');
}
