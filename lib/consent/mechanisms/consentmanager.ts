import { unreadable } from '../choice.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';

/**
 * consentmanager: cookies `__cmpconsent…`, `__cmpccc…`, `__cmpcvc…` and `__cmpcpc…`, in which a site's own vendors and purposes
 * have numbers. It is found, so that such a page is not told to offer no choice; with the IAB framework that is read.
 * Source: https://help.consentmanager.net/books/cmp/page/cookies-set-by-the-cmp
 */
export const consentmanager: Mechanism = {
  id: 'consentmanager',
  name: 'consentmanager',
  keeps: { cookie: ['__cmpconsent*', '__cmpccc*', '__cmpcvc*', '__cmpcpc*'], localStorage: [] },
  read: () => unreadable(consentmanager.id),
  meaning: knownKey,
};
