import { expect, test } from 'vitest';
import { thirdPartyAttemptWithoutConsent } from '../../../lib/findings/third-party-attempt-without-consent.ts';
import { captcha, found, judged, judgedVisit, own, refused, says, VERDICTS, type Coverage } from './judged.ts';

const said = (coverage: Coverage) =>
  says(thirdPartyAttemptWithoutConsent, judgedVisit([judged(refused(captcha), coverage)]));

test.each<[Coverage, string, RegExp]>([
  ['none', 'before you chose', /avant votre choix/],
  ['refused', 'after you had refused', /après votre refus/],
  ['not-covered', 'although nothing in your choice clearly allows it', /sans que votre choix l’autorise clairement/],
  ['unreadable', 'while your choice could not be read', /alors que votre choix n’a pas pu être lu/],
])('an attempt under a choice of %s is a notice that says so', (coverage, english, french) => {
  const visit = judgedVisit([judged(refused(captcha), coverage)]);
  expect(found(thirdPartyAttemptWithoutConsent, visit)).toMatchObject([
    { rule: 'third-party-attempt-without-consent', severity: 'notice', trackers: [captcha.id] },
  ]);
  const [en, fr] = said(coverage);
  expect(en).toBe(
    `An attempt to set the cookie “_GRECAPTCHA” (Google ReCaptcha) was made ${english}; the browser refused it.`,
  );
  expect(fr).toMatch(french);
  expect(fr).toMatch(/_GRECAPTCHA.*Google ReCaptcha/);
  expect(en + fr).not.toMatch(VERDICTS);
});

test.each([
  ['a granted attempt', judged(refused(captcha), 'granted')],
  ['a tracker that was kept', judged(captcha, 'none')],
  ['a refused cookie that needs no consent', judged(refused(own))],
])('%s is none', (_what, of) => {
  expect(found(thirdPartyAttemptWithoutConsent, judgedVisit([of]))).toEqual([]);
});
