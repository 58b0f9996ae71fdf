import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { noChoice, sameDecision, type Choice } from '../../../lib/consent/choice.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { judgeTracker, needsConsent, type JudgedTracker } from '../../../lib/match/judge-tracker.ts';
import { matchTracker } from '../../../lib/match/match-tracker.ts';
import { subjectOf } from '../../../lib/match/subject-of.ts';
import type { Setting, Tracker } from '../../../lib/tracker/tracker.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { after, chooses, sees, START, visitTo } from '../visit/events.ts';
import { realRegistry, saintMaur } from './real-registry.ts';
import { declaration, setAt, tracker } from './samples.ts';

const words = reportWords('en');
const match = (of: Tracker, declarations: readonly Declaration[]) =>
  matchTracker(of, declarations, realRegistry, words);

const captcha = { domain: 'www.google.com', path: '/recaptcha' };
const googleNecessary = declaration(['_GRECAPTCHA'], { provider: 'Google' });
const googleThird = declaration(['_GRECAPTCHA'], { provider: 'Google', category: 'third-party' });

describe('consent is needed', () => {
  test.each<[string, Tracker, readonly Declaration[], boolean]>([
    [
      'for a third party’s cookie that is declared necessary and nothing else',
      tracker('_GRECAPTCHA', captcha),
      [googleNecessary],
      false,
    ],
    [
      'for one that is declared necessary and third-party',
      tracker('_GRECAPTCHA', captcha),
      [googleNecessary, googleThird],
      true,
    ],
    ['for one that is declared third-party', tracker('_GRECAPTCHA', captcha), [googleThird], true],
    ['for Saint-Maur’s _GRECAPTCHA on www.google.com', tracker('_GRECAPTCHA', captcha), saintMaur, true],
    [
      'for Saint-Maur’s _grecaptcha in its own storage',
      tracker('_grecaptcha', { kind: 'localStorage' }),
      saintMaur,
      true,
    ],
    ['for _ga in the portal’s own jar, which is set for Google', tracker('_ga'), saintMaur, true],
    [
      'for _ga that is declared as statistics',
      tracker('_ga'),
      [declaration(['_ga'], { category: 'statistics' })],
      true,
    ],
    ['for _ga that is declared necessary', tracker('_ga'), [declaration(['_ga'])], false],
    ['for _pk_id of a self-hosted Matomo', tracker('_pk_id.1.abcd'), saintMaur, false],
    [
      'for _pk_id that is declared as statistics',
      tracker('_pk_id.1'),
      [declaration(['_pk_*'], { category: 'statistics' })],
      false,
    ],
    [
      'for _pk_id that is declared third-party',
      tracker('_pk_id.1'),
      [declaration(['_pk_*'], { category: 'third-party' })],
      true,
    ],
    ['for a third party that nobody knows', tracker('uid', { domain: 'evil.example' }), saintMaur, true],
    ['for a third party that nobody knows, without any charter', tracker('uid', { domain: 'evil.example' }), [], true],
    ['for an undeclared cookie of the portal that nobody knows', tracker('uid'), saintMaur, false],
    ['for the portal’s login', tracker('sessionid'), saintMaur, false],
    ['for the kept choice', tracker('cookies_preferences'), saintMaur, false],
    ['for tarteaucitron’s kept choice', tracker('tarteaucitron'), saintMaur, false],
    [
      'for a cookie of the portal’s whole site',
      tracker('uid', { domain: 'saint-maur.com', hostOnly: false }),
      saintMaur,
      false,
    ],
    [
      'for storage of a third party’s frame',
      tracker('yt-player-volume', { kind: 'localStorage', domain: 'www.youtube.com' }),
      saintMaur,
      true,
    ],
  ])('%s: %s', (_what, of, declarations, needed) => {
    expect(needsConsent(of, match(of, declarations))).toBe(needed);
  });
});

describe('what lies on a company’s own domain', () => {
  const stored = (name: string, value: string): Choice => readStored([{ kind: 'cookie', name, value }]);
  test.each<[string, string, string, Choice, JudgedTracker['consentAtFirstSight']]>([
    [
      'is granted with its other service',
      'fr',
      'facebook.com',
      stored('tarteaucitron', '!facebookpixel=true'),
      'granted',
    ],
    ['is granted with any of several', 'NID', 'google.com', stored('tarteaucitron', '!googlemaps=true'), 'granted'],
    [
      'is granted with what has a part of that domain',
      '__cf_bm',
      'challenges.cloudflare.com',
      stored('klaro', '{"turnstile":true,"matomo":false}'),
      'granted',
    ],
    [
      'is granted with what has that part alone',
      'x',
      'analytics.google.com',
      stored('tarteaucitron', '!gajs=true'),
      'granted',
    ],
    [
      'is not granted with what has another part of that domain',
      'x',
      'google.com',
      stored('tarteaucitron', '!gajs=true'),
      'not-covered',
    ],
    [
      'is not granted with another company’s',
      'NID',
      'google.com',
      stored('tarteaucitron', '!vimeo=true'),
      'not-covered',
    ],
    [
      'is not granted with what a service sets in the site’s own jar',
      'YSC',
      'youtube.com',
      stored('tarteaucitron', '!gajs=true'),
      'not-covered',
    ],
    ['is granted with the company', 'x', 'app.powerbi.com', stored('tarteaucitron', '!microsoft=true'), 'granted'],
    ['is granted with the company', 'x', 'forms.office.com', stored('tarteaucitron', '!microsoft=true'), 'granted'],
    ['is refused with all else', 'fr', 'facebook.com', stored('tarteaucitron', '!facebookpixel=false'), 'refused'],
  ])('%s', (_what, name, domain, choice, expected) => {
    const of = tracker(name, { domain, firstSeenAt: START + 500 });
    expect(judgeTracker(of, match(of, []), after(visitTo(), chooses(0, choice))).consentAtFirstSight).toBe(expected);
  });
});

describe('a tracker is judged by the choice that stood when it was first seen', () => {
  const ga = tracker('_ga', { firstSeenAt: START + 500 });
  const nobody = tracker('uid', { domain: 'evil.example', firstSeenAt: START + 500 });
  const read = (content: string): Choice => readPreferences(content);
  test.each<[string, Tracker, [number, Choice][], JudgedTracker['consentAtFirstSight']]>([
    ['none yet', ga, [[0, noChoice]], 'none'],
    ['none read at all', ga, [], 'none'],
    [
      'none, accepted later',
      ga,
      [
        [0, noChoice],
        [600, read('{"ga":true}')],
      ],
      'none',
    ],
    ['accepted', ga, [[0, read('{"ga":true}')]], 'granted'],
    [
      'accepted, withdrawn later',
      ga,
      [
        [0, read('{"ga":true}')],
        [600, read('{"ga":false}')],
      ],
      'granted',
    ],
    ['refused', ga, [[0, read('{"ga":false}')]], 'refused'],
    ['something else accepted', ga, [[0, read('{"matomo":true}')]], 'not-covered'],
    ['one that cannot be read', ga, [[0, read('%')]], 'unreadable'],
    ['one about services, of which nobody knows it to be one', nobody, [[0, read('{"ga":true}')]], 'not-covered'],
    ['refused, for whom nobody knows', nobody, [[0, read('{"ga":false}')]], 'refused'],
    ['of no import, when none is needed', tracker('sessionid'), [[0, noChoice]], 'not-needed'],
  ])('%s', (_what, of, choices, expected) => {
    const visit = after(visitTo(), ...choices.map(([at, choice]) => chooses(at, choice)));
    expect(judgeTracker(of, match(of, saintMaur), visit).consentAtFirstSight).toBe(expected);
  });

  test('and by the click that made it, though it was stored a moment later', () => {
    const visit = after(
      visitTo(),
      chooses(0),
      sees(450, { gestureAt: START + 450 }),
      chooses(600, read('{"ga":true}')),
    );
    expect(judgeTracker(ga, match(ga, saintMaur), visit).consentAtFirstSight).toBe('granted');
  });
});

describe('after a change of mind, a tracker that had been granted', () => {
  const granted = readPreferences('{"ga":true}');
  const refused = readPreferences('{"ga":false}');
  const visit = after(visitTo(), chooses(0, granted), chooses(5000, refused));
  const judged = (again: number[]) => {
    const of = tracker('_ga', { firstSeenAt: START + 100, sets: setAt(...again.map((at) => START + at)) });
    return judgeTracker(of, match(of, saintMaur), visit);
  };

  test.each<[string, number[], boolean]>([
    ['and was not set again', [], false],
    ['and was set again before the refusal', [4999], false],
    ['and was set by what was under way at the refusal', [5999], false],
    ['and was set again a second after the refusal', [6000], true],
    ['and was set again much later', [60_000], true],
  ])('%s', (_what, moments, again) => {
    expect(judged(moments)).toMatchObject({ consentAtFirstSight: 'granted', setAfterRefusal: again });
  });

  test.each<[string, number, boolean]>([
    ['before', 4500, false],
    ['as the visitor refused', 5999, false],
    ['a second later', 6000, true],
  ])('and was set long after by an answer that was asked for %s', (_what, last, again) => {
    const of = tracker('_ga', {
      firstSeenAt: START + 100,
      sets: [{ at: START + 60_000, askedForAt: START + last }],
    });
    const { setAfterRefusal } = judgeTracker(of, match(of, saintMaur), visit);
    expect(setAfterRefusal).toBe(again);
  });

  test('is not judged again where consent is given anew', () => {
    const anew = after(visit, chooses(8000, granted));
    for (const at of [8000, 8500, 60_000]) {
      const of = tracker('_ga', { firstSeenAt: START + 100, sets: setAt(START + at) });
      expect(judgeTracker(of, match(of, saintMaur), anew).setAfterRefusal).toBe(false);
    }
  });
});

test.each<[string, number[], boolean]>([
  ['and was not set again', [], false],
  ['and was set as the visitor refused', [5999], false],
  ['and was set again later', [6000], true],
])('a tracker that appeared before a choice, which then was a refusal, %s', (_what, moments, again) => {
  const visit = after(visitTo(), chooses(0), chooses(5000, readPreferences('{"ga":false}')));
  const of = tracker('_ga', { firstSeenAt: START + 100, sets: setAt(...moments.map((at) => START + at)) });
  expect(judgeTracker(of, match(of, saintMaur), visit)).toMatchObject({
    consentAtFirstSight: 'none',
    setAfterRefusal: again,
  });
});

test.each<[string, Setting[], boolean]>([
  ['after the refusal too', setAt(START + 6500), true],
  ['before the refusal, and as it was made', setAt(START + 100, START + 5500), false],
  ['by an answer to what was asked for before', [{ at: START + 8000, askedForAt: START + 4000 }], false],
])('what was set last with consent, and %s', (_what, before, again) => {
  const choice = (ga: boolean) => readPreferences(JSON.stringify({ ga }));
  const visit = after(visitTo(), chooses(0), chooses(5000, choice(false)), chooses(9000, choice(true)));
  const of = tracker('_ga', { firstSeenAt: START + 100, sets: [...before, ...setAt(START + 9500)] });
  expect(judgeTracker(of, match(of, saintMaur), visit)).toMatchObject({ setAfterRefusal: again });
});

test('what was refused from its first sight is not said to be set again', () => {
  const visit = after(visitTo(), chooses(0, readPreferences('{"ga":false}')));
  const of = tracker('_ga', { firstSeenAt: START + 5000, sets: setAt(START + 9000) });
  expect(judgeTracker(of, match(of, saintMaur), visit)).toMatchObject({
    consentAtFirstSight: 'refused',
    setAfterRefusal: false,
  });
});

describe('a tracker that is first seen after a change of mind', () => {
  const choice = (ga: boolean) => readPreferences(JSON.stringify({ ga }));
  const seen = (of: Tracker, [first, then]: [Choice, Choice]) =>
    judgeTracker(of, match(of, saintMaur), after(visitTo(), chooses(0, first), chooses(5000, then)))
      .consentAtFirstSight;
  const withdrawn: [Choice, Choice] = [choice(true), choice(false)];

  test.each<[string, number, Partial<Tracker>, string]>([
    ['was under way', 5999, {}, 'granted'],
    ['came a second later', 6000, {}, 'refused'],
    [
      'came much later, though it was there before',
      60_000,
      { firstSeenAt: START + 100, oursSince: START + 60_000 },
      'refused',
    ],
    ['came much later, asked for before', 60_000, { askedForAt: START + 5999 }, 'granted'],
    ['came much later, asked for after', 60_000, { askedForAt: START + 6000 }, 'refused'],
    [
      'was set again by what was asked for before',
      60_000,
      { sets: [{ at: START + 61_000, askedForAt: START + 4999 }] },
      'refused',
    ],
  ])('and %s', (_what, at, rest, expected) => {
    expect(seen(tracker('_ga', { firstSeenAt: START + at, ...rest }), withdrawn)).toBe(expected);
  });

  test('is judged by what stood then where nobody refused', () => {
    const of = tracker('_ga', { firstSeenAt: START + 5500 });
    expect(seen(of, [choice(true), noChoice])).toBe('none');
  });
});

test('what a page asks about anew, after everything else was refused on another page, is not told as refused', () => {
  const stored = (value: string) => readStored([{ kind: 'cookie', name: 'tarteaucitron', value }]);
  const [refusal, asked] = [stored('!gajs=false'), stored('!gajs=false!youtube=wait')];
  const visit = after(visitTo(), chooses(0, refusal), chooses(50, asked));
  const judgedThen = (name: string, rest: Partial<Tracker>) => {
    const of = tracker(name, { firstSeenAt: START + 500, ...rest });
    return judgeTracker(of, match(of, []), visit).consentAtFirstSight;
  };
  expect(judgedThen('YSC', { domain: 'youtube.com' })).toBe('not-covered');
  expect(judgedThen('_ga', {})).toBe('refused');
  // Nobody changed his mind.
  expect(sameDecision(refusal, asked)).toBe(true);
});

test('a choice that the page keeps in its storage counts like one in its jar', () => {
  const of = tracker('_ga', { firstSeenAt: START + 100 });
  const stored = {
    ...chooses(50, readStored([{ kind: 'localStorage', name: 'klaro', value: '{"ga":true}' }])),
    from: 'storage',
  } as const;
  const visit = after(visitTo(), chooses(0), stored);
  expect(judgeTracker(of, match(of, saintMaur), visit)).toMatchObject({
    consentAtFirstSight: 'granted',
    decidedBy: { mechanism: 'klaro', keys: ['ga'] },
  });
  const withdrawn = after(visit, chooses(80, readPreferences('{"ga":false}')));
  const later = tracker('_ga', { firstSeenAt: START + 1100 });
  expect(judgeTracker(later, match(of, saintMaur), withdrawn)).toMatchObject({ consentAtFirstSight: 'refused' });
});

describe('a choice that a manager tells once it runs', () => {
  const told = (at: number, stood: boolean) => ({
    ...chooses(at, readStored([{ kind: 'localStorage', name: 'klaro', value: '{"ga":true}' }])),
    from: 'manager' as const,
    stood,
  });
  const of = (at: number) => tracker('_ga', { firstSeenAt: START + at });
  const undecidedSoFar = after(visitTo(), chooses(0), { ...chooses(0), from: 'storage' });

  test('stood before, where it says that it found it', () => {
    const visit = after(undecidedSoFar, sees(800, { gestureAt: START + 800 }), told(900, true));
    expect(judgeTracker(of(100), match(of(100), saintMaur), visit).consentAtFirstSight).toBe('granted');
  });

  test('was made then, where it does not', () => {
    const visit = after(undecidedSoFar, told(900, false));
    expect(judgeTracker(of(100), match(of(100), saintMaur), visit).consentAtFirstSight).toBe('none');
    expect(judgeTracker(of(950), match(of(950), saintMaur), visit).consentAtFirstSight).toBe('granted');
  });

  test('stands while the page’s storage goes on saying nothing', () => {
    const visit = after(undecidedSoFar, told(900, false), { ...chooses(1000), from: 'storage' });
    expect(judgeTracker(of(1100), match(of(1100), saintMaur), visit).consentAtFirstSight).toBe('granted');
  });
});

describe('the site’s own audience measurement', () => {
  const refusal = readPreferences(encodeURIComponent('{"ga":false,"matomo":false,"timestamp":1795305600}'));
  const refusedGoogle = readPreferences(encodeURIComponent('{"ga":false,"timestamp":1795305600}'));
  const onlyGoogle = readPreferences(encodeURIComponent('{"ga":false,"matomo":true,"timestamp":1795305600}'));
  const told = (choice: Choice, rest: Partial<Tracker>, declarations = saintMaur) => {
    const of = { ...tracker('_pk_ses.1'), firstSeenAt: START + 5000, ...rest };
    const visit = after(visitTo(), chooses(1, noChoice), chooses(2000, choice));
    return judgeTracker(of, match(of, declarations), visit).measuresDespiteRefusal;
  };

  test.each<[string, boolean]>([
    ['set after it was refused is told', told(refusal, {})],
    ['set anew after it was refused is told', told(refusal, { alreadyThere: true, sets: setAt(START + 5000) })],
  ])('%s', (_what, is) => {
    expect(is).toBe(true);
  });

  test.each<[string, boolean]>([
    ['that was allowed is not', told(onlyGoogle, {})],
    ['that nobody was asked about is not', told(refusedGoogle, {})],
    ['that is only still there is not', told(refusal, { alreadyThere: true })],
    ['that another page set is not', told(refusal, { elsewhere: true })],
    ['that was set before the refusal is not', told(refusal, { firstSeenAt: START + 100 })],
    ['that was on its way as it was refused is not', told(refusal, { firstSeenAt: START + 2500 })],
    [
      'whose slow answer was asked for before the refusal is not',
      told(refusal, { firstSeenAt: START + 9000, askedForAt: START + 100 }),
    ],
    ['that is declared necessary is not', told(refusal, {}, [declaration(['_pk_ses.*'])])],
    ['of no known service is not', told(refusal, { name: 'unheard-of' })],
    ['that keeps the refusal is not', told(refusal, { name: 'mtm_consent_removed' })],
    ['that tries whether cookies are kept is not', told(refusal, { name: '_pk_testcookie..undefined' })],
  ])('%s', (_what, is) => {
    expect(is).toBe(false);
  });
});

test('measurement that was refused when it was set stays so, when it is set once more with consent', () => {
  const matomo = (granted: boolean) => readPreferences(JSON.stringify({ ga: granted, matomo: granted }));
  const visit = after(visitTo(), chooses(0), chooses(2000, matomo(false)), chooses(9000, matomo(true)));
  const told = (at: number) => {
    const of = tracker('_pk_ses.1', { sets: setAt(START + at, START + 9500) });
    return judgeTracker(of, match(of, saintMaur), visit).measuresDespiteRefusal;
  };
  expect([told(5000), told(2500)]).toEqual([true, false]);
});

test('what needs no consent is held against no choice; what does is told with who decided it', () => {
  const granted = after(visitTo(), chooses(0, readPreferences('{"ga":true}')));
  const login = tracker('sessionid', { firstSeenAt: START + 500 });
  expect(judgeTracker(login, match(login, saintMaur), granted)).toMatchObject({
    needsConsent: false,
    consentAtFirstSight: 'not-needed',
    decidedBy: null,
    setAfterRefusal: false,
    measuresDespiteRefusal: false,
  });
  const ga = tracker('_ga', { firstSeenAt: START + 500 });
  expect(judgeTracker(ga, match(ga, saintMaur), granted)).toMatchObject({
    needsConsent: true,
    consentAtFirstSight: 'granted',
    decidedBy: { mechanism: 'opendatasoft', keys: ['ga'] },
    setAfterRefusal: false,
    measuresDespiteRefusal: false,
  });
  expect(judgeTracker(ga, match(ga, saintMaur), granted).decidedBy).not.toHaveProperty('untold');
});

test('what was granted after a refusal, and was set once, is not set after the refusal', () => {
  const refused = readPreferences('{"ga":false}');
  const visit = after(visitTo(), chooses(0, refused), chooses(2000, readPreferences('{"ga":true}')));
  const ga = tracker('_ga', { firstSeenAt: START + 5000 });
  expect(judgeTracker(ga, match(ga, saintMaur), visit)).toMatchObject({
    consentAtFirstSight: 'granted',
    setAfterRefusal: false,
  });
});

test('a choice for XiTi grants what the charter declares of “XiTi (AT Internet)”', () => {
  const own = tracker('_mine', { firstSeenAt: START + 500 });
  const rows = [declaration(['_mine'], { provider: 'XiTi (AT Internet)', category: 'third-party' })];
  const visit = after(visitTo(), chooses(0, readPreferences('{"xiti":true}')));
  expect(judgeTracker(own, match(own, rows), visit).consentAtFirstSight).toBe('granted');
});

test('a choice is asked about the names that the charter, a known service or a third party’s domain gives, never about none', () => {
  const row = declaration(['uid'], { provider: '  ', service: 'Météo Ville', category: 'third-party' });
  const unknown = tracker('uid', { domain: 'evil.example' });
  expect(subjectOf(match(unknown, [row]), unknown)).toMatchObject({
    service: null,
    names: ['meteoville', 'evilexample', 'evil'],
    purpose: null,
  });
  expect(subjectOf(match(tracker('_ga'), []), tracker('_ga'))).toMatchObject({
    service: 'google-analytics',
    purpose: 'audience-measurement',
  });
  expect(subjectOf(match(tracker('uid'), []), tracker('uid'))).toMatchObject({ service: null, names: [] });
});
