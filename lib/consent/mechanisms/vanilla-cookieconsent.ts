import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { isObject, parseObject, wordsOf } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/**
 * CookieConsent by Orest Bida: cookie or localStorage key `cc_cookie`, JSON with the accepted `categories` (`level` in
 * version 2). The refused ones stand among the keys of `services`, where version 3 lists every category; version 2 does
 * not name them. A single service that was switched off within an accepted category leaves no mark of its own.
 */
export const vanillaCookieconsent: Mechanism = {
  id: 'vanilla-cookieconsent',
  name: 'CookieConsent (Orest Bida)',
  keeps: { cookie: ['cc_cookie'], localStorage: ['cc_cookie'] },
  read([stored]) {
    const content = stored && parseObject(stored.value);
    const accepted = content && wordsOf(content['categories'] ?? content['level']);
    if (!accepted) return stored ? unreadable(vanillaCookieconsent.id) : null;
    const services = isObject(content['services']) ? content['services'] : {};
    const refused = Object.keys(services).filter((category) => !accepted.includes(category));
    const within = accepted.flatMap((category) => wordsOf(services[category]) ?? []);
    const answers = [
      ...[...accepted, ...within].map((key) => [key, true] as const),
      ...refused.map((key) => [key, false] as const),
    ];
    const decidedAt = readMoment(
      content['lastConsentTimestamp'] ??
        content['consentTimestamp'] ??
        content['last_consent_update'] ??
        content['consent_date'],
    );
    const allNamed = Object.keys(services).length > 0;
    const beyondNecessary = accepted.some((category) => !knownKey(category).necessary);
    if (!allNamed && !beyondNecessary) {
      // Only what the site calls necessary was accepted: everything else, unnamed, was refused.
      return { ...choiceOf(vanillaCookieconsent, answers, { decidedAt }), state: 'refused', decidedAt };
    }
    return choiceOf(vanillaCookieconsent, answers, { decidedAt, open: !allNamed });
  },
  meaning: knownKey,
  ownKeys: true,
};
