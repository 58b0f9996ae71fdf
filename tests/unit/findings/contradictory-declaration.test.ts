import { expect, test } from 'vitest';
import { contradictoryDeclaration } from '../../../lib/findings/contradictory-declaration.ts';
import { declaration, tracker } from '../match/samples.ts';
import { captcha, found, judged, judgedVisit, own, says, VERDICTS, withDeclarations } from './judged.ts';

const ids = ['necessary/_grecaptcha', 'third-party/_grecaptcha'];

test.each([
  ['with the tracker that it covers', [judged(captcha), judged(own)], [captcha.id]],
  ['though no tracker of it was seen', [judged(own)], []],
])('Saint-Maur’s two rows of _grecaptcha are a notice, %s', (_what, trackers, expected) => {
  expect(found(contradictoryDeclaration, judgedVisit(trackers))).toMatchObject([
    { rule: 'contradictory-declaration', severity: 'notice', trackers: expected, declarations: ids },
  ]);
});

test('the notice names the rows and their categories', () => {
  const [en, fr] = says(contradictoryDeclaration, judgedVisit([]));
  expect(en).toBe(
    'The charter declares _grecaptcha in sections of different kinds: necessary and third-party. Where several apply, the strictest counts.',
  );
  expect(fr).toMatch(/_grecaptcha.*nécessaire et tiers\. Là où plusieurs s’appliquent, la plus stricte est retenue\.$/);
  expect(en + fr).not.toMatch(VERDICTS);
});

test.each([
  ['the same row twice in one category', [declaration(['a']), declaration(['a'], { id: 'necessary/a-2' })]],
  ['different names in different categories', [declaration(['a']), declaration(['b'], { category: 'third-party' })]],
  [
    'a cookie and a storage key of one name',
    [declaration(['a'], { kind: 'cookie' }), declaration(['a'], { kind: 'localStorage', category: 'third-party' })],
  ],
  ['rows without names', [declaration([]), declaration([], { category: 'third-party' })]],
  ['no rows', []],
])('%s is no contradiction', (_what, declarations) => {
  expect(found(contradictoryDeclaration, judgedVisit([], withDeclarations(...declarations)))).toEqual([]);
});

test('only trackers that rows of different kinds cover are named', () => {
  const rows = [declaration(['a', 'b']), declaration(['a'], { category: 'third-party' })];
  const of = (name: string) => judged(tracker(name), 'none', rows);
  const [finding, ...others] = found(
    contradictoryDeclaration,
    judgedVisit([of('a'), of('b')], withDeclarations(...rows)),
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ trackers: [tracker('a').id], declarations: ['necessary/a', 'third-party/a'] });
});

test('a name that one row writes and another has a pattern of is a contradiction once it is seen', () => {
  const rows = [declaration(['_ga_X']), declaration(['_ga_*'], { provider: 'Google', category: 'third-party' })];
  const visit = (...names: string[]) =>
    judgedVisit(
      names.map((name) => judged(tracker(name), 'none', rows)),
      withDeclarations(...rows),
    );
  expect(found(contradictoryDeclaration, visit('_ga_X', '_ga_Y'))).toMatchObject([
    { trackers: [tracker('_ga_X').id], declarations: ['necessary/_ga_X', 'third-party/_ga_*'] },
  ]);
  expect(found(contradictoryDeclaration, visit('_ga_Y'))).toEqual([]);
});

test('of several contradictions each names its own trackers', () => {
  const rows = ['a', 'b'].flatMap((name) => [declaration([name]), declaration([name], { category: 'third-party' })]);
  const trackers = ['a', 'b'].map((name) => judged(tracker(name), 'none', rows));
  expect(found(contradictoryDeclaration, judgedVisit(trackers, withDeclarations(...rows)))).toMatchObject([
    { trackers: [tracker('a').id], declarations: ['necessary/a', 'third-party/a'] },
    { trackers: [tracker('b').id], declarations: ['necessary/b', 'third-party/b'] },
  ]);
});

test('a name that contradicts a pattern is told, though the pattern contradicts itself', () => {
  const google = { provider: 'Google' };
  const rows = [
    declaration(['_ga_*'], google),
    declaration(['_ga_*'], { ...google, category: 'third-party' }),
    declaration(['_ga_X'], google),
  ];
  const visit = judgedVisit([judged(tracker('_ga_X'), 'none', rows)], withDeclarations(...rows));
  expect(found(contradictoryDeclaration, visit).map(({ declarations }) => declarations)).toEqual([
    ['necessary/_ga_*', 'third-party/_ga_*'],
    ['necessary/_ga_X', 'third-party/_ga_*'],
  ]);
});

test('trackers are told of once, in whichever order they were seen', () => {
  const rows = [
    declaration(['tag_*'], { category: 'statistics' }),
    declaration(['tag_id*'], { category: 'first-party' }),
    declaration(['tag_id_*']),
  ];
  const trackers = ['tag_id_1', 'tag_id1'].map((name) => judged(tracker(name), 'none', rows));
  for (const order of [trackers, trackers.toReversed()])
    expect(found(contradictoryDeclaration, judgedVisit(order, withDeclarations(...rows)))).toMatchObject([
      { declarations: rows.map(({ id }) => id) },
    ]);
});

test('a name that objects have by nature contradicts itself like any other', () => {
  const rows = [declaration(['__proto__']), declaration(['__proto__'], { category: 'statistics' })];
  expect(found(contradictoryDeclaration, judgedVisit([], withDeclarations(...rows)))).toHaveLength(1);
});

test.each(['cookie', 'unspecified'] as const)(
  'a row that does not say what it declares contradicts one of a %s',
  (kind) => {
    const rows = [declaration(['a'], { kind }), declaration(['a'], { category: 'third-party' })];
    for (const order of [rows, rows.toReversed()])
      expect(found(contradictoryDeclaration, judgedVisit([], withDeclarations(...order)))).toMatchObject([
        { declarations: order.map(({ id }) => id) },
      ]);
  },
);

test('two rows of cookies by one name contradict each other', () => {
  const rows = [
    declaration(['a'], { kind: 'cookie' }),
    declaration(['a'], { kind: 'cookie', category: 'third-party' }),
  ];
  expect(found(contradictoryDeclaration, judgedVisit([], withDeclarations(...rows)))).toHaveLength(1);
});

test.each([
  ['two companies is none', 'Opendatasoft', 'Instagram', 0],
  ['one company, called shorter once, is one', 'Google', 'Google Analytics', 1],
  ['a company and nobody is one', 'Opendatasoft', null, 1],
])('one name in two sections of %s', (_whose, provider, others, told) => {
  const rows = [
    declaration(['csrftoken'], { provider }),
    declaration(['csrftoken'], { provider: others, category: 'third-party' }),
  ];
  for (const order of [rows, rows.toReversed()]) {
    const findings = found(contradictoryDeclaration, judgedVisit([], withDeclarations(...order)));
    expect(findings.map(({ declarations }) => declarations.length)).toEqual(told ? [2] : []);
  }
});
