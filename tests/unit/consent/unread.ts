import { mechanisms } from '../../../lib/consent/mechanisms.ts';

/** Found, and read by nobody but themselves. */
export const unread = mechanisms.filter(({ id }) => ['consentmanager', 'ccm19', 'osano'].includes(id));
