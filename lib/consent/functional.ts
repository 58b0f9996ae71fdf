import type { Meaning } from './mechanism.ts';

/**
 * The category of managers that sort what a page embeds into it, beside its own conveniences (OneTrust, CookieYes, GDPR
 * Cookie Consent, Cookie Information, CookieFirst, Cookie-Script, HubSpot, iubenda, Termly).
 */
export const functional: Meaning = { services: [], purposes: [], label: { say: 'choice.key.functional' } };
