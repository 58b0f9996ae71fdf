import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import type { Mechanism } from '../mechanism.ts';

/**
 * react-cookie-consent: cookie `CookieConsent`, `true` or `false` to one question about all cookies. Anything else under
 * this name is Cookiebot's. Source: its defaults for `cookieName`, `cookieValue` and `declineCookieValue`, 10.0.
 */
export const reactCookieConsent: Mechanism = {
  id: 'react-cookie-consent',
  name: 'react-cookie-consent',
  keeps: { cookie: ['CookieConsent'], localStorage: [] },
  read([stored]) {
    if (stored?.value !== 'true' && stored?.value !== 'false') return null;
    return choiceOf(reactCookieConsent, [['cookies', stored.value === 'true']]);
  },
  meaning: () => everything,
};
