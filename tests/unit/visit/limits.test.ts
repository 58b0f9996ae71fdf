import { describe, expect, test } from 'vitest';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { observe } from '../../../lib/visit/observe.ts';
import { Own } from '../../../lib/visit/own.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { leftOutOf } from '../../../lib/visit/left-out.ts';
import { visitLimits } from '../../../lib/visit/limits.ts';
import { after, asks, chooses, gone, holds, jarCookie, PAGE, sees, START, stored, visitTo } from './events.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `n${at}`);
const full = {
  attempts: asks(10, PAGE, ...names(visitLimits.attempts).map((name) => `${name}=1; Path=/`)),
  cookies: holds(10, ...names(visitLimits.cookies).map((name) => jarCookie(name))),
  items: sees(10, { localStorage: names(visitLimits.items) }),
};

describe('a visit that has reached its limit', () => {
  test.each<[string, VisitEvent, VisitEvent, number]>([
    ['counts attempts beyond it', full.attempts, asks(20, PAGE, 'x=1', 'y=1'), 2],
    ['still follows the attempts it knows', full.attempts, asks(20, PAGE, 'n0=1; Path=/'), 0],
    ['counts changed cookies beyond it', full.cookies, stored(20, jarCookie('x')), 1],
    ['still follows changes of the cookies it knows', full.cookies, stored(20, jarCookie('n0')), 0],
    ['counts cookies of a reading beyond it', full.cookies, holds(20, jarCookie('x'), jarCookie('y')), 2],
    ['counts items beyond it', full.items, sees(20, { localStorage: ['x', 'n0'] }), 1],
    [
      'counts items of another frame beyond it',
      full.items,
      sees(20, { host: 'www.google.com', sessionStorage: ['x'] }),
      1,
    ],
  ])('%s', (_what, filling, event, leftOut) => {
    const visit = after(visitTo(), filling, event);
    expect(leftOutOf(visit)).toBe(leftOut);
    expect(trackersOf(visit).length).toBeLessThanOrEqual(3000);
    expect(trackersOf(visit).some(({ name }) => name === 'x')).toBe(false);
  });

  test('counts all that one event brings too much', () => {
    const visit = after(visitTo(), sees(10, { localStorage: names(visitLimits.items + 7) }));
    expect(leftOutOf(visit)).toBe(7);
  });

  test('keeps the last clicks, each once and in order', () => {
    const moments = Array.from({ length: visitLimits.gestures + 5 }, (_, at) => START + at);
    const clicks = [...moments, ...moments.slice(-3)].toReversed().map((gestureAt) => sees(999, { gestureAt }));
    expect(after(visitTo(), ...clicks).gestures).toEqual(moments.slice(-visitLimits.gestures));
  });

  test('keeps the last choices', () => {
    const flips = Array.from({ length: visitLimits.choices + 5 }, (_, at) =>
      chooses(at, readPreferences(`{"ga":${String(at % 2 === 0)}}`)),
    );
    const { choices } = after(visitTo(), ...flips);
    expect(choices).toHaveLength(visitLimits.choices);
    expect(choices.at(-1)?.at).toBe(START + visitLimits.choices + 4);
  });

  test('follows ten thousand requests, and counts each cookie that it does not list once', () => {
    const own = new Own();
    const ask = (at: number) =>
      asks(at, 'https://many.partner.example/p.gif', `n${at}=1; Path=/; Secure; SameSite=None`);
    let visit = visitTo();
    for (let round = 0; round < 2; round++) for (let at = 0; at < 10_000; at++) visit = observe(visit, ask(at), own);
    expect(Object.keys(visit.attempts)).toHaveLength(visitLimits.attempts);
    expect(leftOutOf(visit)).toBe(10_000 - visitLimits.attempts);
  });

  test('lists what is there before what is gone, and counts what it gives up', () => {
    const old = full.cookies.cookies;
    const visit = after(visitTo(), full.cookies, ...old.slice(0, 5).map((cookie) => gone(20, cookie)));
    const fresh = after(visit, stored(30, jarCookie('x')), stored(31, jarCookie('y')));
    expect(trackersOf(fresh).filter(({ name }) => name === 'x' || name === 'y')).toHaveLength(2);
    const total = visitLimits.cookies + 2;
    expect(leftOutOf(fresh)).toBeGreaterThanOrEqual(2);
    expect(Object.keys(fresh.cookies).length + leftOutOf(fresh)).toBe(total);
    // One that was given up and comes back is no longer left out.
    const again = after(fresh, stored(40, jarCookie('n0')));
    expect(Object.keys(again.cookies).length + leftOutOf(again)).toBe(total);
  });

  test('holds no more characters than its limit, however long the names are', () => {
    const long = (name: string) => `${name}${'x'.repeat(5000)}`;
    const keys = Array.from({ length: 2000 }, (_, at) => long(`k${at}-`));
    const visit = after(visitTo(), sees(10, { localStorage: keys }));
    expect(visit.sizes.characters).toBeLessThanOrEqual(visitLimits.characters);
    expect(JSON.stringify(visit).length).toBeLessThan(3 * visitLimits.characters);
    expect(Object.keys(visit.items).length + leftOutOf(visit)).toBe(2000);
  });

  test('follows no more hosts than its limit, and goes on with those that it knows', () => {
    const hosts = Array.from({ length: visitLimits.hosts + 5 }, (_, at) => `h${at}.example`);
    const sent = (host: string, name: string): VisitEvent => {
      return { type: 'sent', at: START + 10, host, path: '/', cookieNames: [name] };
    };
    const reads = (host: string, name: string) => sees(10, { host, url: `https://${host}/`, cookieNames: [name] });
    for (const [of, field] of [
      [sent, 'sent'],
      [reads, 'readable'],
    ] as const) {
      const visit = after(visitTo(), ...hosts.map((host) => of(host, 'a')), of('h0.example', 'b'));
      expect(Object.keys(visit[field])).toHaveLength(visitLimits.hosts);
      expect(Object.keys(visit[field]['h0.example']?.names ?? {})).toHaveLength(2);
    }
  });

  test('knows no more names that requests carry, or frames read, than it has room for', () => {
    const cookieNames = Array.from({ length: 1000 }, (_, at) => `${at}${'x'.repeat(1000)}`);
    const host = 'ads.example';
    for (const event of [
      { type: 'sent', at: START + 10, host, path: '/', cookieNames } as const,
      sees(10, { host, url: 'https://ads.example/', cookieNames }),
    ]) {
      const visit = after(visitTo(), event, { ...event, at: START + 20 });
      expect(visit.sizes.characters).toBeGreaterThan(visitLimits.characters - 2000);
      expect(visit.sizes.characters).toBeLessThanOrEqual(visitLimits.characters);
      expect(JSON.stringify(visit).length).toBeLessThan(1.2 * visitLimits.characters);
    }
  });
});
