import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import type { Mechanism } from '../mechanism.ts';

/** Cookies EU banner: cookie or localStorage key `hasConsent`, `true` or `false` to one question about all cookies. */
export const cookiesEuBanner: Mechanism = {
  id: 'cookies-eu-banner',
  name: 'Cookies EU banner',
  keeps: { cookie: ['hasConsent'], localStorage: ['hasConsent'] },
  read([stored]) {
    if (!stored) return null;
    const { value } = stored;
    if (value !== 'true' && value !== 'false') return unreadable(cookiesEuBanner.id);
    return choiceOf(cookiesEuBanner, [['cookies', value === 'true']]);
  },
  meaning: () => everything,
};
