import { unreadable } from '../choice.ts';
import type { Mechanism } from '../mechanism.ts';
import { unknownMeaning } from '../unknown-meaning.ts';

/**
 * CCM19: cookie or localStorage key `ccm_consent`, in which what was accepted has ids of the site's own, those that need no
 * consent among them. It is found, so that such a page is not told to offer no choice.
 * Source: https://docs-en.ccm19.com/system-und-co/consent-speicherung/
 */
export const ccm19: Mechanism = {
  id: 'ccm19',
  name: 'CCM19',
  keeps: { cookie: ['ccm_consent'], localStorage: ['ccm_consent'] },
  read: () => unreadable(ccm19.id),
  meaning: () => unknownMeaning,
};
