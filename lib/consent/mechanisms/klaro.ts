import { ownBooleans } from '../own-booleans.ts';

/** Klaro: cookie or localStorage key `klaro`, URL-encoded JSON with one boolean for each service. */
export const klaro = ownBooleans({
  id: 'klaro',
  name: 'Klaro!',
  keeps: { cookie: ['klaro'], localStorage: ['klaro'] },
});
