import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, parseObject } from '../parse-stored.ts';

/**
 * Klaro: cookie or localStorage key `klaro`, URL-encoded JSON with one boolean for each service of the site's own naming.
 * It records no date.
 */
export const klaro: Mechanism = {
  id: 'klaro',
  name: 'Klaro!',
  keeps: { cookie: ['klaro'], localStorage: ['klaro'] },
  read([stored]) {
    if (!stored) return null;
    const content = parseObject(stored.value);
    return content ? choiceOf(klaro, booleans(content)) : unreadable(klaro.id);
  },
  meaning: knownKey,
  ownKeys: true,
};
