import { unreadable } from './choice.ts';
import { choiceOf } from './choice-of.ts';
import { knownKey } from './known-keys.ts';
import type { Mechanism } from './mechanism.ts';
import { booleans, parseObject } from './parse-stored.ts';

/**
 * A mechanism that keeps JSON, URL-encoded or not, with one boolean for each service or purpose of the site's own naming, and
 * no date.
 * @param own of several names of cookies the first counts
 */
export function ownBooleans(own: Pick<Mechanism, 'id' | 'name' | 'keeps'>): Mechanism {
  return {
    ...own,
    read(all) {
      const stored = all.find(({ name }) => name === own.keeps.cookie[0]) ?? all[0];
      if (!stored) return null;
      const content = parseObject(stored.value);
      return content ? choiceOf({ id: own.id, meaning: knownKey }, booleans(content)) : unreadable(own.id);
    },
    meaning: knownKey,
    ownKeys: true,
  };
}
