import { choiceOf } from '../choice-of.ts';
import { decoded } from '../parse-stored.ts';
import { knownKey } from '../known-keys.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';

/** In this library's list of services `analytics` is Google's older script, not a purpose. */
const ownKeys: ReadonlyMap<string, Meaning> = new Map([
  ['analytics', { services: ['google-analytics'], purposes: [], label: { name: 'Google Analytics' } }],
]);

/** Services that the library starts, and records as `true`, before anybody was asked: alone they are no choice. */
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
 * tarteaucitron.js: cookie `tarteaucitron`, `!service=true!other=false`, where `wait` is not yet decided. It records no
 * date. Its own keys for Google's consent mode (`gcmadstorage`) are shown as they are.
 */
export const tarteaucitron: Mechanism = {
  id: 'tarteaucitron',
  name: 'tarteaucitron.js',
  keeps: { cookie: ['tarteaucitron'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const entries = [...(decoded(stored.value) ?? stored.value).matchAll(/!([\w-]{1,80})=(true|false|wait)(?=!|$)/g)];
    const open = entries.some(([, , answer]) => answer === 'wait');
    const answers = entries.flatMap(([, key = '', answer]) =>
      answer === 'wait' ? [] : [[key, answer === 'true'] as const],
    );
    const chosen = answers.some(([key, allowed]) => !allowed || !startedUnasked.has(key));
    return choiceOf(tarteaucitron, chosen || !open ? answers : [], { open });
  },
  meaning: (key) => ownKeys.get(key) ?? knownKey(key),
};
