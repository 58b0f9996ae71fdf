import { describe, expect, test } from 'vitest';
import { noChoice, undecided, unreadable, type Choice, type ChoiceState } from '../../../lib/consent/choice.ts';
import { combine } from '../../../lib/consent/combine.ts';

const choice = (mechanism: string, state: ChoiceState, decidedAt: number | null = null): Choice => ({
  state,
  mechanism,
  choices: { all: state === 'granted' },
  decidedAt,
});

/** The order in which readings count, by mechanism. */
const order = (...choices: Choice[]): (string | null)[] => {
  const { beside = [], ...first } = combine(choices);
  return [first, ...beside].map(({ mechanism }) => mechanism);
};

describe('of several mechanisms', () => {
  test('the stricter counts first, then the platform’s own, then by id', () => {
    const states: ChoiceState[] = ['none', 'unreadable', 'granted', 'partial', 'refused'];
    const all = states.map((state) => choice(state, state));
    expect(order(...all)).toEqual(['refused', 'partial', 'granted', 'unreadable', 'none']);
    expect(order(choice('zeta', 'granted'), choice('alpha', 'granted'), choice('opendatasoft', 'granted'))).toEqual([
      'opendatasoft',
      'alpha',
      'zeta',
    ]);
    expect(order(choice('opendatasoft', 'granted'), choice('alpha', 'granted'))).toEqual(['opendatasoft', 'alpha']);
    expect(order(choice('alpha', 'granted'), choice('zeta', 'granted'))).toEqual(['alpha', 'zeta']);
  });

  test('what is about one service alone counts after every answer to more', () => {
    const narrow = (state: ChoiceState): Choice => ({ ...choice('matomo', state), narrow: true });
    expect(order(narrow('refused'), choice('opendatasoft', 'granted'))).toEqual(['opendatasoft', 'matomo']);
    expect(order(narrow('granted'), choice('klaro', 'refused'))).toEqual(['klaro', 'matomo']);
    expect(order(undecided('opendatasoft'), narrow('refused'))).toEqual(['matomo', 'opendatasoft']);
    expect(order(unreadable('klaro'), narrow('granted'))).toEqual(['matomo', 'klaro']);
  });

  test('none is beside where there is one, and nothing stands where there is none', () => {
    expect(combine([choice('klaro', 'granted')])).not.toHaveProperty('beside');
    expect(combine([noChoice])).toEqual(noChoice);
    expect(combine([])).toEqual(noChoice);
  });
});

describe('of one mechanism read from two places', () => {
  const granted = choice('klaro', 'granted', 2000);
  test.each<[string, Choice, Choice, Choice]>([
    ['what was decided last counts', choice('klaro', 'refused', 1000), granted, granted],
    ['what was decided first does not', granted, choice('klaro', 'refused', 1000), granted],
    ['the first of equals counts', granted, choice('klaro', 'refused', 2000), granted],
    ['a moment counts before none', choice('klaro', 'refused'), granted, granted],
    [
      'the first counts where neither tells',
      choice('klaro', 'granted'),
      choice('klaro', 'refused'),
      choice('klaro', 'granted'),
    ],
    ['what can be read counts before what cannot', unreadable('klaro'), granted, granted],
    ['what can be read goes on counting', granted, unreadable('klaro'), granted],
    ['a choice counts before none', undecided('klaro'), granted, granted],
    ['a choice goes on counting', choice('klaro', 'refused'), undecided('klaro'), choice('klaro', 'refused')],
    ['what cannot be read counts before none', undecided('klaro'), unreadable('klaro'), unreadable('klaro')],
    ['what cannot be read goes on counting', unreadable('klaro'), undecided('klaro'), unreadable('klaro')],
  ])('%s', (_what, first, second, expected) => {
    expect(combine([first, second])).toEqual(expected);
  });
});
