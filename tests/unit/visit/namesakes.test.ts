import { describe, expect, test } from 'vitest';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { after, asks, holds, jarCookie, PAGE, replaced, sees, SITE, START, stored, visitTo } from './events.ts';
import { lastSet } from './seen.ts';

const ad = 'https://chips.adnetwork.example/p.gif';
const adLine = 'uid=secret; Domain=adnetwork.example; Path=/; Secure; SameSite=None';
const adCookie = jarCookie('uid', { domain: 'adnetwork.example', hostOnly: false, secure: true });
const partitioned = { ...adCookie, partition: SITE };
/** As Firefox tells it: the request carried a cookie of that name. */
const asksAgain = (at: number): VisitEvent => ({ ...asks(at, ad, adLine), carried: ['uid'] });

const told = (events: readonly VisitEvent[]) =>
  trackersOf(after(visitTo(), ...events)).map(({ domain, partition, alreadyThere, state, sets }) => [
    domain,
    partition,
    state,
    alreadyThere,
    sets.map(({ at }) => at - START).at(-1) ?? null,
  ]);

describe('where the partition of the page’s site has a third party’s cookie', () => {
  test('its request carried that one, and not the visitor’s own of the same name from outside', () => {
    const before = [holds(10, adCookie), asks(100, ad, adLine), stored(103, partitioned)];
    expect(told([...before, asksAgain(900), holds(1500, adCookie, partitioned)])).toEqual([
      ['adnetwork.example', SITE, 'stored', false, 900],
    ]);
  });

  test('its answer set that one, and not the one outside, which another tab’s page sets a moment later', () => {
    const before = [holds(10, adCookie), asks(100, ad, adLine), stored(103, partitioned)];
    const elsewhere = [replaced(900, adCookie), stored(900, adCookie), holds(1500, adCookie, partitioned)];
    expect(told([...before, ...elsewhere])).toEqual([['adnetwork.example', SITE, 'stored', false, 103]]);
  });

  test('a later answer may set the one outside, once its frame has access to it', () => {
    const before = [holds(10), asks(100, ad, adLine), stored(103, partitioned)];
    const later = [asks(5000, ad, adLine), stored(5003, adCookie), holds(5500, adCookie, partitioned)];
    expect(told([...before, ...later])).toEqual([
      ['adnetwork.example', SITE, 'stored', false, 103],
      ['adnetwork.example', null, 'stored', false, 5003],
    ]);
  });

  test('an answer to a request that carried one sets the one outside, where that changes at once', () => {
    const before = [holds(10), asks(100, ad, adLine), stored(103, partitioned)];
    const later = [asksAgain(5000), stored(5003, adCookie), holds(5500, adCookie, partitioned)];
    expect(told([...before, ...later])).toEqual([
      ['adnetwork.example', SITE, 'stored', false, 5000],
      ['adnetwork.example', null, 'stored', false, 5003],
    ]);
  });

  test('but not where another tab’s page sets that a moment later', () => {
    const before = [holds(10, adCookie), asks(100, ad, adLine), stored(103, partitioned)];
    const later = [asksAgain(5000), replaced(5251, adCookie), stored(5251, adCookie)];
    expect(told([...before, ...later, holds(5500, adCookie, partitioned)])).toEqual([
      ['adnetwork.example', SITE, 'stored', false, 5000],
    ]);
  });

  test('an answer set the one outside, where a script sets that of the partition a moment later', () => {
    const events = [holds(10), asks(100, ad, adLine), stored(103, adCookie), stored(300, partitioned)];
    expect(told([...events, holds(1500, adCookie, partitioned)])).toEqual([
      ['adnetwork.example', null, 'stored', false, 103],
      ['adnetwork.example', SITE, 'stored', false, 300],
    ]);
  });

  test.each([
    ['as soon as, by another tab’s page, the one outside', 103, 103, [SITE]],
    ['before it, by a script', 60, 103, [SITE, null]],
  ])('an answer set the one that changes sooner: that of the partition %s', (_what, insideAt, outsideAt, set) => {
    const events = [holds(10), asks(100, ad, adLine), stored(insideAt, partitioned), stored(outsideAt, adCookie)];
    expect(told([...events, holds(1500, adCookie, partitioned)]).map(([, partition]) => partition)).toEqual(set);
  });

  test('an answer that asks for both sets both', () => {
    const both = asks(100, ad, adLine, `${adLine}; Partitioned`);
    const events = [holds(10), both, stored(103, partitioned), stored(104, adCookie)];
    expect(told([...events, holds(1500, adCookie, partitioned)])).toEqual([
      ['adnetwork.example', null, 'stored', false, 104],
      ['adnetwork.example', SITE, 'stored', false, 103],
    ]);
  });

  test('one that asked for it there carried that one, and a later answer set none outside by that', () => {
    const events = [holds(10, adCookie), asks(100, ad, `${adLine}; Partitioned`), stored(103, partitioned)];
    expect(told([...events, asksAgain(900), holds(1500, adCookie, partitioned)])).toEqual([
      ['adnetwork.example', SITE, 'stored', false, 103],
      ['adnetwork.example', null, 'refused', false, null],
    ]);
  });

  test('without one, what is outside was carried', () => {
    expect(told([holds(10, adCookie), asksAgain(900), holds(1500, adCookie)])).toEqual([
      ['adnetwork.example', null, 'stored', true, 900],
    ]);
  });
});

describe('a cookie that lay there, and of whose name the page’s script sets another', () => {
  const there = jarCookie('_fbp', { domain: 'saint-maur.com', hostOnly: false });
  const own = jarCookie('_fbp');
  const script: VisitEvent[] = [sees(20), stored(300, own), sees(310, { cookieNames: ['_fbp'] })];

  test.each([
    ['hidden from scripts', { ...there, httpOnly: true }],
    ['of a path elsewhere', { ...there, path: '/actualites' }],
  ])('was already there: %s', (_what, before) => {
    expect(told([...script, holds(400, before, own)])).toEqual([
      ['saint-maur.com', null, 'stored', true, null],
      ['data.saint-maur.com', null, 'stored', false, 300],
    ]);
  });

  test('was already there where the page’s first look had one of its name, and is new where it had none', () => {
    const above = (...cookieNames: string[]) =>
      told([sees(20, { cookieNames }), ...script.slice(1), holds(400, there, own)]).find(
        ([domain]) => domain !== own.domain,
      );
    expect(above('_fbp')).toEqual(['saint-maur.com', null, 'stored', true, null]);
    expect(above()).toEqual(['saint-maur.com', null, 'stored', false, null]);
  });

  test('was set by the page before, where it changed as that was left', () => {
    const left = { ...there, httpOnly: true };
    const arriving = visitTo({ committedAt: START + 500 });
    const events = [stored(100, left), sees(520), stored(800, own), sees(810, { cookieNames: ['_fbp'] })];
    const [tracker] = trackersOf(after(arriving, ...events));
    expect(tracker).toMatchObject({ domain: 'saint-maur.com', alreadyThere: true, sets: [] });
  });
});

test('what the browser stores once more unchanged, as it was carried, was already there', () => {
  expect(told([asksAgain(100), holds(500, partitioned)])).toEqual([['adnetwork.example', SITE, 'stored', true, 100]]);
  expect(told([asks(100, ad, adLine), stored(103, partitioned), asksAgain(900), holds(1500, partitioned)])).toEqual([
    ['adnetwork.example', SITE, 'stored', false, 900],
  ]);
});

test('what the page’s own answer stores once more is the one outside of the partition, where there is one', () => {
  const own = jarCookie('_ga', { secure: true });
  const kept = { ...own, partition: SITE };
  const renews: VisitEvent = { ...asks(600, PAGE, '_ga=secret; Path=/; Secure'), carried: ['_ga'] };
  const { domain } = own;
  expect(told([holds(10, own, kept), renews, holds(1200, own, kept)])).toEqual([
    [domain, null, 'stored', true, 600],
    [domain, SITE, 'stored', true, null],
  ]);
  expect(told([holds(10, kept), renews, holds(1200, kept)])).toEqual([[domain, SITE, 'stored', true, 600]]);
  const line = '_ga=secret; Path=/; Secure; Partitioned';
  const renewsKept: VisitEvent = { ...asks(600, PAGE, line), carried: ['_ga'] };
  expect(told([holds(10, own, kept), renewsKept, holds(1200, own, kept)])).toEqual([
    [domain, null, 'stored', true, null],
    [domain, SITE, 'stored', true, 600],
  ]);
});

test('… but not where the frame lacked it at first, though nobody told of the change that a script made', () => {
  const own = jarCookie('_ga');
  const renews: VisitEvent = { ...asks(6000, PAGE, '_ga=secret; Path=/'), carried: ['_ga'] };
  const events = [sees(20), sees(5510, { cookieNames: ['_ga'] }), renews, holds(6100, own)];
  const [tracker] = trackersOf(after(visitTo(), ...events));
  expect(tracker).toMatchObject({ alreadyThere: false, firstSeenAt: START + 5510, sets: lastSet(START + 6000) });
});
