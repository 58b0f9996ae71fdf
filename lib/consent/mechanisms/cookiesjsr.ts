import { ownBooleans } from '../own-booleans.ts';

/**
 * Cookies JSR, which COOKiES, a module of Drupal, brings: cookie `cookiesjsr`, URL-encoded JSON with one boolean for each
 * service, those that need no consent among them.
 */
export const cookiesjsr = ownBooleans({
  id: 'cookiesjsr',
  name: 'Cookies JSR (Drupal COOKiES)',
  keeps: { cookie: ['cookiesjsr'], localStorage: [] },
});
