import { describe, expect, test } from 'vitest';
import { noChoice } from '../../../lib/consent/choice.ts';
import { thirdPartyWithoutConsent } from '../../../lib/findings/third-party-without-consent.ts';
import type { JudgedTracker } from '../../../lib/match/judge-tracker.ts';
import { declaration, setAt, tracker } from '../match/samples.ts';
import {
  captcha,
  found,
  judged,
  judgedVisit,
  own,
  refused,
  says,
  stranger,
  VERDICTS,
  type Coverage,
} from './judged.ts';

const ga = tracker('_ga');
const cleared = tracker('_ga', { state: 'removed', alreadyThere: true });
const left = { ...captcha, partition: 'https://saint-maur.com', alreadyThere: true, idle: true };
const above = tracker('_ga', { domain: 'saint-maur.com', hostOnly: false, alreadyThere: true });
const framed = tracker('_grecaptcha', {
  kind: 'localStorage',
  domain: 'www.saint-maur.com',
  alreadyThere: true,
});

describe('a warning is due', () => {
  test.each<[string, JudgedTracker, boolean]>([
    ['before any choice', judged(captcha, 'none'), true],
    ['when the choice does not cover it', judged(captcha, 'not-covered'), true],
    ['when the choice could not be read', judged(captcha, 'unreadable'), true],
    ['for a stranger as for a declared third party', judged(stranger, 'none'), true],
    ['though it was removed since', judged({ ...captcha, state: 'removed' }, 'none'), true],
    ['though it lay there before any choice, and the page removed it', judged(cleared, 'none'), true],
    ['but not when the choice does not cover it, and the page only removed it', judged(cleared, 'not-covered'), false],
    ['nor when the choice could not be read, and the page only removed it', judged(cleared, 'unreadable'), false],
    ['when the page set it anew before it removed it', judged({ ...cleared, sets: setAt(1) }, 'not-covered'), true],
    ['when the page stored it before it removed it', judged({ ...cleared, alreadyThere: false }, 'not-covered'), true],
    ['when it was sent', judged({ ...captcha, state: 'sent' }, 'none'), true],
    ['but not when the choice granted it', judged(captcha, 'granted'), false],
    ['but not after a refusal, which has its own', judged(captcha, 'refused'), false],
    ['but not when the browser refused it, which has its own', judged(refused(captcha), 'none'), false],
    ['but not for what needs no consent', judged(own), false],
    ['for what lay in the site’s own jar before', judged({ ...ga, alreadyThere: true }), true],
    ['for what the page set anew on the domain above', judged({ ...above, sets: setAt(100) }), true],
    ['for what appeared on the domain above', judged({ ...above, alreadyThere: false }), true],
    ['but not for what another site of the domain may have left there', judged(above), false],
    [
      'but not, before a refusal, for what the charter says that the portal sets there',
      judged(above, 'none', [declaration(['_ga'], { category: 'third-party' })]),
      false,
    ],
    ['but not for what another host of the site may have left in the partition', judged(left), false],
    ['for what the visit used there', judged({ ...left, idle: false }), true],
    ['for what a frame of another host of the site keeps in its storage', judged(framed), true],
  ])('%s: %s', (_what, of, due) => {
    const expected = {
      rule: 'third-party-without-consent',
      severity: 'warning',
      trackers: [of.tracker.id],
      declarations: of.match.declarations.map(({ id }) => id),
    };
    expect(found(thirdPartyWithoutConsent, judgedVisit([of]))).toMatchObject(due ? [expected] : []);
    expect(found(thirdPartyWithoutConsent, judgedVisit([of]))).toHaveLength(due ? 1 : 0);
  });

  test('once for each tracker, with every declaration that covers it', () => {
    const findings = found(thirdPartyWithoutConsent, judgedVisit([judged(captcha), judged(own), judged(stranger)]));
    expect(findings.map(({ trackers, declarations }) => [trackers, declarations])).toEqual([
      [[captcha.id], ['necessary/_grecaptcha', 'third-party/_grecaptcha']],
      [[stranger.id], []],
    ]);
  });
});

describe('the warning says', () => {
  test.each<[Coverage, boolean, string, RegExp]>([
    [
      'none',
      false,
      'The cookie “_GRECAPTCHA” (Google ReCaptcha) appeared before you chose.',
      /est apparu avant votre choix/,
    ],
    [
      'none',
      true,
      'The cookie “_GRECAPTCHA” (Google ReCaptcha) was already there before you chose.',
      /était déjà présent avant votre choix/,
    ],
    [
      'not-covered',
      false,
      'The cookie “_GRECAPTCHA” (Google ReCaptcha) appeared although nothing in your choice clearly allows it.',
      /sans que votre choix l’autorise clairement/,
    ],
    [
      'unreadable',
      false,
      'The cookie “_GRECAPTCHA” (Google ReCaptcha) appeared while your choice could not be read.',
      /alors que votre choix n’a pas pu être lu/,
    ],
  ])('of %s, already there %s, what happened', (coverage, alreadyThere, english, french) => {
    const [en, fr] = says(thirdPartyWithoutConsent, judgedVisit([judged({ ...captcha, alreadyThere }, coverage)]));
    expect(en).toBe(english);
    expect(fr).toMatch(french);
    for (const message of [en, fr]) {
      expect(message).toContain('_GRECAPTCHA');
      expect(message).toContain('Google ReCaptcha');
      expect(message).not.toMatch(VERDICTS);
    }
  });

  test('that the page offers no choice, where it offers none', () => {
    const visit = judgedVisit([judged(captcha)], { consent: noChoice });
    const [en, fr] = says(thirdPartyWithoutConsent, visit);
    expect(en).toBe(
      'The cookie “_GRECAPTCHA” (Google ReCaptcha) appeared although the page offers no choice that Miette can read.',
    );
    expect(fr).toMatch(/est apparu sans que la page offre un choix que Miette puisse lire/);
  });

  test('that it was sent, and where, of what was in the browser before', () => {
    const [en, fr] = says(thirdPartyWithoutConsent, judgedVisit([judged({ ...captcha, state: 'sent' })]));
    expect(en).toBe(
      'The cookie “_GRECAPTCHA” (Google ReCaptcha), already in your browser, was sent to www.google.com before you chose.',
    );
    expect(fr).toContain('www.google.com');
  });

  test('the domain of who is not known', () => {
    for (const message of says(thirdPartyWithoutConsent, judgedVisit([judged(stranger)])))
      expect(message).toContain('evil.example');
  });

  test.each([
    ['a nameless cookie', '', /\(no name\)/],
    ['a name of thousands of characters', 'n'.repeat(4000), /“n{80}…”/],
    ['a name that would be cut within a character', `${'n'.repeat(79)}🍪🍪`, /“n{79}…”/],
    ['a name that looks like a place to fill', '{name, plural}', /“\{name, plural\}”/],
    ['a name that looks like markup', '<b>x</b>', /“<b>x<\/b>”/],
  ])('%s without fault', (_what, name, expected) => {
    expect(says(thirdPartyWithoutConsent, judgedVisit([judged({ ...stranger, name })]))[0]).toMatch(expected);
  });
});
