import { expect, test } from 'vitest';
import { measurementDespiteRefusal } from '../../../lib/findings/measurement-despite-refusal.ts';
import { tracker } from '../match/samples.ts';
import { found, judged, judgedVisit, refused, says, VERDICTS } from './judged.ts';

const measuring = { ...judged(tracker('_pk_ses.1')), measuresDespiteRefusal: true };

test('what measures despite a refusal is a notice, where the browser kept it', () => {
  const blocked = { ...measuring, tracker: refused(measuring.tracker) };
  expect(
    found(measurementDespiteRefusal, judgedVisit([measuring, blocked, judged(tracker('_pk_id.1'))])),
  ).toMatchObject([{ rule: 'measurement-despite-refusal', severity: 'notice', trackers: [measuring.tracker.id] }]);
});

test('the notice says what was refused', () => {
  const [en, fr] = says(measurementDespiteRefusal, judgedVisit([measuring]));
  expect(en).toMatch(/“_pk_ses\.1” \(.*Matomo.*\) was set after you had refused audience measurement\.$/);
  expect(fr).toMatch(/_pk_ses\.1.*après votre refus de la mesure d’audience\.$/);
  expect(en + fr).not.toMatch(VERDICTS);
});
