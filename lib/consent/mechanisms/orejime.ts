import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, parseObject } from '../parse-stored.ts';

/** Orejime: cookie `eu-consent`, or `orejime` in its older versions, JSON with one boolean for each purpose of the site's own naming. */
export const orejime: Mechanism = {
  id: 'orejime',
  name: 'Orejime',
  keeps: { cookie: ['eu-consent', 'orejime'], localStorage: [] },
  read(all) {
    const stored = all.find(({ name }) => name === 'eu-consent') ?? all[0];
    if (!stored) return null;
    const content = parseObject(stored.value);
    return content ? choiceOf(orejime, booleans(content)) : unreadable(orejime.id);
  },
  meaning: knownKey,
  ownKeys: true,
};
