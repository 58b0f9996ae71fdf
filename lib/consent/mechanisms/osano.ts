import { unreadable } from '../choice.ts';
import type { Mechanism } from '../mechanism.ts';

/** Osano: cookie `osano_consentmanager`, in a form of its own. It is found, so that such a page is not told to offer no choice. */
export const osano: Mechanism = {
  id: 'osano',
  name: 'Osano',
  keeps: { cookie: ['osano_consentmanager'], localStorage: [] },
  read: () => unreadable(osano.id),
  meaning: () => ({ services: [], purposes: [], label: null }),
};
