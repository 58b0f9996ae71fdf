import { describe, expect, test } from 'vitest';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { settlesAt, trackersOf } from '../../../lib/visit/trackers.ts';
import { after, asks, holds, jarCookie, PAGE, replaced, sees, SITE, START, stored, visitTo } from './events.ts';
import { firstOf, lastSet, lastSetOf, seen, type Seen } from './seen.ts';

const session = jarCookie('sessionid', { httpOnly: true });
const sessionLine = 'sessionid=secret; Path=/; HttpOnly';
describe('a cookie that a response asked for', () => {
  test.each<[string, VisitEvent[], Seen[]]>([
    ['is nothing yet before the jar is read', [asks(10, PAGE, sessionLine)], []],
    ['is nothing yet when the jar was read too soon', [asks(10, PAGE, sessionLine), holds(259)], []],
    [
      'was refused when the jar has settled without it',
      [asks(10, PAGE, sessionLine), holds(260)],
      [['sessionid', 'refused', 'new', 10]],
    ],
    [
      'is stored from when the response came, as Chromium tells it: header, change, reading',
      [asks(10, PAGE, sessionLine), stored(12, session), holds(300, session)],
      [['sessionid', 'stored', 'new', 10]],
    ],
    [
      'is stored from when the response came, as Firefox tells it: change, header, reading',
      [stored(12, session), asks(10, PAGE, sessionLine), holds(300, session)],
      [['sessionid', 'stored', 'new', 10]],
    ],
    [
      'was there before, where the browser paid the response no heed',
      [asks(10, PAGE, sessionLine), holds(300, session)],
      [['sessionid', 'stored', 'already there', 0]],
    ],
    [
      'is stored as soon as the jar tells',
      [asks(10, PAGE, sessionLine), stored(12, session)],
      [['sessionid', 'stored', 'new', 10]],
    ],
    ['that deletes is no attempt', [asks(10, PAGE, 'sessionid=; Max-Age=0'), holds(300)], []],
    [
      'of another path is another cookie',
      [asks(10, PAGE, sessionLine, 'sessionid=1; Path=/other'), stored(12, session), holds(300, session)],
      [
        ['sessionid', 'refused', 'new', 10],
        ['sessionid', 'stored', 'new', 10],
      ],
    ],
    [
      'a second time stays first seen at the first',
      [
        asks(10, PAGE, sessionLine),
        stored(12, session),
        asks(500, PAGE, sessionLine),
        replaced(502, session),
        stored(502, session),
        holds(800, session),
      ],
      [['sessionid', 'stored', 'new', 10]],
    ],
    [
      'and was refused is told once a reading after the first attempt lacks it, however often it is tried again',
      [asks(10, PAGE, sessionLine), asks(200, PAGE, sessionLine), holds(300)],
      [['sessionid', 'refused', 'new', 10]],
    ],
  ])('%s', (_what, events, expected) => {
    expect(seen(...events)).toEqual(expected);
  });

  test.each<[number, Seen['1']]>([
    [650, 'stored'],
    [651, 'refused'],
  ])('that the jar lacked is stored when it is told soon after, and somebody else’s when later: %i', (at, state) => {
    const cookie = jarCookie('cid', { domain: 'ads.example', secure: true });
    const asked = asks(10, 'https://ads.example/', 'cid=secret; Path=/; Secure; SameSite=None');
    expect(seen(asked, holds(400), stored(at, cookie), holds(900, cookie))).toEqual([['cid', state, 'new', 10]]);
  });

  test('is settled a quarter of a second after the last attempt', () => {
    const visit = after(visitTo(), asks(10, PAGE, sessionLine), asks(70, PAGE, 'a=1'), holds(100));
    expect(settlesAt(visit)).toBe(START + 320);
    expect(settlesAt(after(visit, holds(320)))).toBeNull();
    expect(settlesAt(visitTo())).toBeNull();
  });

  test('carries what was asked, who asked, and its lifetime in days', () => {
    const line = `a=1; Path=/; Secure; SameSite=Lax; Max-Age=${86_400 * 395}`;
    const cookie = jarCookie('a', { secure: true, sameSite: 'lax', expiresAt: START + 10 + 395 * 86_400_000 });
    expect(firstOf(asks(10, PAGE, line), stored(12, cookie), holds(300, cookie))).toMatchObject({
      setBy: { url: PAGE, via: 'header' },
      secure: true,
      httpOnly: false,
      sameSite: 'lax',
      lifetimeDays: 395,
      party: 'first',
      partition: null,
    });
    expect(firstOf(asks(10, PAGE, line), holds(300))).toMatchObject({
      state: 'refused',
      elsewhere: false,
      idle: false,
      lifetimeDays: 395,
      sameSite: 'lax',
    });
  });
});

test('a cookie that several responses ask for was asked for by the first, as the last says, in whatever order they are told', () => {
  const first = asks(10, PAGE, 'a=1; Path=/; Max-Age=86400; SameSite=Lax');
  const middle = asks(20, `${PAGE}middle`, 'a=2; Path=/; Max-Age=172800');
  const last = asks(30, `${PAGE}last`, 'a=3; Path=/; Max-Age=259200; SameSite=Strict');
  for (const told of [
    [first, middle, last],
    [last, middle, first],
    [middle, last, first],
  ]) {
    expect(firstOf(...told, holds(600))).toMatchObject({
      state: 'refused',
      firstSeenAt: START + 10,
      sameSite: 'strict',
      expiresAt: START + 30 + 259_200_000,
      setBy: { url: PAGE, via: 'header' },
    });
  }
});

describe('a cookie that is there, asked for again', () => {
  const url = 'https://chips.adnetwork.example/p.gif';
  const line = 'cid=secret; Path=/; Secure; SameSite=None; Partitioned; Max-Age=600';
  const cid = jarCookie('cid', { domain: 'chips.adnetwork.example', partition: SITE, expiresAt: START + 600_000 });
  test.each<[string, VisitEvent[], number]>([
    ['is set again where the browser says so', [replaced(5003, cid), stored(5003, cid), holds(5300, cid)], 5003],
    ['is not where it says nothing: it was asked for without credentials', [holds(5300, cid)], 103],
  ])('%s', (_what, events, at) => {
    const told = [asks(100, url, line), stored(103, cid), asks(5000, url, line), ...events];
    expect(firstOf(...told)).toMatchObject({ firstSeenAt: START + 100, sets: lastSet(START + at) });
  });

  test.each([
    ['went with the request', ['other', 'cid'], 5000],
    ['did not go with it', ['other'], 103],
  ])(
    'is set again or not where Firefox says nothing, for everything of it is the same, as it %s',
    (_what, names, at) => {
      const again = { ...asks(5000, url, line), carried: names };
      expect(lastSetOf(firstOf(asks(100, url, line), stored(103, cid), again, holds(5300, cid)))).toBe(START + at);
      expect(lastSetOf(firstOf(holds(50, cid), again, holds(5300, cid)))).toBe(at === 103 ? null : START + 5000);
    },
  );

  test.each([
    ['late, is of the first response', 1600, 100],
    ['at once, is of the latest', 0, 1500],
  ])('whose one change is heard %s', (_when, toldLate, at) => {
    const events = [asks(100, url, line), asks(1500, url, line), stored(1530, cid), holds(2000, cid)];
    expect(trackersOf(after({ ...visitTo(), toldLate }, ...events))[0]?.firstSeenAt).toBe(START + at);
  });

  test('in vain is told as no attempt beside it', () => {
    const known = seen(holds(20, cid), asks(5000, url, line), holds(5300, cid));
    expect(known).toEqual([['cid', 'stored', 'already there', 0]]);
  });
});

test('a cookie that lay there when the page was looked at late is no script’s, though a response sets it again', () => {
  const ga = jarCookie('_ga');
  const again = { ...asks(5000, PAGE, '_ga=1; Path=/'), carried: ['_ga'] };
  expect(firstOf(holds(20, ga), sees(30, { cookieNames: ['_ga'] }), again)?.setBy).toEqual({
    url: PAGE,
    via: 'header',
  });
});

test('all the times that a cookie was set are told: by answers, which make one change each, and by scripts', () => {
  const again = (at: number) => [replaced(at, session), stored(at, session)];
  const late = { ...asks(20_000, PAGE, sessionLine), took: 5000 };
  const tracker = firstOf(asks(3000, PAGE, sessionLine), stored(3002, session), ...again(4000), late, ...again(20_002));
  const moments = [
    { at: START + 3002, askedForAt: START + 3000 },
    { at: START + 4000, askedForAt: START + 4000 },
    { at: START + 20_002, askedForAt: START + 15_000 },
  ];
  expect(tracker?.sets).toEqual(moments);
});

test('an answer that changed nothing set it when it came, and not when the next one did', () => {
  const again = { ...asks(5000, PAGE, sessionLine), carried: ['sessionid'] };
  const next = [asks(5900, PAGE, sessionLine), replaced(5903, session), stored(5903, session)];
  const tracker = firstOf(asks(3000, PAGE, sessionLine), stored(3002, session), again, ...next);
  expect(tracker?.sets.map(({ at, askedForAt }) => [at - START, askedForAt - START])).toEqual([
    [3002, 3000],
    [5000, 5000],
    [5903, 5900],
  ]);
});

describe('when the answer that made a cookie was asked for', () => {
  const slow = (at: number, took: number) => ({ ...asks(at, PAGE, sessionLine), took });
  const renews = (at: number) => ({ ...slow(at, 5000), carried: ['sessionid'] });
  const again = (at: number) => [replaced(at, session), stored(at, session)];
  /** For its first sight, and for each time that it was set. */
  const askedFor = (...events: VisitEvent[]) => {
    const { askedForAt, sets = [] } = firstOf(...events) ?? {};
    return [askedForAt, ...sets.map((set) => set.askedForAt)].map((at) => at && at - START);
  };

  test.each<[string, VisitEvent[], (number | undefined)[]]>([
    ['is of no weight where it came soon', [slow(3000, 1000), stored(3002, session)], [undefined, 3000]],
    ['is known where it took long', [slow(3000, 1001), stored(3002, session)], [1999, 1999]],
    [
      'is that of the first answer, and of each',
      [slow(3000, 2000), stored(3002, session), slow(20_000, 5000), ...again(20_002)],
      [1000, 1000, 15_000],
    ],
    [
      'is not that of a script that set it long before',
      [stored(10, session), slow(3000, 2000), ...again(3002)],
      [undefined, 10, 1000],
    ],
    [
      'is not that of a script that set it long after',
      [slow(3000, 2000), stored(3002, session), ...again(20_000)],
      [1000, 1000, 20_000],
    ],
    [
      'is not that of a script that set it before the answer came',
      [slow(9000, 5000), stored(8000, session), ...again(9002)],
      [undefined, 8000, 4000],
    ],
    [
      'is not that of a quick answer that set it before that one came',
      [asks(8000, PAGE, sessionLine), slow(9000, 5000), stored(8001, session), ...again(9002)],
      [undefined, 8000, 4000],
    ],
    [
      'is not that of a script that set it a moment after the answer did',
      [slow(9000, 5000), stored(9002, session), ...again(12_000)],
      [4000, 4000, 12_000],
    ],
    [
      'is that of the answer whose change is told late',
      [slow(9000, 5000), stored(10_000, session), slow(30_000, 5000), ...again(35_000)],
      [4000, 4000, 25_000],
    ],
    [
      'is that of an answer that renewed it, whose change is told a little late, and of no script much later',
      [slow(9000, 5000), stored(9002, session), renews(30_000), ...again(31_000), renews(50_000), ...again(51_001)],
      [4000, 4000, 25_000, 45_000, 51_001],
    ],
    [
      'is that of the answer whose change is told a moment before it is',
      [stored(8980, session), slow(9000, 5000)],
      [4000, 4000],
    ],
    ['is known of what was refused', [slow(3000, 2000), holds(3300)], [1000]],
    [
      'is not that of a later answer to what was refused at first',
      [asks(10, PAGE, sessionLine), slow(3000, 2000), holds(3300)],
      [undefined],
    ],
  ])('%s', (_what, events, expected) => {
    expect(askedFor(...events)).toEqual(expected);
  });

  test('is known of what another site may have left, as of when the page first had to do with it', () => {
    const above = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
    const answer = { ...asks(3000, PAGE, '_ga=1; Domain=saint-maur.com; Path=/'), took: 2000 };
    expect(askedFor(holds(20, above), answer, replaced(3002, above), stored(3002, above))).toEqual([1000, 1000]);
  });

  test('is forgotten with the answers that are no longer told one by one', () => {
    const answers = Array.from({ length: 40 }, (_, n) => slow(3000 + n * 100, 2000));
    const [attempt] = Object.values(after(visitTo(), ...answers).attempts);
    expect(attempt?.slow?.map(({ at }) => at)).toEqual(attempt?.moments);
  });
});

test.each([
  ['a moment after its frame showed it, was set by the response', 130, { url: PAGE, via: 'header' }],
  ['long after its frame showed it, was set by a script before', 300, { url: PAGE, via: 'script' }],
])('a cookie that a response asks for %s', (_when, at, expected) => {
  const ga = jarCookie('_ga');
  const first = sees(20, { first: true });
  const shown = [stored(100, ga), sees(100, { cookieNames: ['_ga'] })];
  const again = [asks(at, PAGE, '_ga=1; Path=/'), replaced(at + 3, ga), stored(at + 3, ga)];
  expect(firstOf(first, ...shown, ...again, holds(600, ga))?.setBy).toEqual(expected);
});
