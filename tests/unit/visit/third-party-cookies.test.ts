import { describe, expect, test } from 'vitest';
import type { JarCookie } from '../../../lib/tracker/tracker.ts';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { after, asks, CAPTCHA, holds, jarCookie, replaced, sees, SITE, START, stored, visitTo } from './events.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { firstOf, lastSet, seen, type Seen } from './seen.ts';

const captcha = jarCookie('_GRECAPTCHA', { domain: 'www.google.com', path: '/recaptcha', secure: true });
const captchaLine = '_GRECAPTCHA=secret; Path=/recaptcha; Secure; SameSite=None';
const partitioned = (cookie: JarCookie): JarCookie => ({ ...cookie, partition: SITE });

describe('a third party’s cookie', () => {
  test.each<[string, VisitEvent[], Seen[]]>([
    [
      'is stored where the browser allows it (Chromium)',
      [asks(100, CAPTCHA, captchaLine), stored(103, captcha), holds(400, captcha)],
      [['_GRECAPTCHA', 'stored', 'new', 100]],
    ],
    [
      'is stored though its change was told before its response',
      [stored(103, captcha), asks(100, CAPTCHA, captchaLine), holds(400, captcha)],
      [['_GRECAPTCHA', 'stored', 'new', 100]],
    ],
    [
      'is stored in a partition of its own where the browser keeps them apart (Firefox)',
      [stored(103, partitioned(captcha)), asks(100, CAPTCHA, captchaLine), holds(400, partitioned(captcha))],
      [['_GRECAPTCHA', 'stored', 'new', 100]],
    ],
    [
      'that asks for a partition is stored in it',
      [
        asks(100, CAPTCHA, `${captchaLine}; Partitioned`),
        stored(103, partitioned(captcha)),
        holds(400, partitioned(captcha)),
      ],
      [['_GRECAPTCHA', 'stored', 'new', 100]],
    ],
    [
      'that asks for a partition does not explain one outside of it',
      [asks(100, CAPTCHA, `${captchaLine}; Partitioned`), stored(103, captcha), holds(400)],
      [['_GRECAPTCHA', 'refused', 'new', 100]],
    ],
    [
      'is refused where the browser blocks it',
      [asks(100, CAPTCHA, captchaLine), holds(400)],
      [['_GRECAPTCHA', 'refused', 'new', 100]],
    ],
    [
      'that this page’s partition held from before was already there',
      [holds(100, partitioned(captcha))],
      [['_GRECAPTCHA', 'stored', 'already there', 0]],
    ],
    [
      'that is set again was already there, but first seen when this visit met it',
      [asks(100, CAPTCHA, captchaLine), replaced(103, captcha), stored(103, captcha), holds(400, captcha)],
      [['_GRECAPTCHA', 'stored', 'already there', 100]],
    ],
    [
      'that its own frame can read is this visit’s from then on',
      [sees(120, { host: 'www.google.com', url: CAPTCHA, cookieNames: ['_GRECAPTCHA'] }), stored(110, captcha)],
      [['_GRECAPTCHA', 'stored', 'new', 120]],
    ],
    [
      'that another tab stores after the browser refused it here stays refused',
      [asks(100, CAPTCHA, captchaLine), holds(500), stored(8000, captcha), holds(8050, captcha)],
      [['_GRECAPTCHA', 'refused', 'new', 100]],
    ],
    [
      'that another tab stores stays that of its twin in the partition',
      [
        asks(100, CAPTCHA, captchaLine),
        stored(103, partitioned(captcha)),
        holds(500, partitioned(captcha)),
        stored(8000, captcha),
        holds(8050, captcha, partitioned(captcha)),
      ],
      [['_GRECAPTCHA', 'stored', 'new', 100]],
    ],
    [
      'that is asked for again after it was refused may be kept then',
      [asks(100, CAPTCHA, captchaLine), holds(500), asks(8000, CAPTCHA, captchaLine), stored(8003, captcha)],
      [['_GRECAPTCHA', 'stored', 'new', 8000]],
    ],
    [
      'that is told late was stored all the same',
      [asks(100, CAPTCHA, captchaLine), holds(340), stored(8000, captcha), holds(8050, captcha)],
      [['_GRECAPTCHA', 'stored', 'new', 100]],
    ],
    [
      'is none of a frame that can read another of that name, or another of that host',
      [
        sees(20, { host: 'www.google.com', url: CAPTCHA, cookieNames: ['a'] }),
        stored(103, { ...captcha, name: 'a', domain: 'other.example' }),
        stored(104, { ...captcha, name: 'b' }),
      ],
      [],
    ],
    ['of another tab is not this visit’s, by a change', [stored(103, captcha)], []],
    ['of another tab is not this visit’s, by a reading', [holds(103, captcha)], []],
    [
      'of another site’s partition is not this visit’s, though a frame shows one of its name',
      [
        sees(50, { host: 'www.google.com', url: CAPTCHA, cookieNames: ['_GRECAPTCHA'] }),
        holds(400, { ...captcha, partition: 'https://example.fr' }),
      ],
      [],
    ],
    [
      'of another site’s partition is not this visit’s',
      [
        asks(100, CAPTCHA, 'other=1'),
        stored(103, { ...captcha, partition: 'https://example.fr' }),
        holds(110, { ...captcha, partition: 'https://example.fr' }),
      ],
      [],
    ],
    [
      'of another tab stays unattributed beside one of the same third party',
      [
        asks(100, CAPTCHA, captchaLine),
        stored(103, captcha),
        stored(104, { ...captcha, name: 'NID', path: '/' }),
        holds(400, captcha, { ...captcha, name: 'NID', path: '/' }),
      ],
      [['_GRECAPTCHA', 'stored', 'new', 100]],
    ],
  ])('%s', (_what, events, expected) => {
    expect(seen(...events)).toEqual(expected);
  });

  test('is of the third party, in the partition where it lies', () => {
    const tracker = firstOf(stored(103, partitioned(captcha)), asks(100, CAPTCHA, captchaLine));
    expect(tracker).toMatchObject({ party: 'third', partition: SITE, setBy: { url: CAPTCHA, via: 'header' } });
  });

  test('that nothing of this visit explains is forgotten ten seconds later', () => {
    const visit = after(visitTo(), stored(103, captcha));
    expect(Object.keys(after(visit, holds(10_103)).cookies)).toHaveLength(1);
    expect(Object.keys(after(visit, holds(10_104)).cookies)).toHaveLength(0);
  });
});

describe('what a third party keeps for all sites, and another tab may store,', () => {
  const shared = jarCookie('SID', { domain: 'google.com', hostOnly: false, secure: true });
  const frame = { host: 'www.google.com', url: CAPTCHA };

  test('is stored by a frame’s script where it came while the frame was there', () => {
    const came = [sees(100, { ...frame, first: true }), stored(200, shared)];
    const tracker = firstOf(...came, sees(210, { ...frame, cookieNames: ['SID'] }));
    expect(tracker).toMatchObject({ sets: lastSet(START + 200), setBy: { url: CAPTCHA, via: 'script' } });
  });

  test('was there when it was stored, though the frame’s access to it was told later', () => {
    const before = sees(100, { ...frame, first: true, storageAccess: false });
    const tracker = firstOf(before, stored(200, shared), sees(400, { ...frame, cookieNames: ['SID'] }));
    expect(tracker).toMatchObject({ firstSeenAt: START + 200, sets: lastSet(START + 200), alreadyThere: false });
  });

  test('is not said to be stored by a frame that was not there yet, and has access to it later', () => {
    const frameLater = sees(200, { ...frame, first: true, storageAccess: false });
    const tracker = firstOf(stored(90, shared), frameLater, sees(400, { ...frame, cookieNames: ['SID'] }));
    expect(tracker).toMatchObject({ firstSeenAt: START + 400, sets: [], setBy: { url: null, via: 'unknown' } });
  });

  test('is not said to be stored by a frame whose first look found it', () => {
    const tracker = firstOf(stored(90, shared), sees(100, { ...frame, first: true, cookieNames: ['SID'] }));
    expect(tracker).toMatchObject({ sets: [], setBy: { url: null, via: 'unknown' } });
  });

  test.each<[string, VisitEvent]>([
    ['sent', { type: 'sent', at: START + 100, host: 'www.google.com', path: '/', cookieNames: ['SID'] }],
    ['read', sees(100, { ...frame, cookieNames: ['SID'] })],
  ])('is not set again by the page that it was %s for', (_what, use) => {
    const again = [holds(150, shared), replaced(5000, shared), stored(5000, shared)];
    expect(firstOf(use, ...again)).toMatchObject({ alreadyThere: true, sets: [] });
    expect(firstOf(use, ...again, asks(4990, CAPTCHA, 'SID=1; Domain=google.com; Path=/; Secure'))).toMatchObject({
      sets: lastSet(START + 5000),
    });
  });
});

test('what a frame may use of all sites’ since it got access was there before', () => {
  const shared = jarCookie('SID', { domain: 'google.com', hostOnly: false, secure: true });
  const frame = { host: 'www.google.com', url: CAPTCHA };
  const got = [
    sees(100, { ...frame, first: true, storageAccess: false }),
    sees(5000, { ...frame, cookieNames: ['SID'] }),
  ];
  expect(seen(...got, holds(5100, shared))).toEqual([['SID', 'stored', 'already there', 5000]]);
  // What a window of the third party's own stored meanwhile is not its frame's doing.
  expect(firstOf(...got, stored(3000, shared))).toMatchObject({ sets: [], setBy: { via: 'unknown' } });
});

test('what a frame read before it got access was another cookie of that name', () => {
  const shared = jarCookie('NID', { domain: 'google.com', hostOnly: false, secure: true });
  const frame = { host: 'www.google.com', url: CAPTCHA, cookieNames: ['NID'] };
  const events = [sees(100, { ...frame, storageAccess: false }), sees(5000, frame)];
  const jar = holds(5100, shared, partitioned(shared));
  const moments = trackersOf(after(visitTo(), ...events, jar)).map((one) => [one.partition, one.firstSeenAt - START]);
  expect(moments).toEqual([
    [SITE, 0],
    [null, 5000],
  ]);
});
