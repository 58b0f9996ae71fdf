import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';

const CHOSEN = 'hasConsented';
const FIRST_CHOSEN = 'silktideCookieBanner_InitialChoice';
const FIRST_CATEGORY = 'silktideCookieChoice_';

/**
 * Silktide Consent Manager, in localStorage: `stcm.consent.<category>`, `true` or `false` for each category of the site's own
 * naming, and `stcm.hasConsented`, which says that the visitor chose: some are there before. Its first version has
 * `silktideCookieChoice_<category>` and `silktideCookieBanner_InitialChoice`, which the second takes over and removes. A site
 * may have a word of its own in all of them, behind `stcm.` or at the end, one for each banner. It records no date.
 * Source: its silktide-consent-manager.js, 1 and 2.0.
 */
export const silktide: Mechanism = {
  id: 'silktide',
  name: 'Silktide',
  keeps: { cookie: [], localStorage: ['stcm.*', `${FIRST_CHOSEN}*`, `${FIRST_CATEGORY}*`] },
  read(stored) {
    const chosen = stored
      .map(({ name }) => name)
      .filter((name) => name.endsWith(CHOSEN) || name.startsWith(FIRST_CHOSEN));
    const second = chosen.filter((name) => name.endsWith(CHOSEN));
    const [banner, another] = second.length > 0 ? second : chosen;
    if (banner === undefined) return undecided(silktide.id);
    if (another !== undefined) return unreadable(silktide.id);
    const [before, after] = aroundCategory(banner);
    const answers = stored.flatMap(({ name, value }) =>
      name.startsWith(before) && name.endsWith(after) && (value === 'true' || value === 'false')
        ? [[name.slice(before.length, name.length - after.length), value === 'true'] as const]
        : [],
    );
    return choiceOf(silktide, answers);
  },
  meaning: knownKey,
  ownKeys: true,
};

/** What stands around a category in the names of a banner's answers, by the name that says that the visitor chose there. */
function aroundCategory(chosen: string): [before: string, after: string] {
  return chosen.endsWith(CHOSEN)
    ? [`${chosen.slice(0, -CHOSEN.length)}consent.`, '']
    : [FIRST_CATEGORY, chosen.slice(FIRST_CHOSEN.length)];
}
