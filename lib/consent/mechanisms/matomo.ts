import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { readMoment } from '../read-moment.ts';

/**
 * Matomo's own record of its consent, and of the refusal made through its opt-out form: cookies `mtm_consent`,
 * `mtm_cookie_consent` and `mtm_consent_removed`, each with the moment of the choice. It asks about Matomo alone.
 * The form served by a Matomo server keeps `matomo_ignore` on that server's domain, which a page cannot read.
 */
export const matomo: Mechanism = {
  id: 'matomo',
  name: 'Matomo',
  keeps: {
    cookie: ['mtm_consent', 'mtm_cookie_consent', 'mtm_consent_removed', 'matomo_ignore', 'piwik_ignore'],
    localStorage: [],
  },
  read(all) {
    // What it takes back may stay there empty, and counts for nothing to it.
    const stored = all.filter(({ value }) => value !== '');
    const refusal = stored.find(({ name }) => name === 'mtm_consent_removed' || name.endsWith('_ignore'));
    const record = refusal ?? stored[0];
    if (!record) return null;
    const decidedAt = readMoment(Number(record.value));
    if (!refusal && decidedAt === null) return unreadable(matomo.id);
    return choiceOf(matomo, [['matomo', !refusal]], { decidedAt });
  },
  meaning: knownKey,
  narrow: true,
};
