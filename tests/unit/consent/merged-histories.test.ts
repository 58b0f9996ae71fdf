import { describe, expect, test } from 'vitest';
import { noChoice, readingsOf, type Choice } from '../../../lib/consent/choice.ts';
import { coveringAt } from '../../../lib/consent/covering-at.ts';
import { mergeHistories, recordChoice, type RecordedChoice, withReading } from '../../../lib/consent/history.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { about } from './subjects.ts';

const granted = readPreferences('{"matomo":true}');
const refused = readPreferences('{"matomo":false}');

const history = (...readings: [number, Choice][]): RecordedChoice[] =>
  readings.reduce<RecordedChoice[]>((before, [at, choice]) => recordChoice(before, { at, choice }), []);

describe('what the jar and the storage of one page record', () => {
  const inStorage = readStored([{ kind: 'localStorage', name: 'klaro', value: '{"youtube":true}' }]);
  const states = (merged: readonly RecordedChoice[]): string =>
    merged
      .map(
        ({ at, choice }) =>
          `${at} ${readingsOf(choice)
            .map(({ mechanism }) => mechanism ?? 'none')
            .join('+')}`,
      )
      .join(', ');

  test.each<[string, RecordedChoice[], RecordedChoice[], string]>([
    ['stands as one where the other has nothing', history([0, noChoice], [9, granted]), [], '0 none, 9 opendatasoft'],
    ['stands as the other where the one has nothing', [], history([3, inStorage]), '3 klaro'],
    [
      'stands together from the moment that both are there',
      history([0, noChoice], [9, refused]),
      history([1, noChoice], [5, inStorage]),
      '0 none, 5 klaro, 9 opendatasoft+klaro',
    ],
    ['leaves out moments at which nothing changes', history([0, granted]), history([5, noChoice]), '0 opendatasoft'],
  ])('%s', (_what, jar, storage, expected) => {
    expect(states(mergeHistories(jar, storage))).toBe(expected);
  });

  test('is the same whichever comes first', () => {
    const jar = history([0, noChoice], [9, refused]);
    const storage = history([1, noChoice], [5, inStorage]);
    expect(mergeHistories(storage, jar)).toEqual(mergeHistories(jar, storage));
  });
});

test('what was recorded while another tab showed the site stays so beside what the storage records', () => {
  const beside: RecordedChoice[] = [
    { at: 0, choice: noChoice },
    { at: 9000, choice: granted, inCompany: true },
  ];
  const merged = mergeHistories(beside, history([1, noChoice]));
  expect([5999, 6001].map((at) => coveringAt(merged, [], about('matomo'), at).coverage)).toEqual(['none', 'granted']);
});

test('what nobody looked at for long counts for as long while another tab shows the site', () => {
  const readings: RecordedChoice[] = [
    { at: 0, choice: noChoice },
    { at: 9000, choice: granted, unseenFor: 5000, inCompany: true },
  ];
  expect([3999, 4001].map((at) => coveringAt(readings, [], about('matomo'), at).coverage)).toEqual(['none', 'granted']);
});

describe('a new reading of one mechanism', () => {
  const services = (value: string) => readStored([{ kind: 'cookie', name: 'tarteaucitron', value }]);

  test('goes beside what the others record', () => {
    const choice = withReading(granted, services('!gtag=false'));
    expect(readingsOf(choice).map(({ mechanism, state }) => [mechanism, state])).toEqual([
      ['tarteaucitron', 'refused'],
      ['opendatasoft', 'granted'],
    ]);
  });

  test('takes the place of its earlier one', () => {
    expect(withReading(withReading(granted, services('!gtag=false')), refused)).toEqual(
      withReading(refused, services('!gtag=false')),
    );
    expect(withReading(granted, refused)).toEqual(refused);
    expect(withReading(noChoice, refused)).toEqual(refused);
    expect(withReading(readPreferences('{"matomo":true,"timestamp":1795305600}'), refused)).toEqual(refused);
  });
});

test('where two places record a choice at one moment, it may have been made since the longer ago of the two looks', () => {
  const told = (unseenFor: number) => recordChoice(history([0, noChoice]), { at: 1000, choice: granted, unseenFor });
  for (const merged of [mergeHistories(told(300), told(800)), mergeHistories(told(800), told(300))])
    expect(coveringAt(merged, [], about('matomo'), 201).coverage).toBe('granted');
});

test('where nobody looked at one place, what another records later is not taken as made in that time', () => {
  const unlooked = recordChoice(history([0, noChoice]), {
    at: 1000,
    choice: readStored([{ kind: 'localStorage', name: 'klaro', value: '{"youtube":true}' }]),
    unseenFor: 500,
  });
  const looked = history([0, noChoice], [3000, granted]);
  for (const merged of [mergeHistories(unlooked, looked), mergeHistories(looked, unlooked)])
    expect(coveringAt(merged, [], about('matomo'), 2900).coverage).toBe('not-covered');
});

test('one history that is empty leaves the other as it is', () => {
  const one = history([0, noChoice], [1000, granted]);
  expect(mergeHistories(one, [])).toEqual(one);
  expect(mergeHistories([], one)).toEqual(one);
});
