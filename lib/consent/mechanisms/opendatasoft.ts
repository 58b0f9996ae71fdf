import { unreadable, type Choice } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/**
 * The portal's own banner: cookie `cookies_preferences`, URL-encoded JSON with optional boolean keys and a number
 * `timestamp` in seconds or milliseconds (source: a public Huwise starter kit's cookie utilities, 2025-10). It has no
 * key for reCAPTCHA, videos or maps.
 */
export const opendatasoft: Mechanism = {
  id: 'opendatasoft',
  name: 'Opendatasoft',
  keeps: { cookie: ['cookies_preferences'], localStorage: [] },
  read: ([stored]) => (stored ? readPreferences(stored.value) : null),
  meaning: knownKey,
  answer({ choices }, { service }) {
    const key = service === 'at-internet-piano' ? xitiNames.find((name) => name in choices) : undefined;
    return key === undefined ? null : { coverage: choices[key] ? 'granted' : 'refused', keys: [key] };
  },
};

/** One service under the names it has had, the present one first: a banner asks about one, and may store the others. */
const xitiNames = ['piano', 'at', 'xiti'];

/** The choice in the value of `cookies_preferences`. */
export function readPreferences(value: string): Choice {
  const content = parseObject(value);
  if (!content) return unreadable(opendatasoft.id);
  const answers = booleans(content).filter(([key]) => key !== 'timestamp');
  // What a service, or a purpose, was answered otherwise nobody can read: that is no refusal.
  const isUnread = ([key, value]: [string, unknown]) => {
    const { services, purposes } = opendatasoft.meaning(key);
    return typeof value !== 'boolean' && services.length + purposes.length > 0;
  };
  const open = answers.length > 0 && Object.entries(content).some(isUnread);
  return choiceOf(opendatasoft, answers, { decidedAt: readMoment(content['timestamp']), open });
}
