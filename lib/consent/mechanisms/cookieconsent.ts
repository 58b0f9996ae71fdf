import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import type { Mechanism } from '../mechanism.ts';

/**
 * Cookie Consent by Osano (formerly Insites): cookie `cookieconsent_status`, `allow` or `deny` to one question about all
 * cookies. `dismiss` closed a notice that asked nothing: that is no choice.
 */
export const cookieconsent: Mechanism = {
  id: 'cookieconsent',
  name: 'Cookie Consent (Osano)',
  keeps: { cookie: ['cookieconsent_status'], localStorage: [] },
  read([stored]) {
    switch (stored?.value) {
      case undefined:
        return null;
      case 'allow':
      case 'deny':
        return choiceOf(cookieconsent, [['cookies', stored.value === 'allow']]);
      case 'dismiss':
        return undecided(cookieconsent.id);
      default:
        return unreadable(cookieconsent.id);
    }
  },
  meaning: () => everything,
};
