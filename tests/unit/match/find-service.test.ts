import { expect, test } from 'vitest';
import { findService } from '../../../lib/match/find-service.ts';
import { realRegistry } from './real-registry.ts';
import { tracker } from './samples.ts';

test.each([
  ['_GRECAPTCHA', 'www.google.com', 'google-recaptcha', 'own-domain'],
  ['OTZ', 'www.google.com', 'google', 'domain'],
  ['IDE', 'stats.g.doubleclick.net', 'google-ads-doubleclick', 'own-domain'],
  ['_ga', 'data.saint-maur.com', 'google-analytics', 'site'],
  ['_gat_UA1', 'data.saint-maur.com', 'google-analytics', 'site'],
  ['_gate_session', 'data.saint-maur.com', undefined, undefined],
  ['_gather', 'data.saint-maur.com', undefined, undefined],
  ['_ga_CONSENTED1', 'data.saint-maur.com', undefined, undefined],
  ['_ga_optout', 'data.saint-maur.com', undefined, undefined],
  ['_cs_optout', 'data.saint-maur.com', 'contentsquare', 'site'],
  ['kndctr_1A2B_AdobeOrg_consent', 'data.saint-maur.com', 'adobe-analytics', 'site'],
  ['CookieConsentBulkSetting-1', 'data.saint-maur.com', 'cookiebot', 'site'],
  ['QueueITAccepted-SDFrts345E-V3_event', 'data.saint-maur.com', 'queue-it', 'site'],
  ['_pk_id.12.4a7c', 'data.saint-maur.com', 'matomo', 'site'],
  ['_pk_id.3e2f9a10-7b1c-4d2e-9f00-5b6c7d8e9f01.4a7c', 'data.saint-maur.com', 'piwik-pro', 'site'],
  ['uslk_umm_123_s', 'data.saint-maur.com', 'userlike', 'site'],
  ['sessionid', 'pixel.adnetwork.example', undefined, undefined],
])('%s on %s belongs to %s, by %s', (name, domain, service, by) => {
  const found = findService(tracker(name, { domain }), realRegistry);
  expect([found?.service.id, found?.by]).toEqual([service, by]);
});
