import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, parseObject } from '../parse-stored.ts';

/**
 * Cookies JSR, which COOKiES, a module of Drupal, brings: cookie `cookiesjsr`, URL-encoded JSON with one boolean for each
 * service of the site's own naming, those that need no consent among them. It records no date.
 */
export const cookiesjsr: Mechanism = {
  id: 'cookiesjsr',
  name: 'Cookies JSR (Drupal COOKiES)',
  keeps: { cookie: ['cookiesjsr'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const content = parseObject(stored.value);
    return content ? choiceOf(cookiesjsr, booleans(content)) : unreadable(cookiesjsr.id);
  },
  meaning: knownKey,
  ownKeys: true,
};
