import { expect, test } from 'vitest';
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
