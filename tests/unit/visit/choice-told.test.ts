import { expect, test } from 'vitest';
import { noChoice, type Choice } from '../../../lib/consent/choice.ts';
import { combine } from '../../../lib/consent/combine.ts';
import { coveringAt } from '../../../lib/consent/covering-at.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import type { Visit } from '../../../lib/visit/visit.ts';
import { choiceTold, choicesOf } from '../../../lib/visit/observe-choice.ts';
import { about } from '../consent/subjects.ts';
import { after, chooses, gone, holds, jarCookie, START, stored, visitTo } from './events.ts';

const granted = readPreferences('{"ga":true}');
const refused = readPreferences('{"ga":false}');

const coverage = (visit: Visit, at: number) =>
  coveringAt(choicesOf(visit), [], about('google-analytics'), START + at).coverage;

/** A choice is made over another; browsers tell the old one first. */
function replacing(visit: Visit, at: number): Visit {
  return (['replaced', 'stored'] as const).reduce((told, change) => {
    const event = choiceTold(told, { at: START + at, change }, change === 'stored' ? refused : granted);
    return event ? after(told, event) : told;
  }, visit);
}

test('a choice that is replaced before the jar was first read had stood since the visit began', () => {
  const visit = replacing(visitTo(), 300);
  expect(coverage(visit, 0)).toBe('granted');
  expect(coverage(visit, 299)).toBe('granted');
  expect(coverage(visit, 300)).toBe('refused');
});

test('a change on the way to the page, such as the click that loads it anew, says nothing of the page before it', () => {
  for (const committedAt of [null, START + 400])
    expect(coverage(replacing(visitTo({ committedAt }), 300), 0)).toBe('refused');
});

test('what the jar said before counts more than what a change tells of the past', () => {
  const visit = replacing(after(visitTo(), chooses(50)), 300);
  for (const at of [10, 100]) expect(coverage(visit, at)).toBe('none');
  expect(coverage(visit, 300)).toBe('refused');
});

test('a choice that goes, and a cookie that keeps none, tell nothing', () => {
  expect(choiceTold(visitTo(), { at: START, change: 'gone' }, granted)).toBeNull();
  for (const change of ['stored', 'replaced', 'gone'] as const)
    expect(choiceTold(visitTo(), { at: START, change }, null)).toBeNull();
});

test('a choice that a cookie tells may have been made since the jar was last read, where no click tells when', () => {
  const read = after(visitTo(), chooses(100), holds(100));
  const told = choiceTold(read, { at: START + 4000, change: 'stored' }, granted);
  const visit = told ? after(read, told) : read;
  expect(coverage(visit, 101)).toBe('granted');
  expect(coverage(visit, 100)).toBe('none');
});

test('a choice that is told while another tab shows the site may come from a click there', () => {
  const company = { type: 'company', at: START + 500, host: 'data.saint-maur.com' } as const;
  const told = (visit: Visit) => after(visit, chooses(100), { ...chooses(10_000, granted), from: 'cookie' });
  const beside = told(after(visitTo(), company));
  expect([7000, 7001, 9999].map((at) => coverage(beside, at))).toEqual(['none', 'granted', 'granted']);
  expect(coverage(told(visitTo()), 9999)).toBe('none');
  expect(coverage(told(after(visitTo(), { ...company, at: START + 10_001 })), 9999)).toBe('none');
});

test.each([
  ['refusal and acceptance', [refused, granted], 'refused'],
  ['acceptance and refusal', [granted, refused], 'granted'],
] as const)(
  'while another tab shows the site, of two clicks here each made its own choice: %s',
  (_what, [first, then], between) => {
    const company = { type: 'company', at: START + 500, host: 'data.saint-maur.com' } as const;
    const clicks = [1000, 2400].map((at) => START + at);
    const told = (...events: VisitEvent[]) =>
      choicesOf(after(visitTo(), chooses(100), ...events, chooses(1010, first), chooses(2410, then)));
    for (const choices of [told(company), told()])
      expect(coveringAt(choices, clicks, about('google-analytics'), START + 2310).coverage).toBe(between);
  },
);

test('a manager that waited for a choice, and says later that it found one, was not found with it', () => {
  const waits = { ...chooses(500), from: 'manager' } as const;
  const found = { ...chooses(10_000, granted), from: 'manager', stood: true } as const;
  const visit = after(visitTo(), waits, found);
  expect([499, 500, 9999, 10_000].map((at) => coverage(visit, at))).toEqual(['none', 'none', 'none', 'granted']);
  // Opened once more, it waits again, and what was chosen stands.
  expect(coverage(after(visit, { ...waits, at: START + 20_000 }), 21_000)).toBe('granted');
});

test('a manager that says again that it found the choice does not take back when that was made', () => {
  const made = { ...chooses(5400, granted), from: 'manager' } as const;
  const visit = after(visitTo(), chooses(1), made, { ...made, at: START + 60_000, stood: true });
  expect(coverage(visit, 500)).toBe('none');
  expect(coverage(visit, 5400)).toBe('granted');
  expect(coverage(after(visitTo(), chooses(1), { ...made, stood: true }), 500)).toBe('granted');
});

test.each(['storage', 'manager'] as const)(
  'a choice that a %s tells may have been made since the look before',
  (from) => {
    const waits = { ...chooses(100), from };
    const made = { ...chooses(900, granted), from };
    expect(coverage(after(visitTo(), waits, { ...made, unseenFor: 500 }), 401)).toBe('granted');
    expect(coverage(after(visitTo(), waits, { ...made, unseenFor: 500 }), 400)).toBe('none');
    expect(coverage(after(visitTo(), waits, made), 899)).toBe('none');
  },
);

test('a page that has kept a choice offers one, though nothing keeps it any more', () => {
  const offered = (visit: Visit) => choicesOf(visit).map(({ choice }) => [choice.state, choice.mechanism]);
  const of = (from?: 'storage') =>
    after(
      visitTo(),
      ...[0, 1, 2].map((at) => ({ ...chooses(100 * at, at === 1 ? granted : noChoice), ...(from && { from }) })),
    );
  for (const visit of [of(), of('storage')])
    expect(offered(visit)).toEqual([
      ['none', null],
      ['granted', 'opendatasoft'],
      ['none', 'opendatasoft'],
    ]);
});

test('a choice that a late reading of the jar shows was made when its cookie was set', () => {
  const set = stored(300, jarCookie('orejime'));
  const accepted: Choice = { state: 'granted', mechanism: 'orejime', choices: { ga: true }, decidedAt: null };
  const denied: Choice = { ...accepted, state: 'refused', choices: { ga: false } };
  const read = after(visitTo(), chooses(100, accepted), holds(100), set);
  const late = after(read, { ...chooses(2500, denied), unseenFor: 2400 });
  expect([299, 300].map((at) => coverage(late, at))).toEqual(['granted', 'refused']);
  // What no set since the reading before explains is as old as that which shows it.
  const unheard = after(read, holds(400), { ...chooses(2500, denied), unseenFor: 2100 });
  expect([300, 2499, 2500].map((at) => coverage(unheard, at))).toEqual(['granted', 'granted', 'refused']);
  // What another cookie told meanwhile does not stand against it.
  const meanwhile = after(read, { ...chooses(350, refused), from: 'cookie' });
  const both = combine([denied, refused]);
  expect(choicesOf(after(meanwhile, { ...chooses(2500, both), unseenFor: 2400 })).at(-1)).toMatchObject({
    choice: both,
  });
});

test('a late reading that may show a choice made since it was asked for takes back no consent that stood before', () => {
  const cookie = jarCookie('orejime');
  const accepted: Choice = { state: 'granted', mechanism: 'orejime', choices: { ga: true }, decidedAt: null };
  const denied: Choice = { ...accepted, state: 'refused', choices: { ga: false } };
  const late = { ...chooses(2500, denied), unseenFor: 2400 };
  // As it stands, the site keeps it for longer with each answer.
  const kept = after(visitTo(), chooses(100, accepted), holds(100), stored(300, cookie));
  for (const [change, from] of [
    [stored(2510, cookie), 2500],
    [gone(2400, jarCookie('eu-consent')), 2400],
  ] as const) {
    const read = after(kept, change, late);
    expect([1500, from - 1, from].map((at) => coverage(read, at))).toEqual(['granted', 'granted', 'refused']);
  }
});

test('a choice beside another that is lost since takes back nothing of what that allowed before', () => {
  const [allowing, denying] = [jarCookie('klaro'), jarCookie('orejime')];
  const denied: Choice = { state: 'refused', mechanism: 'orejime', choices: { youtube: false }, decidedAt: null };
  const accepted: Choice = { state: 'granted', mechanism: 'klaro', choices: { ga: true }, decidedAt: null };
  const read = after(
    visitTo(),
    chooses(100, accepted),
    holds(100, allowing),
    stored(300, denying),
    gone(2400, allowing),
  );
  const late = after(read, { ...chooses(2500, denied), unseenFor: 2400 });
  expect([1500, 2399, 2400].map((at) => coverage(late, at))).toEqual(['granted', 'granted', 'refused']);
});

test('what a page’s storage or its manager shows is not dated by a cookie of that name', () => {
  const denied: Choice = { state: 'refused', mechanism: 'klaro', choices: { ga: false }, decidedAt: null };
  const looked = { ...chooses(100), from: 'storage' } as const;
  const read = after(visitTo(), chooses(100), looked, holds(100), stored(300, jarCookie('klaro')));
  for (const from of ['storage', 'manager'] as const) {
    const told = after(read, { ...chooses(2500, denied), from, unseenFor: 2400 });
    expect([2499, 2500].map((at) => coverage(told, at))).toEqual(['none', 'refused']);
  }
});

test('a late reading is dated by no cookie of another site or mechanism, and reaches back no further than the one before', () => {
  const accepted: Choice = { state: 'granted', mechanism: 'orejime', choices: { ga: true }, decidedAt: null };
  const others = [jarCookie('orejime', { domain: 'embedded.example' }), jarCookie('cc_cookie')];
  const kept = after(visitTo(), chooses(100), holds(100), stored(300, jarCookie('orejime')));
  const read = after(kept, ...others.map((cookie) => stored(1000, cookie)), {
    ...chooses(2500, accepted),
    unseenFor: 2400,
  });
  expect(choicesOf(read)).toMatchObject([{ at: START + 100 }, { at: START + 300, unseenFor: 200 }]);
});
