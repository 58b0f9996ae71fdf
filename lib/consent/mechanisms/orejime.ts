import { ownBooleans } from '../own-booleans.ts';

/** Orejime: cookie `eu-consent`, or `orejime` in its older versions, JSON with one boolean for each purpose. */
export const orejime = ownBooleans({
  id: 'orejime',
  name: 'Orejime',
  keeps: { cookie: ['eu-consent', 'orejime'], localStorage: [] },
});
