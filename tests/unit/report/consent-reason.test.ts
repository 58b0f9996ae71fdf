import { expect, test } from 'vitest';
import { judgePage } from '../../../lib/report/judge-page.ts';
import { realRegistry } from '../match/real-registry.ts';

const cookiebot = (marketing: boolean) =>
  `{stamp:%27x%27%2Cnecessary:true%2Cpreferences:true%2Cstatistics:true%2Cmarketing:${String(marketing)}%2Cmethod:%27explicit%27%2Cver:1%2Cutc:1790000000000%2Cregion:%27fr%27}`;

test.each([
  ['that sorts everything does not say that it asked nothing', 'CookieConsent', cookiebot(false), /^Cookiebot sorts /],
  ['that sorts everything allows all', 'CookieConsent', cookiebot(true), /^In Cookiebot you had accepted /],
  ['that asks about services does', 'cookies_preferences', '%7B%22ga%22%3Atrue%7D', /^Opendatasoft asked you nothing /],
])('a mechanism %s about a service of which no key is known', (_what, name, value, reason) => {
  const { trackers } = judgePage(
    {
      page: { url: 'https://data.example.fr/', startedAt: '2026-11-22T09:14:08Z' },
      trackers: [{ name: 'intercom-id-abc', domain: '.example.fr' }],
      consent: { stored: [{ kind: 'cookie', name, value }] },
    },
    { registry: realRegistry, version: '0.1.0', now: Date.parse('2026-11-27T00:00:00Z') },
  );
  expect(trackers[0]?.consentReason).toMatch(reason);
});
