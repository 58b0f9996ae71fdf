import { foldName } from '../../registry/fold-name.ts';
import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { fromBase64 } from '../from-base64.ts';
import { knownKey } from '../known-keys.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';
import { isObject, parseJson } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/** Didomi's own names for purposes (developers.didomi.io, purposes and vendors). */
const ownPurposes: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['cookies', { services: [], purposes: [], label: { say: 'tcf.purpose.1' } }],
  ...(['select_basic_ads', 'create_ads_profile', 'select_personalized_ads', 'measure_ad_performance'] as const).map(
    (key) => [key, { services: [], purposes: ['advertising'], label: { say: 'purpose.advertising' } }] as const,
  ),
  [
    'measure_content_performance',
    { services: [], purposes: ['audience-measurement'], label: { say: 'tcf.purpose.8' } },
  ],
]);

/** Didomi's own ids for vendors begin so. */
const ownVendors: readonly (readonly [string, string])[] = [
  ['googleana', 'googleanalytics'],
  ['matomo', 'matomo'],
  ['piwik', 'matomo'],
  ['atinterne', 'atinternet'],
  ['pianohybr', 'piano'],
  ['youtube', 'youtube'],
  ['googlerec', 'recaptcha'],
  ['recaptcha', 'recaptcha'],
  ['doublecli', 'doubleclick'],
  ['googleads', 'googleads'],
  ['googlemap', 'googlemaps'],
  ['eulerian', 'eulerian'],
];

/** A vendor of the site's own: its name, cut off after nine characters where an ending of eight is added (`c:googleana-4TXnJigR`). */
const SITE_VENDOR = /^c:(.*?)(-[A-Za-z0-9]{8})?$/;
const CUT_OFF = 9;

/**
 * Didomi: cookie or localStorage key `didomi_token`, base64 of JSON with `purposes` and `vendors`, each with lists
 * `enabled` and `disabled`. The newer `didomi_dcs` numbers what only the site's configuration names: a choice is stored
 * there, and cannot be read.
 */
export const didomi: Mechanism = {
  id: 'didomi',
  name: 'Didomi',
  keeps: { cookie: ['didomi_token', 'didomi_dcs'], localStorage: ['didomi_token', 'didomi_dcs'] },
  read(stored) {
    const token = stored.find(({ name }) => name === 'didomi_token');
    const content = token && parseJson(fromBase64(token.value) ?? '');
    if (!isObject(content)) return unreadable(didomi.id);
    const answers = (['purposes', 'vendors'] as const).flatMap((part) => {
      const lists = content[part];
      if (!isObject(lists)) return [];
      const answer = (list: unknown, allowed: boolean) =>
        // Vendors of the IAB’s list have numbers.
        (Array.isArray(list) ? list : [])
          .filter((key) => typeof key === 'string' || typeof key === 'number')
          .map((key) => [String(key), allowed] as const);
      return [...answer(lists['enabled'], true), ...answer(lists['disabled'], false)];
    });
    // It is there before any choice, without an answer.
    const open = answers.length === 0;
    return choiceOf(didomi, answers, { open, decidedAt: readMoment(content['updated'] ?? content['created']) });
  },
  meaning(key) {
    const own = ownPurposes.get(key);
    if (own) return own;
    const [, vendor = key, ending] = SITE_VENDOR.exec(key) ?? [];
    const service = vendor === 'google' ? 'doubleclick' : ownVendors.find(([begins]) => vendor.startsWith(begins))?.[1];
    const known = knownKey(service ?? (vendor === key ? key.replace(/-[A-Za-z0-9]{8}$/, '') : vendor));
    const name = foldName(vendor);
    if (known.label !== null || vendor === key || name === '') return known;
    const isCut = ending !== undefined && vendor.length >= CUT_OFF;
    return { ...known, isNamed: (other) => other === name || (isCut && other.startsWith(name)) };
  },
};
