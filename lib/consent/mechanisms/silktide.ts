import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';

const CHOSEN = 'silktideCookieBanner_InitialChoice';
const CATEGORY = 'silktideCookieChoice_';

/**
 * Silktide Consent Manager, in localStorage: `silktideCookieChoice_<category>`, `true` or `false` for each category of the
 * site's own naming, and `silktideCookieBanner_InitialChoice`, which says that the visitor chose. A site may add an ending of
 * its own to all of them, one for each banner. It records no date. Source: its silktide-consent-manager.js.
 */
export const silktide: Mechanism = {
  id: 'silktide',
  name: 'Silktide',
  keeps: { cookie: [], localStorage: [`${CHOSEN}*`, `${CATEGORY}*`] },
  read(stored) {
    const [chosen, another] = stored.filter(({ name }) => name.startsWith(CHOSEN));
    if (!chosen) return undecided(silktide.id);
    if (another) return unreadable(silktide.id);
    const ending = chosen.name.slice(CHOSEN.length);
    const answers = stored.flatMap(({ name, value }) =>
      name.startsWith(CATEGORY) && name.endsWith(ending) && (value === 'true' || value === 'false')
        ? [[name.slice(CATEGORY.length, name.length - ending.length), value === 'true'] as const]
        : [],
    );
    return choiceOf(silktide, answers);
  },
  meaning: knownKey,
  ownKeys: true,
};
