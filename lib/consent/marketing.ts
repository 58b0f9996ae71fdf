import type { Meaning } from './mechanism.ts';

/**
 * The category for advertising of managers that sort social networks and videos into it as well (Cookiebot, Complianz, Cookie
 * Information, CookieFirst, Cookie-Script, CookieHub).
 */
export const marketing: Meaning = {
  services: [],
  purposes: ['advertising', 'social', 'video'],
  label: { say: 'purpose.advertising' },
};
