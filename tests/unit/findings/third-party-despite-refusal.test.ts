import { expect, test } from 'vitest';
import { thirdPartyDespiteRefusal } from '../../../lib/findings/third-party-despite-refusal.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { sparedAs } from '../../../lib/findings/without-consent.ts';
import { setAt } from '../match/samples.ts';
import { captcha, found, judged, judgedVisit, own, refused, says, VERDICTS, type Coverage } from './judged.ts';

test.each<[Coverage, number]>([
  ['refused', 1],
  ['none', 0],
  ['not-covered', 0],
  ['unreadable', 0],
  ['granted', 0],
])('a tracker under a choice of %s gives %i warnings despite refusal', (coverage, count) => {
  const findings = found(thirdPartyDespiteRefusal, judgedVisit([judged(captcha, coverage), judged(own, coverage)]));
  expect(findings).toHaveLength(count);
  for (const finding of findings)
    expect(finding).toMatchObject({ severity: 'warning', trackers: [captcha.id], rule: 'third-party-despite-refusal' });
});

test('a tracker that the browser refused too gives none', () => {
  expect(found(thirdPartyDespiteRefusal, judgedVisit([judged(refused(captcha), 'refused')]))).toEqual([]);
});

test('a tracker that another page brought gives none', () => {
  const others = { ...captcha, elsewhere: true };
  expect(found(thirdPartyDespiteRefusal, judgedVisit([judged(others, 'refused')]))).toEqual([]);
});

test('a tracker that lay in the partition, and that the visit had nothing to do with, gives none', () => {
  const idle = { ...captcha, alreadyThere: true, idle: true };
  expect(found(thirdPartyDespiteRefusal, judgedVisit([judged(idle, 'refused')]))).toEqual([]);
  // Nor is it said to be the portal's own for being declared.
  expect(sparedAs(judged(idle, 'refused'), 'data.saint-maur.com')).toBe('others');
});

test.each<[string, Partial<Tracker>, number]>([
  ['that the page only removed', {}, 0],
  ['that the page set, and removed', { alreadyThere: false, sets: setAt(1) }, 1],
  ['that was there, and that the page set anew before it removed it', { sets: setAt(1) }, 1],
  ['that the page left there', { state: 'stored' }, 1],
  ['of another host', { party: 'third' }, 1],
])('a tracker %s gives as many as it should', (_what, rest, count) => {
  const left = { ...captcha, party: 'first', state: 'removed', alreadyThere: true, sets: [], ...rest } as const;
  expect(found(thirdPartyDespiteRefusal, judgedVisit([judged(left, 'refused')]))).toHaveLength(count);
});

test.each<[boolean, string, RegExp]>([
  [
    false,
    'The cookie “_GRECAPTCHA” (Google ReCaptcha) appeared after you had refused.',
    /est apparu après votre refus/,
  ],
  [
    true,
    'The cookie “_GRECAPTCHA” (Google ReCaptcha) was still there after you had refused.',
    /était encore présent après votre refus/,
  ],
])('the warning names the tracker and its provider (already there: %s)', (alreadyThere, english, french) => {
  const [en, fr] = says(thirdPartyDespiteRefusal, judgedVisit([judged({ ...captcha, alreadyThere }, 'refused')]));
  expect(en).toBe(english);
  expect(fr).toMatch(french);
  expect(fr).toMatch(/_GRECAPTCHA.*Google ReCaptcha/);
  expect(en + fr).not.toMatch(VERDICTS);
});

test('a tracker that was granted, and set again after the refusal, is told so', () => {
  const again = { ...judged(captcha, 'granted'), setAfterRefusal: true };
  expect(found(thirdPartyDespiteRefusal, judgedVisit([again]))).toHaveLength(1);
  const [en, fr] = says(thirdPartyDespiteRefusal, judgedVisit([again]));
  expect(en).toBe('The cookie “_GRECAPTCHA” (Google ReCaptcha) was set again after you had refused.');
  expect(fr).toMatch(/de nouveau déposé après votre refus/);
  expect(en + fr).not.toMatch(VERDICTS);
});
