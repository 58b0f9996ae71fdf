import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import type { Mechanism } from '../mechanism.ts';
import { decodedOrAsIs } from '../parse-stored.ts';

/**
 * TrustArc: cookie `notice_gdpr_prefs`, the accepted categories by number, `0,1,2:`, or `notice_preferences`, the last of
 * them, `2:`. `0`, what the site needs, alone is a refusal; how many others there are, and of what, only the site knows. What
 * was stored where consent is implied, nobody was asked.
 */
export const trustarc: Mechanism = {
  id: 'trustarc',
  name: 'TrustArc',
  keeps: { cookie: ['notice_gdpr_prefs', 'notice_preferences'], localStorage: [] },
  read(stored) {
    const record = stored.find(({ name }) => name === 'notice_gdpr_prefs') ?? stored[0];
    if (!record) return null;
    const value = decodedOrAsIs(record.value);
    if (value.includes('implied')) return undecided(trustarc.id);
    return /^0(:|$)/.test(value) ? choiceOf(trustarc, [['cookies', false]]) : unreadable(trustarc.id);
  },
  meaning: () => everything,
};
