import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../lib/consent/choice.ts';
import { covers, coveringOf } from '../../../lib/consent/covers.ts';
import type { Coverage, Subject } from '../../../lib/consent/subject.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { keyName } from '../../../lib/consent/names.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { about } from './subjects.ts';
import { allPurposes, tcString } from './tc-string.ts';

const read = (value: string, additional?: string): Choice =>
  readStored([
    { kind: 'cookie', name: 'euconsent-v2', value },
    ...(additional === undefined ? [] : [{ kind: 'cookie', name: 'addtl_consent', value: additional } as const]),
  ]);

const accepted = tcString(allPurposes, [10, 755]);
const measured = tcString([1, 8, 9], [10]);
const refused = tcString([], []);

describe('a TC string made by the framework’s own library', () => {
  test.each([
    ['everything accepted', accepted, 'granted', 2],
    ['measurement alone accepted', measured, 'partial', 1],
    ['everything refused', refused, 'refused', 0],
  ])('with %s', (_what, text, state, vendors) => {
    expect(read(text)).toMatchObject({
      state,
      mechanism: 'tcf',
      decidedAt: Date.UTC(2026, 10, 22),
      counts: { vendors },
    });
  });

  test.each(['euconsent-v2', 'eupubconsent-v2', 'IABTCF_TCString'])('is found in storage under %s', (name) => {
    expect(readStored([{ kind: 'localStorage', name, value: measured }]).state).toBe('partial');
  });

  test('cut at any byte is read or is unreadable, and never read as more than it says', () => {
    const states = new Set<string>();
    for (let length = 0; length < measured.length; length++) {
      const { state, choices } = read(measured.slice(0, length));
      states.add(state);
      expect(['unreadable', 'partial', 'refused']).toContain(state);
      expect(choices['vendor-755'] ?? false).toBe(false);
    }
    expect([...states]).toContain('unreadable');
  });

  test.each([
    ['nothing', ''],
    ['the first version of the framework', 'BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA'],
    ['a third version', `D${accepted.slice(1)}`],
    ['words', 'true'],
    ['an invalid percent-encoding', '%E0%A4%A'],
    ['a lone surrogate', '\ud800'],
    ['an endless string', `${accepted}.`.repeat(2000)],
    ['letters of no base64', `${accepted.slice(0, 20)}é${accepted.slice(21)}`],
  ])('that is %s is unreadable', (_what, text) => {
    expect(read(text)).toEqual({ state: 'unreadable', mechanism: 'tcf', choices: {}, decidedAt: null });
  });
});

test('a vendor that the visitor was not shown is refused by nobody, where the string tells who was shown', () => {
  const all = read(tcString(allPurposes, [10], { shown: [10] }));
  expect(all.choices).not.toHaveProperty('vendor-755');
  expect(all.state).toBe('granted');
  expect(covers(all, about('google-ads-doubleclick'))).toBe('not-covered');
  const most = read(tcString(allPurposes, [10], { shown: [10, 755] }));
  expect(covers(most, about('google-ads-doubleclick'))).toBe('refused');
  const none = read(tcString([], [], { shown: [10] }));
  expect(covers(none, about('google-ads-doubleclick'))).toBe('refused');
});

describe('a vendor of the list beside Google', () => {
  const criteo = about('criteo', { purpose: 'advertising' });
  const some = [1, 3, 4, 8];

  test('is granted by its number, whatever else was refused', () => {
    for (const shown of [[], [91]]) {
      const partly = read(tcString(some, [91], { shown }));
      expect(partly.state).toBe('partial');
      expect(coveringOf(partly, criteo)).toMatchObject({ coverage: 'granted', keys: ['purpose-1', 'vendor-91'] });
    }
    expect(covers(read(tcString(some.slice(1), [91])), criteo)).toBe('refused');
  });

  test('is refused where it was shown and not accepted', () => {
    const shown = read(tcString(allPurposes, [10], { shown: [10, 91] }));
    expect(coveringOf(shown, criteo)).toMatchObject({ coverage: 'refused', keys: ['purpose-1', 'vendor-91'] });
  });

  test('may have been asked for beside the framework where it was not shown', () => {
    for (const shown of [[], [10]]) {
      expect(covers(read(tcString(some, [10], { shown })), criteo)).toBe('unreadable');
      expect(covers(read(tcString(allPurposes, [10], { shown })), criteo)).toBe('granted');
    }
  });

  test('that was refused leaves it open whether what else is its company’s was accepted', () => {
    const sisters = [{ service: 'linkedin-insight-tag', purpose: 'advertising' as const }];
    const refusing = read(tcString(allPurposes, [10], { shown: [10, 804] }));
    expect(covers(refusing, about('linkedin', { purpose: 'advertising', sisters }))).toBe('unreadable');
  });

  test('grants what else is its company’s', () => {
    const linkedin = about('linkedin', {
      purpose: 'social',
      sisters: [{ service: 'linkedin-insight-tag', purpose: 'advertising' }],
    });
    expect(coveringOf(read(tcString(some, [804])), linkedin)).toMatchObject({ keys: ['purpose-1', 'vendor-804'] });
    const words = reportWords('en');
    expect(keyName('tcf', 'vendor-804', words)).toBe('LinkedIn Ireland Unlimited Company (804)');
    expect(keyName('tcf', 'vendor-805', words)).toBe('vendor-805');
  });
});

test('a purpose that a country leaves unasked is refused by nobody', () => {
  const others = allPurposes.slice(1);
  const unasked = read(tcString(others, [755], { purposeOneTreatment: true }));
  expect(unasked.state).toBe('granted');
  expect(coveringOf(unasked, about('google-ads-doubleclick'))).toMatchObject({
    coverage: 'granted',
    keys: ['vendor-755'],
  });
  expect(read(tcString(others, [755])).state).toBe('partial');
});

describe('Google’s additional consent string', () => {
  test.each([
    ['1~1.35.41', 3],
    ['2~1.35~dv.9.12', 2],
    ['2~~dv.9', 0],
    ['3~1', undefined],
    ['31~1', undefined],
    ['1~x', undefined],
    ['', undefined],
  ])('%s counts %s providers', (text, count) => {
    expect(read(accepted, text).counts?.['google-vendors']).toBe(count);
  });

  test('alone says nothing', () => {
    expect(readStored([{ kind: 'cookie', name: 'addtl_consent', value: '1~1' }]).mechanism).toBeNull();
  });
});

test.each<[string, string, Coverage, Coverage]>([
  ['everything accepted', accepted, 'granted', 'unreadable'],
  ['measurement alone accepted', measured, 'refused', 'unreadable'],
  ['everything refused', refused, 'refused', 'refused'],
])('%s covers a vendor known by its number, and another', (_what, text, known, other) => {
  expect(covers(read(text), about('google-ads-doubleclick'))).toBe(known);
  expect(covers(read(text), about('hotjar'))).toBe(other);
  expect(covers(read(text), about(null))).toBe(other);
});

test.each<[string, string, Subject, Coverage, string[]]>([
  ['measures', accepted, about('google-analytics', { purpose: 'audience-measurement' }), 'granted', ['8', '9']],
  ['advertises', accepted, about('criteo', { purpose: 'advertising' }), 'granted', ['2', '3', '4', '7']],
  [
    'belongs to one that advertises',
    accepted,
    about('linkedin', { purpose: 'social', sisters: [{ service: 'linkedin-insight-tag', purpose: 'advertising' }] }),
    'unreadable',
    [],
  ],
  [
    'measures for one that advertises under a number which was not accepted',
    tcString(allPurposes, [10]),
    about('google', {
      purpose: 'audience-measurement',
      sisters: [{ service: 'google-ads-doubleclick', purpose: 'advertising' }],
    }),
    'unreadable',
    [],
  ],
  ['shows videos', accepted, about('vimeo', { purpose: 'video' }), 'unreadable', []],
  ['measures', measured, about('google-analytics', { purpose: 'audience-measurement' }), 'unreadable', []],
  ['advertises', refused, about('criteo', { purpose: 'advertising' }), 'refused', []],
])(
  'who %s is granted where every purpose is accepted, and not where some are',
  (_what, text, subject, coverage, ids) => {
    const keys = ids.length > 0 ? ['1', ...ids].map((id) => `purpose-${id}`) : [];
    expect(coveringOf(read(text), subject)).toMatchObject({ coverage, keys });
  },
);

test('who advertises under a number of its own is not granted by the purposes', () => {
  const without = read(tcString(allPurposes, [10]));
  const google = about('google-ads-doubleclick', { purpose: 'advertising' });
  expect(covers(read(tcString(allPurposes, [10], { shown: [10] })), google)).toBe('not-covered');
  expect(coveringOf(without, google)).toMatchObject({ coverage: 'refused', keys: ['purpose-1', 'vendor-755'] });
});

test('a tracker of a company is covered by another of its services that is known by number', () => {
  const google = about('google', { sisters: [{ service: 'google-ads-doubleclick', purpose: 'advertising' }] });
  expect(coveringOf(read(accepted), google)).toMatchObject({ coverage: 'granted', keys: ['purpose-1', 'vendor-755'] });
  const other = about('google', { sisters: [{ service: 'youtube', purpose: 'video' }] });
  expect(covers(read(accepted), other)).toBe('unreadable');
});

test('purposes are told in words, in both languages, and vendors by number', () => {
  for (const language of ['en', 'fr'] as const) {
    const words = reportWords(language);
    const names = Object.keys(read(accepted).choices).map((key) => keyName('tcf', key, words));
    expect(new Set(names).size).toBe(12);
    expect(names.filter((name) => name.startsWith('purpose'))).toEqual([]);
    expect(names).toContain('Google Advertising Products (755)');
  }
  expect(coveringOf(read(accepted), about('google-ads-doubleclick')).keys).toEqual(['purpose-1', 'vendor-755']);
});
