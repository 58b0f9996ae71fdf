import { expect, test } from 'vitest';
import type { Duration } from '../../../lib/charter/declaration.ts';
import { longerThanDeclared } from '../../../lib/findings/longer-than-declared.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { declaration, setAt, tracker } from '../match/samples.ts';
import { found, judged, judgedVisit, says, VERDICTS } from './judged.ts';

const months: Duration = { text: '13 mois', days: 395 };
const session: Duration = { text: 'Session', days: null };
const visit = (lifetimeDays: number | null, ...durations: (Duration | null)[]) => {
  const rows = durations.map((duration, index) =>
    declaration(['_pk_id.*'], { id: `row-${index}`, duration, provider: 'Matomo' }),
  );
  return judgedVisit([judged(tracker('_pk_id.1', { lifetimeDays }), 'none', rows)]);
};

test.each<[string, Partial<Tracker>, number]>([
  ['was left by another page of the site', { alreadyThere: true }, 0],
  ['was set by another tab', { elsewhere: true }, 0],
  ['was there, and set anew', { alreadyThere: true, sets: setAt(Date.UTC(2026, 10, 22)) }, 1],
])('a cookie of the whole domain that %s is held to the charter or not', (_what, rest, expected) => {
  const above = tracker('_pk_id.1', { lifetimeDays: 730, domain: 'saint-maur.com', hostOnly: false, ...rest });
  const row = declaration(['_pk_id.*'], { duration: months, provider: 'Matomo' });
  expect(found(longerThanDeclared, judgedVisit([judged(above, 'none', [row])]))).toHaveLength(expected);
});

test.each<[string, number | null, (Duration | null)[], boolean]>([
  ['longer than declared', 730, [months], true],
  ['longer than the longest of its rows', 730, [{ text: '1 jour', days: 1 }, months], true],
  ['shorter than the longest of its rows', 300, [{ text: '1 jour', days: 1 }, months], false],
  ['as long as declared', 395, [months], false],
  ['two days longer, which months of the calendar explain', 397, [months], false],
  ['a little more than two days longer', 397.01, [months], true],
  ['a day longer than a month', 31, [{ text: '30 jours', days: 30 }], false],
  ['a little more than a day longer than that', 31.01, [{ text: '30 jours', days: 30 }], true],
  ['nearly two days, where one is declared', 1.9, [{ text: '1 jour', days: 1 }], true],
  ['a day and some hours, where one is declared', 1.4, [{ text: '1 jour', days: 1 }], false],
  ['nearly a day, where half an hour is declared', 0.9, [{ text: '30 minutes', days: 1 / 48 }], true],
  ['for hours, where half an hour is declared', 0.5, [{ text: '30 minutes', days: 1 / 48 }], false],
  ['the browser session', null, [months], false],
  ['long, where nothing is declared', 730, [null], false],
  ['long, where the declared words are no span', 730, [{ text: 'selon le choix', days: null }], false],
  ['beyond the session that is declared', 730, [session], true],
  ['for hours, where the session is declared', 0.5, [session], false],
  ['for the session, as declared', null, [session], false],
  ['long, where one row says the session', 300, [session, months], false],
  ['longer than the span beside a session', 730, [session, months], true],
  ['long, where the session is an account’s', 730, [{ text: 'Session utilisateur', days: null }], false],
  ['long, where only one row tells a span', 730, [null, months], true],
  ['long, where another row names several', 730, [months, { text: '13 mois ou 25 mois', days: null }], false],
])('a cookie kept %s: %s', (_what, lifetimeDays, durations, due) => {
  const findings = found(longerThanDeclared, visit(lifetimeDays, ...durations));
  expect(findings).toHaveLength(due ? 1 : 0);
  for (const finding of findings)
    expect(finding).toMatchObject({
      rule: 'longer-than-declared',
      severity: 'notice',
      trackers: [tracker('_pk_id.1').id],
      declarations: durations.map((_, index) => `row-${index}`),
    });
});

test('what the browser refused is not kept', () => {
  const rows = [declaration(['_pk_id.*'], { duration: months })];
  const refused = tracker('_pk_id.1', { lifetimeDays: 800, state: 'refused' });
  expect(found(longerThanDeclared, judgedVisit([judged(refused, 'none', rows)]))).toEqual([]);
});

test('the notice tells both spans, the declared one as published', () => {
  const [en, fr] = says(longerThanDeclared, visit(730.4, months));
  expect(en).toBe('The cookie “_pk_id.1” (Matomo) was set to be kept for 730 days; the charter declares “13 mois”.');
  expect(fr).toMatch(/_pk_id\.1.*Matomo.*730 jours.*13 mois/);
  expect(en + fr).not.toMatch(VERDICTS);
});

test('what is kept for less than two days is told in hours', () => {
  const [en, fr] = says(longerThanDeclared, visit(0.6, { text: '30 minutes', days: 1 / 48 }));
  expect(en).toContain('for 14 hours; the charter declares “30 minutes”');
  expect(fr).toContain('pour 14 heures');
});
