import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readFrameMessage } from '../../../lib/platform/messages.ts';
import { sees, START } from '../visit/events.ts';

vi.mock(import('../../../lib/platform/browser.ts'), () => ({}));

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const read = (rest: object = {}, type: unknown = 'frame') => readFrameMessage({ type, event: { ...sees(0), ...rest } });

test('what a frame tells is taken as it is, and nothing beside it', () => {
  expect(read({ value: 's3cr3t' })).toEqual(sees(0));
});

describe('no event is made of', () => {
  test.each<[string, object]>([
    ['a moment', { at: '0' }],
    ['an address', { url: null }],
    ['a host', { host: 7 }],
    ['whether it is the first look', { first: 'yes' }],
    ['access to storage', { storageAccess: null }],
    ['names of cookies', { cookieNames: [1] }],
    ['names of cookies that are not there', { cookieNames: null }],
    ['keys of local storage', { localStorage: 'a' }],
    ['keys of session storage', { sessionStorage: [null] }],
    ['what is not told', { untold: null }],
    ['a count of local storage', { untold: { localStorage: -1, sessionStorage: 0 } }],
    ['a count of session storage', { untold: { localStorage: 0, sessionStorage: 0.5 } }],
    ['a count that no browser can hold', { untold: { localStorage: 10_000_001, sessionStorage: 0 } }],
    ['what others wrote', { foreign: undefined }],
    ['keys of others in local storage', { foreign: { localStorage: null, sessionStorage: [] } }],
    ['keys of others in session storage', { foreign: { localStorage: [], sessionStorage: [7] } }],
    ['the frames around it', { ancestors: {} }],
    ['a click', { gestureAt: '0' }],
  ])('%s of another shape', (_what, rest) => {
    expect(read(rest)).toBeNull();
  });

  test.each<[string, unknown]>([
    ['another message', { type: 'consent', event: sees(0) }],
    ['a message without one', { type: 'frame' }],
    ['what is no message', null],
  ])('%s', (_what, message) => {
    expect(readFrameMessage(message)).toBeNull();
  });
});

test.each([
  [{ localStorage: null, sessionStorage: null }],
  [{ localStorage: ['klaro'], sessionStorage: ['a', ''] }],
  [{ untold: { localStorage: 10_000_000, sessionStorage: 1 } }],
  [{ foreign: { localStorage: ['a'], sessionStorage: ['b'] } }],
])('what a browser may well tell is believed: %j', (rest) => {
  expect(read(rest)).toEqual({ ...sees(0), ...rest });
});

test.each<[number | null, number | null]>([
  [null, null],
  [START, START],
  [START + 1000, START + 1000],
  [START + 1001, null],
  [START - 3_600_000, START - 3_600_000],
  [START - 3_600_001, null],
  [Number.NaN, null],
])('of a click at %s there is one at %s: one that lies ahead, or too long ago, explains nothing', (told, gestureAt) => {
  expect(read({ gestureAt: told })?.gestureAt).toBe(gestureAt);
});
