import { mechanisms } from '../../../lib/consent/mechanisms.ts';

/** Found, and read by nobody but themselves. */
export const unread = mechanisms.filter(({ id }) => id === 'consentmanager' || id === 'osano');
