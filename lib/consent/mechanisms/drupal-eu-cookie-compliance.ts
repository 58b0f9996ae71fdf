import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import type { Mechanism } from '../mechanism.ts';

/**
 * EU Cookie Compliance, a module of Drupal: cookie `cookie-agreed`, `0` (disagreed), `1` or `2` (agreed) to one question
 * about all cookies. Where it asks by category, the site's own names for these stand in `cookie-agreed-categories`, and
 * cannot be read. Source: the statuses in its eu_cookie_compliance.js.
 */
export const drupalEuCookieCompliance: Mechanism = {
  id: 'drupal-eu-cookie-compliance',
  name: 'EU Cookie Compliance (Drupal)',
  keeps: { cookie: ['cookie-agreed', 'cookie-agreed-categories'], localStorage: [] },
  read(stored) {
    const [only, ...others] = stored;
    if (stored.some(({ name, value }) => name === 'cookie-agreed' && value === '0'))
      return choiceOf(drupalEuCookieCompliance, [['cookies', false]]);
    if (only?.name !== 'cookie-agreed' || others.length > 0 || !/^[012]$/.test(only.value))
      return unreadable(drupalEuCookieCompliance.id);
    return choiceOf(drupalEuCookieCompliance, [['cookies', only.value !== '0']]);
  },
  meaning: () => ({ services: [], purposes: [], everything: true, label: { say: 'choice.key.everything' } }),
};
