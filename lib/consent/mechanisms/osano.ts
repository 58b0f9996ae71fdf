import { unreadable } from '../choice.ts';
import type { Mechanism } from '../mechanism.ts';
import { unknownMeaning } from '../unknown-meaning.ts';

/** Osano: cookie `osano_consentmanager`, in a form of its own. It is found, so that such a page is not told to offer no choice. */
export const osano: Mechanism = {
  id: 'osano',
  name: 'Osano',
  keeps: { cookie: ['osano_consentmanager'], localStorage: [] },
  read: () => unreadable(osano.id),
  meaning: () => unknownMeaning,
};
