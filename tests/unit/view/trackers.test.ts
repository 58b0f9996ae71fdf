import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import type { ReportTracker } from '../../../lib/report/report.ts';
import { charterSections } from '../../../lib/view/charter-sections.ts';
import { groupTrackers } from '../../../lib/view/group-trackers.ts';
import { searchTrackers } from '../../../lib/view/search-trackers.ts';
import { serviceName } from '../../../lib/report/service-name.ts';
import { trackerFlags } from '../../../lib/report/wording/tracker-flags.ts';
import { countByFilter } from '../../../lib/view/tracker-filters.ts';
import { trackerMarks } from '../../../lib/view/tracker-marks.ts';
import { charter, tracker } from '../../view/reports.ts';

const own = tracker('sessionid');
const forOther = tracker('_ga', {
  category: 'third-party',
  needsConsent: true,
  consentAtFirstSight: 'refused',
  provider: 'Google',
  purpose: 'Mesure d’audience',
});
const other = tracker('NID', {
  domain: 'www.google.com',
  party: 'third',
  category: 'undeclared',
  needsConsent: true,
  consentAtFirstSight: 'none',
  state: 'refused',
  alreadyThere: true,
});
const all = [other, own, forOther];
const names = (trackers: readonly ReportTracker[]): string[] => trackers.map(({ name }) => name);

describe('groupTrackers', () => {
  it('follows the order of a charter, ends with what is not declared, and leaves out what is empty', () => {
    expect(groupTrackers(all).map((group) => [group.category, ...names(group.trackers)])).toEqual([
      ['necessary', 'sessionid'],
      ['third-party', '_ga'],
      ['undeclared', 'NID'],
    ]);
  });
});

describe('countByFilter', () => {
  it('counts a tracker in every filter that it passes, third-party by domain as by purpose', () => {
    expect(countByFilter(all, new Set([forOther.id]), true)).toEqual({
      all: 3,
      warned: 1,
      'third-party': 2,
      undeclared: 1,
      refused: 1,
    });
  });

  it('counts nothing as not declared where nothing is declared', () => {
    expect(countByFilter(all, new Set(), false).undeclared).toBe(0);
  });
});

describe('searchTrackers', () => {
  it.each([
    ['', ['NID', 'sessionid', '_ga']],
    ['SESSION', ['sessionid']],
    ['google', ['NID', '_ga']],
    ['google audience', ['_ga']],
    ['opérer', []],
    ['d’audience', ['_ga']],
    ["d'audience", ['_ga']],
    ['authentificàtion opendatasoft google', ['NID']],
  ])('finds for %j: %j', (query, found) => {
    expect(names(searchTrackers(all, query))).toEqual(found);
  });
});

describe('trackerMarks', () => {
  it.each([
    [own, []],
    [forOther, ['third-party-purpose']],
    [other, ['before-choice', 'third-party-domain', 'refused', 'already-there']],
    [
      tracker('x', { state: 'sent', needsConsent: true, consentAtFirstSight: 'granted' }),
      ['third-party-purpose', 'sent'],
    ],
    [tracker('x', { state: 'removed', consentAtFirstSight: 'none' }), ['removed']],
  ])('of $name are %j', (each, marks) => {
    expect(trackerMarks(each, false)).toEqual(marks);
  });

  it('tell no moment of what is not held against the page', () => {
    const spared = tracker('_ga', { needsConsent: true, consentAtFirstSight: 'refused', alreadyThere: true });
    expect(trackerMarks(spared, false)).toEqual(['third-party-purpose', 'already-there']);
    expect(trackerMarks(spared, true)).toEqual(['despite-refusal', 'third-party-purpose', 'already-there']);
  });

  it.each([false, true])('tell that one granted at first was set again after a refusal; elsewhere: %j', (elsewhere) => {
    const again = tracker('x', { needsConsent: true, consentAtFirstSight: 'granted', elsewhere });
    expect(trackerMarks(again, true)[0]).toBe('despite-refusal');
    expect(trackerMarks(again, false)[0]).toBe('third-party-purpose');
  });
});

describe('trackerFlags', () => {
  it.each([
    [{ httpOnly: true, secure: true, sameSite: 'none' }, ['HttpOnly', 'Secure', 'SameSite=None']],
    [{ httpOnly: false, secure: false, sameSite: 'unspecified' }, []],
    [{ httpOnly: null, secure: null, sameSite: null }, []],
  ] as const)('of %j are %j', (attributes, flags) => {
    expect(trackerFlags(attributes)).toEqual(flags);
  });
});

describe('serviceName', () => {
  it.each([
    ['charter', 'Google ReCaptcha', 'contact form', 'Google ReCaptcha'],
    ['service', 'Google', 'YouTube', 'YouTube'],
    ['service', 'Google', null, 'Google'],
    ['unknown', null, null, 'cdn.example.net'],
  ] as const)('from the %s, of %j and %j, is %j', (source, provider, service, name) => {
    expect(serviceName({ source, provider, service, domain: 'cdn.example.net' })).toBe(name);
  });
});

describe('charterSections', () => {
  it('keeps headings and rows in the order of publication, and says which rows were seen', () => {
    const { declarations } = charter('data.saint-maur.com');
    const sections = charterSections(declarations, [own, tracker('x', { declarations: ['third-party/_grecaptcha'] })]);
    expect(sections.map(({ heading, rows }) => [heading, rows.map(({ seen }) => seen)])).toEqual([
      [
        'Cookies nécessaires au bon fonctionnement de la plateforme / cookies fonctionnels',
        [true, false, false, false, false],
      ],
      ['Cookies tiers', [true]],
    ]);
  });

  it('does not lose a heading that comes back, nor rows without one', () => {
    const row = (section: string | null): Declaration => ({
      id: 'x',
      names: [],
      kind: 'unspecified',
      provider: null,
      service: null,
      purpose: null,
      duration: null,
      section,
      category: 'unclassified',
    });
    const headings = charterSections([row(null), row('A'), row('B'), row('A')], []).map(({ heading }) => heading);
    expect(headings).toEqual([null, 'A', 'B', 'A']);
  });
});
