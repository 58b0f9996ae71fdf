import { expect, test } from 'vitest';
import { undecided } from '../../../lib/consent/choice.ts';
import { combine } from '../../../lib/consent/combine.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { contradictoryChoices } from '../../../lib/findings/contradictory-choices.ts';
import { tracker } from '../match/samples.ts';
import { found, judged, judgedVisit, says, VERDICTS } from './judged.ts';

const stored = (preferences: string, services: string) =>
  readStored([
    { kind: 'cookie', name: 'cookies_preferences', value: preferences },
    { kind: 'cookie', name: 'tarteaucitron', value: services },
  ]);

test('two mechanisms that record different answers are told, each with its own', () => {
  const visit = judgedVisit([], { consent: stored('{"ga":true}', '!gtag=false') });
  expect(found(contradictoryChoices, visit)).toMatchObject([{ rule: 'contradictory-choices', severity: 'notice' }]);
  const [en, fr] = says(contradictoryChoices, visit);
  expect(en).toBe(
    'This page keeps your choice more than once, and not alike: tarteaucitron.js: refused and Opendatasoft: accepted. The strictest counts.',
  );
  expect(fr).toContain('tarteaucitron.js : refusé');
  expect(en + fr).not.toMatch(VERDICTS);
});

test.each([
  ['agree', '{"ga":true}', '!gtag=true'],
  ['have nothing in common, though one asks twice,', '{"matomo":true}', '!gtag=true!analytics=false'],
  ['are of one mind, as far as one can be told', '{"ga":true}', '!gtag=true!analytics=false'],
  ['differ only from one that was answered both ways', '{"ga":false}', '!gtag=true!analytics=false'],
  ['were asked different things', '{"ga":true}', '!youtube=true'],
  ['are of no use, one of them', '{', '!youtube=true'],
])('two mechanisms that %s are not', (_what, preferences, services) => {
  expect(found(contradictoryChoices, judgedVisit([], { consent: stored(preferences, services) }))).toEqual([]);
});

test('those that have no answer yet, or one that nobody can read, are not said to have given any', () => {
  const told = stored('{"ga":true}', '!gtag=false');
  const silent = readStored([{ kind: 'cookie', name: 'TC_PRIVACY', value: 'x' }]);
  const consent = combine([told, silent, undecided('klaro')]);
  expect(found(contradictoryChoices, judgedVisit([], { consent }))).toHaveLength(1);
  expect(says(contradictoryChoices, judgedVisit([], { consent }))).toEqual(
    says(contradictoryChoices, judgedVisit([], { consent: told })),
  );
});

test('a service and its purpose that are answered otherwise are told once such a service is seen', () => {
  const consent = readStored([
    { kind: 'cookie', name: 'cookies_preferences', value: '{"ga":false}' },
    { kind: 'cookie', name: 'klaro', value: '{"analytics":true}' },
  ]);
  const seen = judgedVisit([judged(tracker('_ga'))], { consent });
  expect(found(contradictoryChoices, seen)).toHaveLength(1);
  expect(found(contradictoryChoices, judgedVisit([], { consent }))).toEqual([]);
});
