import { unreadable } from './choice.ts';
import type { Mechanism } from './mechanism.ts';

/** Managers whose record is found, and not decoded: by what only the site's configuration names, or undocumented. */
const table: readonly (readonly [id: string, name: string, cookie: string])[] = [
  ['trustcommander', 'TrustCommander', 'TC_PRIVACY'],
  ['iubenda', 'iubenda', '_iub_cs-*'],
  ['osano', 'Osano', 'osano_consentmanager'],
];

/** So that a choice which cannot be read is not told as a page that offers none. */
export const unreadManagers: readonly Mechanism[] = table.map(([id, name, cookie]) => ({
  id,
  name,
  keeps: { cookie: [cookie], localStorage: [] },
  read: () => unreadable(id),
  meaning: () => ({ services: [], purposes: [], label: null }),
}));
