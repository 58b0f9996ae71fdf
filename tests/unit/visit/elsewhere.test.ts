import { describe, expect, test } from 'vitest';
import type { JarCookie } from '../../../lib/tracker/tracker.ts';
import type { ElsewhereEvent, VisitEvent } from '../../../lib/visit/event.ts';
import { observeOthers, observeStore, openTab, type Tab } from '../../../lib/visit/tab.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import {
  after,
  asks,
  CAPTCHA,
  holds,
  jarCookie,
  PAGE,
  replaced,
  sees,
  SITE,
  START,
  stored,
  visitTo,
} from './events.ts';
import { lastSet, lastSetOf } from './seen.ts';

const own = jarCookie('ville_pref');
const line = 'ville_pref=secret; Path=/';
const chips = jarCookie('cid', { domain: 'chips.adnetwork.example', partition: SITE, secure: true });
const chipsUrl = 'https://chips.adnetwork.example/p.gif';
const chipsLine = 'cid=secret; Path=/; Secure; SameSite=None; Partitioned';
const elsewhere = (at: number, url: string, text: string): ElsewhereEvent => ({
  ...asks(at, url, text),
  type: 'elsewhere',
});

describe('a cookie that another page was told to keep', () => {
  test.each<[string, VisitEvent[], { elsewhere: boolean; via: string; alreadyThere: boolean }]>([
    [
      'is not this visit’s',
      [elsewhere(100, PAGE, line), stored(103, own), holds(400, own)],
      { elsewhere: true, via: 'unknown', alreadyThere: false },
    ],
    [
      'is not this visit’s, though the change is told first',
      [stored(103, own), elsewhere(100, PAGE, line), holds(400, own)],
      { elsewhere: true, via: 'unknown', alreadyThere: false },
    ],
    [
      'is not this visit’s, though its scripts can read it',
      [sees(20), elsewhere(100, PAGE, line), stored(103, own), sees(500, { cookieNames: ['ville_pref'] })],
      { elsewhere: true, via: 'unknown', alreadyThere: false },
    ],
    [
      'in the page’s partition is not this visit’s either',
      [elsewhere(100, chipsUrl, chipsLine), stored(103, chips), holds(400, chips)],
      { elsewhere: true, via: 'unknown', alreadyThere: false },
    ],
    [
      'is this visit’s when its own response asked for it too',
      [elsewhere(100, PAGE, line), stored(103, own), asks(200, PAGE, line), replaced(203, own), stored(203, own)],
      { elsewhere: false, via: 'header', alreadyThere: false },
    ],
    [
      'is this visit’s when its script stores it long after',
      [elsewhere(100, PAGE, line), sees(20), stored(3000, own), sees(3100, { cookieNames: ['ville_pref'] })],
      { elsewhere: false, via: 'script', alreadyThere: false },
    ],
    [
      'that was there before stays what the visit inherits',
      [holds(20, own), elsewhere(100, PAGE, line), replaced(103, own), stored(103, own)],
      { elsewhere: false, via: 'unknown', alreadyThere: true },
    ],
    [
      'for a removal is none',
      [elsewhere(100, PAGE, 'ville_pref=; Max-Age=0'), stored(103, own)],
      { elsewhere: false, via: 'unknown', alreadyThere: false },
    ],
  ])('%s', (_what, events, { elsewhere: isElsewhere, via, alreadyThere }) => {
    const [tracker, ...others] = trackersOf(after(visitTo(), ...events));
    expect(others).toEqual([]);
    expect(tracker).toMatchObject({ elsewhere: isElsewhere, setBy: { via }, alreadyThere });
  });

  test('counts from when this visit’s own response asked for it', () => {
    const [tracker] = trackersOf(
      after(visitTo(), elsewhere(100, PAGE, line), stored(103, own), asks(500, PAGE, line), stored(503, own)),
    );
    expect(tracker?.firstSeenAt).toBe(START + 500);
  });
});

describe('a third party’s cookie that another tab of the site was told to keep', () => {
  const frame = { host: 'chips.adnetwork.example', url: chipsUrl };
  const hidden = { ...chips, httpOnly: true };
  const there = (cookie: JarCookie) => [sees(20, frame), elsewhere(100, chipsUrl, chipsLine), stored(103, cookie)];
  const sends = (at: number): VisitEvent => ({
    type: 'sent',
    at: START + at,
    host: 'chips.adnetwork.example',
    path: '/',
    cookieNames: ['cid'],
  });

  test.each<[string, VisitEvent[], boolean]>([
    ['and its frame here cannot read is not this page’s', [...there(hidden), holds(400, hidden)], true],
    [
      'and scripts cannot read is not, though a frame shows another of its name',
      [sees(20, { ...frame, cookieNames: ['cid'] }), elsewhere(100, chipsUrl, chipsLine), stored(103, hidden)],
      true,
    ],
    ['is, once the page sends it', [...there(hidden), sends(900), holds(1400, hidden)], false],
    ['is not for what the page had sent before', [sends(50), ...there(hidden), holds(400, hidden)], true],
    [
      'is, once another frame of the third party comes',
      [
        elsewhere(100, chipsUrl, 'cid=secret; Domain=adnetwork.example; Path=/; Secure; Partitioned'),
        stored(103, { ...hidden, domain: 'adnetwork.example', hostOnly: false }),
        sees(900, { host: 'www.adnetwork.example', url: 'https://www.adnetwork.example/' }),
        holds(1400, { ...hidden, domain: 'adnetwork.example', hostOnly: false }),
      ],
      false,
    ],
    ['is, where the frame can read it', [...there(chips), sees(500, { ...frame, cookieNames: ['cid'] })], false],
  ])('%s', (_what, events, isElsewhere) => {
    const [tracker] = trackersOf(after(visitTo(), ...events));
    expect(tracker).toMatchObject({ elsewhere: isElsewhere, setBy: { url: null, via: 'unknown' } });
  });

  test.each<[string, number, number]>([
    ['is seen when it came, though its frame here looks later', 20, 103],
    ['is seen when its frame came, where that was later', 300, 300],
  ])('%s', (_what, lookedAt, seenAt) => {
    const events = [elsewhere(100, chipsUrl, chipsLine), stored(103, chips), holds(400, chips)];
    const looks = [sees(lookedAt, frame), sees(600, { ...frame, cookieNames: ['cid'] })];
    const [tracker] = trackersOf(after(visitTo(), ...looks, ...events));
    expect(tracker).toMatchObject({ elsewhere: false, firstSeenAt: START + seenAt });
  });

  test('is seen when it came, though a frame with access to what is kept for all sites looks later', () => {
    const common = jarCookie('cid', { domain: 'chips.adnetwork.example', secure: true });
    const looks = [sees(20, { ...frame, storageAccess: true }), sees(600, { ...frame, cookieNames: ['cid'] })];
    const told = [elsewhere(100, chipsUrl, chipsLine.replace('; Partitioned', '')), stored(103, common)];
    const [tracker] = trackersOf(after(visitTo(), ...looks, ...told));
    expect(tracker).toMatchObject({ partition: null, firstSeenAt: START + 103 });
  });
});

test.each<[string, VisitEvent[], number]>([
  ['is its doing', [], 103],
  ['and another tab once more is the other’s', [elsewhere(3000, chipsUrl, chipsLine)], 103],
  ['twice is its doing both times', [asks(3000, chipsUrl, chipsLine)], 3003],
])('what this page was told to keep %s', (_what, events, setAt) => {
  const again = events.length > 0 ? [...events, replaced(3003, chips), stored(3003, chips)] : [];
  const [tracker] = trackersOf(after(visitTo(), asks(100, chipsUrl, chipsLine), stored(103, chips), ...again));
  expect(tracker).toMatchObject({ elsewhere: false, setBy: { via: 'header' }, sets: lastSet(START + setAt) });
});

test.each<[string, VisitEvent[], number | undefined]>([
  [
    'from the frame that can read it',
    [sees(900, { host: 'chips.adnetwork.example', url: chipsUrl, cookieNames: ['cid'] })],
    900,
  ],
  [
    'from the request that carries it',
    [{ type: 'sent', at: START + 900, host: 'chips.adnetwork.example', path: '/', cookieNames: ['cid'] }],
    900,
  ],
  ['from the frame that comes after it', [sees(900, { host: 'chips.adnetwork.example', url: chipsUrl })], 900],
  ['from its own response', [asks(900, chipsUrl, chipsLine), stored(903, chips)], 900],
  [
    'from when it used the one that this replaced',
    [sees(50, { host: 'chips.adnetwork.example', url: chipsUrl, cookieNames: ['cid'] }), replaced(102, chips)],
    50,
  ],
  ['not where it has nothing to do with it', [], undefined],
])('what another tab was told to keep of a third party’s is this page’s %s', (_what, events, since) => {
  const there = [elsewhere(100, chipsUrl, chipsLine), stored(103, chips)];
  const [tracker] = trackersOf(after(visitTo(), ...there, ...events, holds(1400, chips)));
  expect(tracker?.oursSince).toBe(since === undefined ? undefined : START + since);
});

describe('with a second tab of the site open', () => {
  test('nobody is said to have run the script that set a cookie', () => {
    const host = 'data.saint-maur.com';
    const script = [sees(20), stored(300, own), sees(310, { cookieNames: ['ville_pref'] })];
    const via = (...events: VisitEvent[]) => trackersOf(after(visitTo(), ...events))[0]?.setBy.via;
    expect(via(...script)).toBe('script');
    expect(via(...script, { type: 'company', at: START + 200, host })).toBe('unknown');
    expect(via({ type: 'company', at: START + 900, host }, { type: 'company', at: START + 400, host }, ...script)).toBe(
      'script',
    );
  });
});

const above = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
const asksAbove = asks(60_900, PAGE, '_ga=1; Path=/; Domain=saint-maur.com');
const company = (at: number, host: string): VisitEvent => ({ type: 'company', at: START + at, host });
const again = [replaced(61_000, above), stored(61_000, above)];

describe('with another host of the site open in a second tab', () => {
  const sister = company(60_000, 'www.saint-maur.com');

  test.each<[string, VisitEvent[], number | null]>([
    ['what all hosts share and was there before was not set anew', [holds(400, above), sister, ...again], null],
    [
      'it was when a second tab shows this host',
      [holds(400, above), company(60_000, 'data.saint-maur.com'), ...again],
      61_000,
    ],
    ['it was before the other tab came', [holds(400, above), ...again, company(70_000, 'www.saint-maur.com')], 61_000],
    ['it was when this page’s response asked for it', [holds(400, above), sister, asksAbove, ...again], 61_000],
    [
      'what only this host can have is this page’s',
      [holds(400, own), sister, replaced(61_000, own), stored(61_000, own)],
      61_000,
    ],
    [
      'what is partitioned under the site was not set anew',
      [holds(400, chips), sister, replaced(61_000, chips), stored(61_000, chips)],
      null,
    ],
  ])('%s', (_what, events, setAt) => {
    const [tracker] = trackersOf(after(visitTo(), ...events));
    expect(lastSetOf(tracker)).toBe(setAt === null ? null : START + setAt);
  });

  test('what appears in the partition, asked for by nobody here, was set elsewhere', () => {
    const [tracker] = trackersOf(after(visitTo(), stored(200, chips), holds(400, chips)));
    expect(tracker).toMatchObject({ elsewhere: true, alreadyThere: false, sets: [] });
    const [worker] = trackersOf(after(visitTo(), stored(900, chips), holds(1200, chips)));
    expect(worker).toMatchObject({ elsewhere: false, alreadyThere: false, firstSeenAt: START + 900 });
    const [late] = trackersOf(after({ ...visitTo(), toldLate: 398 }, stored(900, chips), holds(1200, chips)));
    expect(late).toMatchObject({ elsewhere: true, sets: [] });
  });

  test('a tab that comes again excuses nothing of the time between', () => {
    const parted = (at: number): VisitEvent => ({ type: 'parted', at: START + at });
    const one = (...events: VisitEvent[]) => trackersOf(after(visitTo(), ...events))[0]?.elsewhere;
    const between = [sister, parted(70_000), stored(80_000, above)];
    expect(one(...between)).toBe(false);
    expect(one(...between, company(90_000, 'www.saint-maur.com'))).toBe(false);
    expect(one(company(90_000, 'www.saint-maur.com'), sister, stored(61_000, above))).toBe(true);
    expect(one(sister, parted(70_000), company(90_000, 'www.saint-maur.com'), stored(95_000, above))).toBe(true);
    const many = Array.from({ length: 100 }, (_, at) => [
      company(100_000 * at, 'www.saint-maur.com'),
      parted(100_000 * at + 10_000),
    ]).flat();
    expect(after(visitTo(), ...many).sisters).toHaveLength(20);
    expect(one(...many, stored(5000, above))).toBe(true);
    expect(one(...many, stored(9_850_000, above))).toBe(false);
    expect(one(...many, stored(9_905_000, above))).toBe(true);
  });

  test('what appears among what all hosts share was set elsewhere', () => {
    const one = (...events: VisitEvent[]) => trackersOf(after(visitTo(), ...events))[0]?.elsewhere;
    expect(one(sister, stored(61_000, above))).toBe(true);
    expect(one(stored(61_000, above))).toBe(false);
    expect(one(sister, stored(61_000, chips))).toBe(true);
    const frame = { host: 'chips.adnetwork.example', url: chipsUrl, cookieNames: ['cid'] };
    expect(one(sister, sees(60_100, { ...frame, cookieNames: [] }), stored(61_000, chips), sees(61_100, frame))).toBe(
      false,
    );
  });
});

describe('what the page before writes as it leaves', () => {
  const arriving = () => visitTo({ committedAt: START + 500 });
  const cookieNames = ['_ga'];

  test.each<[string, VisitEvent[], { alreadyThere: boolean; firstSeenAt: number; sets: unknown }]>([
    [
      'was there before this one',
      [stored(100, above), sees(520, { first: true, cookieNames })],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'was not set anew by this one',
      [replaced(100, above), stored(100, above), holds(140, above), sees(520, { first: true, cookieNames })],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'and is told of a moment late was there before this one',
      [replaced(505, above), stored(505, above), sees(490, { first: true, cookieNames })],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'and is told of before any script of this one has run was there before it, however late that is',
      [stored(800, above), sees(900, { first: true, cookieNames })],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'was there before this one, though later looks are told first',
      [stored(540, above), sees(900, { first: false, cookieNames }), sees(490, { first: true, cookieNames })],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'was there before this one, whatever later looks show',
      [stored(540, above), sees(490, { first: true, cookieNames }), sees(900, { first: false, cookieNames })],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'is told from what this one writes before its first look, which comes late',
      [stored(540, above), sees(900, { first: false, cookieNames })],
      { alreadyThere: false, firstSeenAt: START + 540, sets: lastSet(START + 540) },
    ],
    [
      'is told from what this one writes later',
      [holds(400, above), sees(490, { first: true, cookieNames }), replaced(751, above), stored(751, above)],
      { alreadyThere: true, firstSeenAt: START, sets: lastSet(START + 751) },
    ],
    [
      'was there before what this one writes in its place',
      [stored(100, above), sees(520, { first: true, cookieNames }), replaced(751, above), stored(751, above)],
      { alreadyThere: true, firstSeenAt: START, sets: lastSet(START + 751) },
    ],
    [
      'out of scripts’ reach was there before this one',
      [stored(100, { ...above, httpOnly: true }), sees(520, { first: true })],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'in the partition of the site was there before this one',
      [stored(100, chips)],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'in the partition of the site was not set by this one',
      [replaced(600, chips), stored(600, chips)],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'in the partition of the site was there before what this one writes in its place',
      [stored(100, chips), replaced(700, chips), stored(700, chips)],
      { alreadyThere: true, firstSeenAt: START, sets: [] },
    ],
    [
      'is told from what its response asked for',
      [asks(90, PAGE, '_ga=1; Path=/; Domain=saint-maur.com'), stored(100, above)],
      { alreadyThere: false, firstSeenAt: START + 90, sets: lastSet(START + 100) },
    ],
    [
      'is told from what its scripts write, whichever clock is ahead',
      [sees(510, { first: true }), stored(499, above), sees(700, { cookieNames })],
      { alreadyThere: false, firstSeenAt: START + 499, sets: lastSet(START + 499) },
    ],
  ])('%s', (_what, events, expected) => {
    expect(trackersOf(after(arriving(), ...events))[0]).toMatchObject(expected);
  });

  test('cannot be told of a page that was open when its visit began: what its site shares is its own doing then', () => {
    const late = visitTo({ committedAt: null, observedFromStart: false });
    const [tracker] = trackersOf(after(late, holds(20), stored(100, { ...above, httpOnly: true })));
    expect(tracker).toMatchObject({ alreadyThere: false, firstSeenAt: START + 100, sets: lastSet(START + 100) });
  });

  test.each([
    [0, 700, null],
    [0, 701, 701],
    [300, 1000, null],
    [300, 1001, 1001],
  ])('may be told a moment after the arrival is, which was %i milliseconds late: at %i', (toldLate, at, setAt) => {
    const visit = { ...arriving(), toldLate };
    const events = [holds(400, above), sees(490, { first: true, cookieNames }), replaced(at, above), stored(at, above)];
    expect(lastSetOf(trackersOf(after(visit, ...events))[0])).toBe(setAt === null ? null : START + setAt);
  });

  test('may be told a moment after the page first looked, which a busy browser does late', () => {
    const told = (at: number) => {
      const events = [
        holds(400, above),
        sees(600, { first: true, cookieNames }),
        replaced(at, above),
        stored(at, above),
      ];
      return lastSetOf(trackersOf(after(arriving(), ...events))[0]);
    };
    expect(told(800)).toBeNull();
    expect(told(801)).toBe(START + 801);
  });
});

describe('a third party’s cookie in the page’s partition', () => {
  const host = 'chips.adnetwork.example';
  const frame = (cookieNames: string[]) => sees(120, { host, url: chipsUrl, cookieNames });

  test.each<[string, VisitEvent[], boolean]>([
    ['that lay there is idle', [holds(400, chips)], true],
    [
      'that a request may have carried is not',
      [holds(400, chips), { type: 'sent', at: START + 200, host, path: '/p.gif', cookieNames: ['cid'] }],
      false,
    ],
    [
      'that a request to another host cannot have carried is',
      [holds(400, chips), { type: 'sent', at: START + 200, host: 'x.example', path: '/', cookieNames: ['cid'] }],
      true,
    ],
    [
      'that is for another path than the request’s is',
      [
        holds(400, { ...chips, path: '/ads' }),
        { type: 'sent', at: START + 200, host, path: '/p.gif', cookieNames: ['cid'] },
      ],
      true,
    ],
    [
      'that a response stored is not',
      [asks(100, chipsUrl, chipsLine), replaced(103, chips), stored(103, chips), holds(400, chips)],
      false,
    ],
    [
      'that a response asked for, to which the browser paid no heed, is',
      [asks(100, chipsUrl, chipsLine), holds(400, chips)],
      true,
    ],
    ['that a frame can read is not', [frame(['cid']), holds(400, chips)], false],
    ['that a frame of its own cannot read is not', [frame([]), holds(400, chips)], false],
    ['that was set anew later is not', [holds(400, chips), replaced(900, chips), stored(900, chips)], false],
    ['that was answered to the page before is', [holds(20, chips), replaced(300, chips), stored(300, chips)], true],
    ['that was set during the visit is not', [stored(200, chips), holds(400, chips)], false],
  ])('%s', (_what, events, idle) => {
    expect(trackersOf(after(visitTo(), ...events))[0]?.idle).toBe(idle);
  });
});

describe('a tab beside the one that was told to keep cookies', () => {
  const visit = visitTo();
  const tab: Tab = { ...openTab('0'), visit };
  const noted = (event: ReturnType<typeof asks>, site: string, isIts = false) =>
    Object.keys(observeOthers(tab, event, { site, isIts: () => isIts }).visit?.elsewhere ?? {}).length;

  test.each<[string, number]>([
    ['notes what its own page can have too', noted(asks(10, PAGE, line), 'https://www.example.net')],
    ['notes what is partitioned under the site that both show', noted(asks(10, chipsUrl, chipsLine), SITE)],
  ])('%s', (_what, count) => {
    expect(count).toBe(1);
  });

  test.each<[string, number]>([
    ['passes over another site’s third parties', noted(asks(10, CAPTCHA, 'NID=1'), 'https://www.example.net')],
    [
      'passes over the other hosts of its site',
      noted(asks(10, 'https://www.saint-maur.com/', 'a=1'), 'https://other.fr'),
    ],
    ['passes over what is its own', noted(asks(10, PAGE, line), SITE, true)],
  ])('%s', (_what, count) => {
    expect(count).toBe(0);
  });
});

test('a page that waits for Back makes no change: what others stored meanwhile is not its doing', () => {
  const tab: Tab = { ...openTab('0'), past: [visitTo()] };
  const [past] = observeStore(tab, () => [stored(1500, own)]).past;
  expect(past && trackersOf(past)).toMatchObject([{ name: 'ville_pref', elsewhere: true }]);
});

describe('a storage item', () => {
  const items = (...events: VisitEvent[]) => trackersOf(after(visitTo(), ...events));
  test('that another tab wrote is not this visit’s, unless a frame of it wrote it too', () => {
    const foreign = { localStorage: ['a'], sessionStorage: [] };
    const told = { localStorage: ['a'], foreign };
    expect(items(sees(20), sees(300, told))).toMatchObject([{ elsewhere: true, setBy: { via: 'unknown' } }]);
    expect(items(sees(20), sees(300, told), sees(400, { localStorage: ['a'] }))).toMatchObject([
      { elsewhere: false, setBy: { via: 'script' } },
    ]);
    expect(items(sees(20), sees(300, { sessionStorage: ['a'], foreign }))).toMatchObject([{ elsewhere: false }]);
    const shown = { sessionStorage: ['a'], foreign: { localStorage: [], sessionStorage: ['a'] } };
    expect(items(sees(20), sees(300, shown), sees(400, shown))).toMatchObject([{ elsewhere: true }]);
  });

  test('that another tab wrote is not this visit’s, though a look found it a moment before the browser said so', () => {
    const here = { localStorage: ['a'] };
    const told = { ...here, foreign: { localStorage: ['a'], sessionStorage: [] } };
    const isElsewhere = (...events: VisitEvent[]) => items(...events).map(({ elsewhere }) => elsewhere);
    expect(isElsewhere(sees(20), sees(300, here), sees(320, told), sees(900, told))).toEqual([true]);
    // Stored here, taken away, and stored by the other tab.
    expect(isElsewhere(sees(20), sees(300, here), sees(2000), sees(9000, told))).toEqual([false]);
    // What a frame’s own script writes, the browser tells the page around it.
    const framed = { frameId: 7 };
    expect(isElsewhere(sees(20), sees(300, { ...here, ...framed }), sees(320, told))).toEqual([false]);
    const isWritten = [sees(310, { ...told, ...framed }), sees(320, here), sees(330, { ...told, ...framed })];
    expect(isElsewhere(sees(20), ...isWritten)).toEqual([false]);
  });

  test('that a later frame of the host finds at its start is new, since an earlier one lacked it', () => {
    const first = sees(20, { first: true });
    const frame = sees(400, { first: true, localStorage: ['a'] });
    expect(items(first, frame)).toMatchObject([{ alreadyThere: false, setBy: { via: 'script' } }]);
    expect(items(frame, first)).toMatchObject([{ alreadyThere: false, setBy: { via: 'script' } }]);
  });

  test('of the portal within another site’s frame lies apart from that of the page', () => {
    const nested = { ancestors: ['outer.partner.example', 'data.saint-maur.com'] };
    const seen = items(
      sees(20, { localStorage: ['a'] }),
      sees(300, nested),
      sees(400, { ...nested, localStorage: ['b'] }),
    );
    expect(seen.map(({ name, state, partition }) => [name, state, partition])).toEqual([
      ['a', 'stored', null],
      ['b', 'stored', SITE],
    ]);
    const sameSite = sees(20, { ancestors: ['www.saint-maur.com'], localStorage: ['a'] });
    expect(items(sameSite)).toMatchObject([{ partition: null }]);
  });
});

test('a cookie whose change went untold is new when the page’s first look lacked it', () => {
  const [tracker] = trackersOf(after(visitTo(), sees(20), sees(500, { cookieNames: ['ville_pref'] }), holds(600, own)));
  expect(tracker).toMatchObject({ alreadyThere: false, firstSeenAt: START + 500, setBy: { via: 'script' } });
});

describe('a third party’s cookie that another page was told to keep, and that this page had then', () => {
  const then = [sees(5, { first: true }), elsewhere(100, chipsUrl, chipsLine), stored(103, chips), holds(400, chips)];
  const carried: VisitEvent = {
    type: 'sent',
    at: START + 2000,
    host: 'chips.adnetwork.example',
    path: '/p.gif',
    cookieNames: ['cid'],
  };
  test.each<[string, VisitEvent[]]>([
    ['has it since', []],
    [
      'has it since, though an answer sets it again',
      [asks(4000, chipsUrl, chipsLine), replaced(4003, chips), stored(4003, chips)],
    ],
    [
      'has it since, though a frame comes later that can read it',
      [sees(4000, { url: chipsUrl, host: 'chips.adnetwork.example', first: true, cookieNames: ['cid'] })],
    ],
  ])('%s', (_what, later) => {
    const tracker = trackersOf(after(visitTo(), ...then, carried, ...later, holds(4500, chips)))[0];
    expect([tracker?.firstSeenAt, tracker?.oursSince].map((at) => at && at - START)).toEqual([2000, 2000]);
  });
});
