import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { momentTold } from '../../../lib/platform/moment-told.ts';

const NOW = Date.UTC(2026, 10, 26, 10);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['as told', -50, -50],
  ['as told while the background started', -59_000, -59_000],
  ['as told by a clock a little ahead', 900, 900],
  ['now, where it lies further back than any message takes', -61_000, 0],
  ['now, where it is yet to come', 1100, 0],
  ['now, where it is no moment', Number.NaN, 0],
])('a moment is taken %s', (_how, at, expected) => {
  expect(momentTold(NOW + at) - NOW).toBe(expected);
});
