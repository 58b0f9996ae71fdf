import { describe, expect, it } from 'vitest';
import { lifetimeWords, spanWords } from '../../../../lib/report/wording/lifetime-words.ts';
import { loadWords } from '../../../../lib/view/load-words.ts';

const en = await loadWords('en');
const fr = await loadWords('fr');

describe('spanWords', () => {
  it.each([
    [-1, 'less than a minute', 'moins d’une minute'],
    [0.0001, 'less than a minute', 'moins d’une minute'],
    [1 / 1440, '1 minute', '1\u00a0minute'],
    [30 / 1440, '30 minutes', '30\u00a0minutes'],
    [1, '24 hours', '24\u00a0heures'],
    [14, '14 days', '14\u00a0jours'],
    [45, '45 days', '45\u00a0jours'],
    [61, '2 months', '2\u00a0mois'],
    [70, '2 months and 10 days', '2\u00a0mois et 10\u00a0jours'],
    [180, '6 months', '6\u00a0mois'],
    [365, '1 year', '1\u00a0an'],
    [395, '13 months', '13\u00a0mois'],
    [400, '13 months and 5 days', '13\u00a0mois et 5\u00a0jours'],
    [730, '2 years', '2\u00a0ans'],
    [913, '2.5 years', '2,5\u00a0ans'],
  ])('%d days are %j and %j', (days, english, french) => {
    expect(spanWords(en, days)).toBe(english);
    expect(spanWords(fr, days)).toBe(french);
  });
});

describe('lifetimeWords', () => {
  it.each([
    ['cookie', null, null, 'until the browser closes'],
    ['cookie', 395, null, '13 months'],
    ['cookie', 395, '2027-12-22T09:00:00Z', `13 months, until ${en.date('2027-12-22T09:00:00Z')}`],
    ['cookie', 1 / 48, '2027-12-22T09:00:00Z', `30 minutes, until ${en.time('2027-12-22T09:00:00Z')}`],
    ['cookie', null, '2027-12-22T09:00:00Z', `until ${en.date('2027-12-22T09:00:00Z')}`],
    ['localStorage', null, null, 'until it is erased'],
    ['sessionStorage', null, null, 'until the tab closes'],
  ] as const)('a %s of %j days, until %j, stays: %s', (kind, lifetimeDays, expiresAt, expected) => {
    expect(lifetimeWords(en, { kind, state: 'stored', lifetimeDays, askedLifetimeDays: null, expiresAt })).toBe(
      expected,
    );
  });

  it.each([
    [400, 730, '13 months and 5 days; the response asked for 2 years'],
    [395, 395.01, '13 months'],
    [null, 730, 'until the browser closes'],
  ])('a cookie kept for %j days though %j were asked for stays: %s', (lifetimeDays, askedLifetimeDays, expected) => {
    expect(
      lifetimeWords(en, { kind: 'cookie', state: 'stored', lifetimeDays, askedLifetimeDays, expiresAt: null }),
    ).toBe(expected);
  });

  it.each([
    ['refused', 395, 'refused by the browser; the response asked for 13 months'],
    ['refused', null, 'refused by the browser'],
    ['removed', 395, 'removed since; the response asked for 13 months'],
    ['removed', null, 'removed since'],
  ] as const)('a cookie that is %s, though %j days were asked for, is not kept: %s', (state, asked, expected) => {
    const until = { lifetimeDays: 395, askedLifetimeDays: asked, expiresAt: '2027-12-22T09:00:00Z' };
    expect(lifetimeWords(en, { kind: 'cookie', state, ...until })).toBe(expected);
  });
});
