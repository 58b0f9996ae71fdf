import { expect, test } from 'vitest';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { choiceOlderThanRecommended } from '../../../lib/findings/choice-older-than-recommended.ts';
import { found, judgedVisit, says, VERDICTS } from './judged.ts';

const startedAt = Date.UTC(2026, 10, 22);
const decided = (at: number) => readPreferences(JSON.stringify({ ga: true, timestamp: at }));

test.each<[string, number, number]>([
  ['184 days ago', startedAt - 184 * 86_400_000, 0],
  ['a second more', startedAt - 184 * 86_400_000 - 1000, 1],
  ['two years ago', Date.UTC(2024, 10, 22), 1],
  ['in the future', startedAt + 86_400_000, 0],
])('a choice made %s gives %i findings', (_what, at, count) => {
  const findings = found(choiceOlderThanRecommended, judgedVisit([], { consent: decided(at), startedAt }));
  expect(findings).toHaveLength(count);
  for (const finding of findings) expect(finding).toMatchObject({ severity: 'info', trackers: [], declarations: [] });
});

test('a choice without a date gives none', () => {
  const consent = readPreferences('{"ga":true}');
  expect(found(choiceOlderThanRecommended, judgedVisit([], { consent, startedAt }))).toEqual([]);
});

test('a choice kept by CookieYes has no date of its own: the one beside it is the site’s, and the same for every visitor', () => {
  const value = 'consentid:OHN,consent:yes,action:yes,necessary:yes,analytics:no,lastRenewedDate:1669899134000';
  const consent = readStored([{ kind: 'cookie', name: 'cookieyes-consent', value }]);
  expect(consent).toMatchObject({ state: 'refused', decidedAt: null });
  expect(found(choiceOlderThanRecommended, judgedVisit([], { consent, startedAt }))).toEqual([]);
});

test('it is told as information, with its date', () => {
  const [en, fr] = says(
    choiceOlderThanRecommended,
    judgedVisit([], { consent: decided(Date.UTC(2025, 0, 3)), startedAt }),
  );
  expect(en).toBe(
    'The choice kept by Opendatasoft was made on 3 January 2025; asking again after 6 months is good practice.',
  );
  expect(fr).toContain('3 janvier 2025');
  expect(en + fr).not.toMatch(VERDICTS);
});
