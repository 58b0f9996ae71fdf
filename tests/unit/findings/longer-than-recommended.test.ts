import { expect, test } from 'vitest';
import { longerThanRecommended } from '../../../lib/findings/longer-than-recommended.ts';
import { declaration, setAt, tracker } from '../match/samples.ts';
import { found, judged, judgedVisit, says, VERDICTS } from './judged.ts';

const visit = (name: string, lifetimeDays: number | null) => judgedVisit([judged(tracker(name, { lifetimeDays }))]);

test.each<[string, number | null, boolean]>([
  ['_ga', 730, true],
  ['_ga', 400, true],
  ['_ga', 396, false],
  ['_ga', null, false],
  ['_pk_id.1', 398, true],
  ['_pk_id.1', 395, false],
  ['cookies_preferences', 365, true],
  ['cookies_preferences', 184, false],
  ['cookies_preferences', 182, false],
  ['sessionid', 3650, false],
  ['unheard-of', 3650, false],
])('%s kept for %s days is longer than recommended: %s', (name, days, due) => {
  const findings = found(longerThanRecommended, visit(name, days));
  expect(findings).toHaveLength(due ? 1 : 0);
  for (const finding of findings)
    expect(finding).toMatchObject({ rule: 'longer-than-recommended', severity: 'info', declarations: [] });
});

test('what the charter calls statistics measures an audience, whoever sets it', () => {
  const rows = [declaration(['audience_id'], { category: 'statistics' })];
  const kept = (days: number) => judgedVisit([judged(tracker('audience_id', { lifetimeDays: days }), 'none', rows)]);
  expect(found(longerThanRecommended, kept(800))).toHaveLength(1);
  expect(found(longerThanRecommended, kept(300))).toHaveLength(0);
});

test('what the browser refused is not kept', () => {
  const refused = tracker('_ga', { lifetimeDays: 800, state: 'refused' });
  expect(found(longerThanRecommended, judgedVisit([judged(refused)]))).toEqual([]);
});

test.each([
  ['was left by another page of the site', { alreadyThere: true }, 0],
  ['was set by another tab', { elsewhere: true }, 0],
  ['was there, and set anew', { alreadyThere: true, sets: setAt(Date.UTC(2026, 10, 22)) }, 1],
])('a cookie of the whole domain that %s is held to the recommendation or not', (_what, rest, expected) => {
  const above = tracker('_ga', { lifetimeDays: 730, domain: 'saint-maur.com', hostOnly: false, ...rest });
  expect(found(longerThanRecommended, judgedVisit([judged(above)]))).toHaveLength(expected);
});

test('a third party’s cookie of the choice’s name keeps no choice of the site’s', () => {
  const kept = (domain: string) => judgedVisit([judged(tracker('cc_cookie', { lifetimeDays: 365, domain }))]);
  expect(found(longerThanRecommended, kept('www.saint-maur.com'))).toHaveLength(1);
  expect(found(longerThanRecommended, kept('embedded.example'))).toEqual([]);
});

test('local storage of the choice’s name keeps no choice, and has no lifetime', () => {
  const item = tracker('cookies_preferences', { kind: 'localStorage', lifetimeDays: 365 });
  expect(found(longerThanRecommended, judgedVisit([judged(item)]))).toEqual([]);
});

test.each<[string, string, RegExp]>([
  [
    '_ga',
    'The cookie “_ga” (Google) was set to be kept for 730 days; 13 months is the limit that the CNIL recommends for audience measurement that it exempts from consent.',
    /13 mois/,
  ],
  [
    'cookies_preferences',
    'The cookie “cookies_preferences” (Opendatasoft) was set to be kept for 730 days; 6 months is good practice for keeping a choice (CNIL).',
    /6 mois/,
  ],
])('of %s the hint tells which span is recommended, and for what', (name, english, french) => {
  const [en, fr] = says(longerThanRecommended, visit(name, 730));
  expect(en).toBe(english);
  expect(fr).toMatch(french);
  expect(fr).toContain(name);
  expect(en + fr).not.toMatch(VERDICTS);
});
