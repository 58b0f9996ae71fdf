import { describe, expect, test } from 'vitest';
import type { SentEvent, VisitEvent } from '../../../lib/visit/event.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { after, asks, gone, holds, jarCookie, replaced, sees, SITE, START, stored, visitTo } from './events.ts';
import { seen, type Seen } from './seen.ts';

const HOST = 'pixel.adnetwork.example';
const uid = jarCookie('uid', { domain: HOST, path: '/' });
const line = 'uid=secret; Path=/; Secure; SameSite=None';
const URL = `https://${HOST}/p.gif`;
const partitioned = { ...uid, partition: SITE };
const whole = { ...uid, domain: 'adnetwork.example', hostOnly: false };
const carries = (at: number, names: string[], rest: Partial<SentEvent> = {}): SentEvent => ({
  type: 'sent',
  at: START + at,
  host: HOST,
  path: '/p.gif',
  cookieNames: names,
  ...rest,
});

describe('a third party’s cookie from elsewhere', () => {
  test.each<[string, VisitEvent[], Seen[]]>([
    [
      'that a request carries is sent',
      [carries(100, ['uid']), holds(400, uid)],
      [['uid', 'sent', 'already there', 100]],
    ],
    [
      'is sent once, from the first request that carries it',
      [carries(300, ['uid']), carries(100, ['uid']), holds(400, uid)],
      [['uid', 'sent', 'already there', 100]],
    ],
    [
      'of the whole domain is sent from the first request to any host of it',
      [
        carries(100, ['uid']),
        carries(300, ['uid'], { host: 'cdn.adnetwork.example' }),
        holds(400, { ...uid, domain: 'adnetwork.example', hostOnly: false }),
      ],
      [['uid', 'sent', 'already there', 100]],
    ],
    ['that no request carries is none of this visit', [carries(100, ['other']), holds(400, uid)], []],
    ['that another host is sent is none', [carries(100, ['uid'], { host: 'other.example' }), holds(400, uid)], []],
    [
      'of another path is none',
      [carries(100, ['uid'], { path: '/elsewhere' }), holds(400, { ...uid, path: '/recaptcha' })],
      [],
    ],
    [
      'of a path above the request’s is sent',
      [carries(100, ['uid'], { path: '/recaptcha/api' }), holds(400, { ...uid, path: '/recaptcha' })],
      [['uid', 'sent', 'already there', 100]],
    ],
    [
      'of the whole domain is sent to each host of it',
      [carries(100, ['uid']), holds(400, { ...uid, domain: 'adnetwork.example', hostOnly: false })],
      [['uid', 'sent', 'already there', 100]],
    ],
    [
      'that the answer sets anew is stored, and was there',
      [carries(100, ['uid']), asks(110, URL, line), replaced(113, uid), stored(113, uid), holds(400, uid)],
      [['uid', 'stored', 'already there', 100]],
    ],
    [
      'that the answer asks for in vain is sent, once',
      [carries(100, ['uid']), asks(110, URL, line), holds(400, uid)],
      [['uid', 'sent', 'already there', 100]],
    ],
    [
      'that the answer takes away was sent all the same',
      [carries(100, ['uid']), gone(120, uid), holds(400)],
      [['uid', 'sent', 'already there', 100]],
    ],
    [
      'is not what was sent where the page’s partition explains it',
      [stored(50, partitioned), carries(100, ['uid']), holds(400, uid, partitioned)],
      [['uid', 'stored', 'new', 50]],
    ],
    [
      'is not what was sent once the partition was asked to keep one, however late it is told that it did',
      [asks(50, URL, line), carries(100, ['uid']), stored(150, partitioned), holds(400, uid, partitioned)],
      [['uid', 'stored', 'new', 50]],
    ],
    [
      'is not what was sent where the partition held one before the visit, however late the jar was first read',
      [carries(30, ['uid']), holds(140, uid, partitioned)],
      [['uid', 'stored', 'already there', 0]],
    ],
    [
      'is what was sent before the partition held one',
      [carries(100, ['uid']), stored(150, partitioned), holds(400, uid, partitioned)],
      [
        ['uid', 'sent', 'already there', 100],
        ['uid', 'stored', 'new', 150],
      ],
    ],
    [
      'is sent beside that of the partition when the request carries two',
      [stored(50, partitioned), carries(100, ['uid']), carries(200, ['uid', 'uid']), holds(400, uid, partitioned)],
      [
        ['uid', 'stored', 'new', 50],
        ['uid', 'sent', 'already there', 200],
      ],
    ],
    [
      'is not what was sent where the partition holds one of that name for the host alone',
      [stored(50, partitioned), carries(100, ['uid']), holds(400, whole, partitioned)],
      [['uid', 'stored', 'new', 50]],
    ],
    [
      'is sent beside two of the partition when the request carries three',
      [
        stored(50, partitioned),
        stored(60, { ...whole, partition: SITE }),
        carries(100, ['uid', 'uid']),
        carries(200, ['uid', 'uid', 'uid']),
        holds(400, uid, partitioned, { ...whole, partition: SITE }),
      ],
      [
        ['uid', 'stored', 'new', 50],
        ['uid', 'stored', 'new', 60],
        ['uid', 'sent', 'already there', 200],
      ],
    ],
    [
      'is not what was sent where the first of two of the partition explains it, whichever is told first',
      [
        stored(150, { ...whole, partition: SITE }),
        stored(50, partitioned),
        carries(100, ['uid']),
        holds(400, uid, partitioned, { ...whole, partition: SITE }),
      ],
      [
        ['uid', 'stored', 'new', 50],
        ['uid', 'stored', 'new', 150],
      ],
    ],
    [
      'is what was sent where the one of the partition does not go',
      [stored(50, { ...partitioned, path: '/recaptcha' }), carries(100, ['uid']), holds(400, uid)],
      [
        ['uid', 'removed', 'new', 50],
        ['uid', 'sent', 'already there', 100],
      ],
    ],
  ])('%s', (_what, events, expected) => {
    expect(seen(...events)).toEqual(expected);
  });

  test('named __proto__ is one like any other', () => {
    expect(seen(carries(100, ['__proto__']), holds(400, { ...uid, name: '__proto__' }))).toEqual([
      ['__proto__', 'sent', 'already there', 100],
    ]);
  });
});

describe('a third party’s cookie that lay in the partition before', () => {
  const ofDomain = { ...whole, partition: SITE };
  const cdn = { host: 'cdn.adnetwork.example' };
  const shows = (at: number, host: string) => sees(at, { host, url: `https://${host}/` });

  test.each<[string, VisitEvent[], number | undefined]>([
    ['that nothing sends or shows is not the visit’s', [carries(100, ['other'])], undefined],
    [
      'is the visit’s from the first request to any of its hosts',
      [carries(300, ['uid'], cdn), carries(100, ['uid'])],
      100,
    ],
    ['… whichever is told first', [carries(100, ['uid']), carries(300, ['uid'], cdn)], 100],
    ['… or from the first frame of any', [shows(300, HOST), shows(200, cdn.host)], 200],
    ['… whichever is told first, too', [shows(200, cdn.host), shows(300, HOST)], 200],
    ['is the visit’s from the frame that a request follows', [carries(300, ['uid']), shows(200, HOST)], 200],
    ['is the visit’s from the request before a frame', [carries(100, ['uid']), shows(200, HOST)], 100],
  ])('%s', (_what, events, since) => {
    const [tracker] = trackersOf(after(visitTo(), ...events, holds(400, ofDomain)));
    expect(tracker).toMatchObject({ alreadyThere: true, idle: since === undefined });
    expect(tracker?.oursSince).toBe(since === undefined ? undefined : START + since);
  });
});

test('what the site sends to itself is nothing to tell', () => {
  const own = carries(100, ['sessionid'], { host: 'www.saint-maur.com' });
  expect(after(visitTo(), own).sent).toEqual({});
});

test('another tab that stores the same cookie long after does not make a refused attempt a stored one', () => {
  const told = [asks(100, URL, line), holds(400), stored(20_000, uid), holds(20_100, uid)];
  expect(trackersOf(after(visitTo(), ...told)).map(({ state }) => state)).toEqual(['refused']);
});

test('a cookie of one path is seen among requests to many others', () => {
  const captcha = jarCookie('_GRECAPTCHA', { domain: HOST, path: '/recaptcha' });
  const tiles = Array.from({ length: 12 }, (_, at) => carries(100 + at, ['NID'], { path: `/maps/${at}` }));
  const anchor = carries(300, ['NID', '_GRECAPTCHA'], { path: '/recaptcha/api2/anchor' });
  expect(seen(...tiles, anchor, holds(400, captcha))).toEqual([['_GRECAPTCHA', 'sent', 'already there', 300]]);
});

test('a thousandth request that carries what the first did changes nothing, one that carries more or came before does', () => {
  const first = after(visitTo(), carries(100, ['uid', 'uid', 'sid']));
  expect(after(first, carries(900, ['uid', 'sid']), carries(950, ['uid', 'uid', 'sid']))).toBe(first);
  for (const news of [
    carries(900, ['uid', 'uid', 'uid']),
    carries(900, ['other']),
    carries(900, ['uid'], { path: '/other' }),
    carries(50, ['sid']),
  ])
    expect(after(first, news)).not.toBe(first);
});
