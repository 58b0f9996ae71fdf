import type { Meaning } from './mechanism.ts';

/** The category `marketing` of managers that sort social networks and videos into it as well (Cookiebot, Complianz, Cookie Information). */
export const marketing: Meaning = {
  services: [],
  purposes: ['advertising', 'social', 'video'],
  label: { say: 'purpose.advertising' },
};
