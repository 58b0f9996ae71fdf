import { expect, test } from 'vitest';
import { choiceOf } from '../../../lib/consent/choice-of.ts';
import { knownKey } from '../../../lib/consent/known-keys.ts';

const mechanism = { id: 'klaro', meaning: knownKey };
const answers = (count: number, key = 'unheard-of') =>
  Array.from({ length: count }, (_, at) => [`${key}-${at}`, false] as const);

test('of any number of answers two hundred are kept, those whose meaning is known among them', () => {
  const choices = (all: readonly (readonly [string, boolean])[]) => Object.keys(choiceOf(mechanism, all).choices);
  expect(choices(answers(200))).toHaveLength(200);
  const many = choices([...answers(300), ['matomo', true]]);
  expect(many).toHaveLength(200);
  expect(many[0]).toBe('matomo');
});

test('a key of 120 characters is kept, and a longer one is none', () => {
  expect(choiceOf(mechanism, [['k'.repeat(120), true]]).state).toBe('granted');
  expect(choiceOf(mechanism, [['k'.repeat(121), true]]).state).toBe('unreadable');
});

test('without answers it is undecided while a question is open, else unreadable', () => {
  expect(choiceOf(mechanism, [], { open: true })).toMatchObject({ state: 'none', mechanism: 'klaro' });
  expect(choiceOf(mechanism, [])).toMatchObject({ state: 'unreadable', mechanism: 'klaro' });
  expect(choiceOf(mechanism, [['matomo', true]], { open: true }).state).toBe('partial');
  expect(choiceOf(mechanism, [['matomo', false]], { open: true }).state).toBe('refused');
});
