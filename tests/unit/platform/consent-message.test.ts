import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MOST_ITEMS } from '../../../lib/consent/storage-names.ts';
import { readConsentMessage } from '../../../lib/platform/in-page/consent-message.ts';
import { START } from '../visit/events.ts';

const REFUSED = { name: 'klaro', value: '{"analytics":false}' };

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const message = (rest: object = {}) => ({
  type: 'consent',
  at: START,
  host: 'data.saint-maur.com',
  born: 1000,
  items: [REFUSED],
  unseenFor: 0,
  unaskedFor: 0,
  present: [],
  google: false,
  ...rest,
});

test('a choice is decoded, and none of the values goes further', () => {
  const told = readConsentMessage(message({ items: [REFUSED, { name: 'stranger', value: 's3cr3t' }] }));
  expect(told).toMatchObject({
    host: 'data.saint-maur.com',
    born: 1000,
    event: { type: 'choice', from: 'storage', at: START, choice: { state: 'refused', mechanism: 'klaro' } },
    knowsMore: false,
    unaskedFor: 0,
  });
  expect(told?.event).not.toHaveProperty('unseenFor');
  expect(JSON.stringify(told)).not.toMatch(/s3cr3t|stranger|\{\\"/);
});

test.each<[string, unknown]>([
  ['of another kind', message({ type: 'frame' })],
  ['of no kind', 'consent'],
  ['from no host', message({ host: null })],
  ['of no moment', message({ at: '0' })],
  ['without items', message({ items: { 0: REFUSED, length: 1 } })],
])('a message %s is none', (_what, told) => {
  expect(readConsentMessage(told)).toBeNull();
});

test('items of no shape, and more than a script tells, are passed over', () => {
  const none = [null, 7, { name: 'klaro' }, { name: 7, value: '{}' }];
  const state = (items: unknown[]) => readConsentMessage(message({ items }))?.event.choice.state;
  expect(state([...none, REFUSED])).toBe('refused');
  expect(state([...Array<null>(MOST_ITEMS - 1).fill(null), REFUSED])).toBe('refused');
  expect(state([...Array<null>(MOST_ITEMS).fill(null), REFUSED])).toBe('none');
});

test('a value that is too long says nothing of a choice', () => {
  const long = { name: 'klaro', value: `{"analytics":false${' '.repeat(300_000)}}` };
  expect(readConsentMessage(message({ items: [long] }))?.event.choice.state).toBe('unreadable');
});

test.each([
  [null, 0, 0],
  [Number.NaN, 0, 0],
  [Infinity, 0, 0],
  [-5, 0, 0],
  [500, 500, 500],
])('of a gap of %d milliseconds %d are believed', (told, unseenFor, unaskedFor) => {
  const read = readConsentMessage(message({ unseenFor: told, unaskedFor: told }));
  expect([read?.event.unseenFor ?? 0, read?.unaskedFor]).toEqual([unseenFor, unaskedFor]);
});

test.each([
  [START - 60_000, START - 60_000],
  [START - 60_001, START],
  [START + 1001, START],
])('a choice told as of %d counts as of %d', (at, expected) => {
  expect(readConsentMessage(message({ at }))?.event.at).toBe(expected);
});

describe('a page that has a manager', () => {
  test('without a choice waits for one, and its scripts are asked where the manager is the framework’s', () => {
    const waits = (present: unknown) => {
      const { event, knowsMore } = readConsentMessage(message({ items: [], present })) ?? {};
      return [event?.choice.state, event?.choice.mechanism, knowsMore];
    };
    expect(waits(['tarteaucitron', 'unheard-of'])).toEqual(['none', 'tarteaucitron', false]);
    expect(waits(['tcf'])).toEqual(['none', 'tcf', true]);
    expect(waits('tcf')).toEqual(['none', null, false]);
  });

  test('is asked for what Google’s tags were told, too', () => {
    expect(readConsentMessage(message({ google: true }))?.knowsMore).toBe(true);
    expect(readConsentMessage(message({ google: 'yes' }))?.knowsMore).toBe(false);
  });

  test('is none that can be asked where it does not say when it was born', () => {
    expect(readConsentMessage(message({ born: '1000' }))?.born).toBeNaN();
  });
});
