import { describe, expect, test } from 'vitest';
import { SORT_KEYS, sortTrackers, type SortKey } from '../../../lib/view/sort-trackers.ts';
import { tracker } from '../../view/reports.ts';

const early = '2026-11-22T09:14:05.000Z';
const late = '2026-11-22T09:14:09.000Z';
const trackers = [
  tracker('item10', { provider: 'Éole', firstSeenAt: late, lifetimeDays: 30, category: 'undeclared' }),
  tracker('item9', { provider: null, firstSeenAt: early, state: 'refused', party: 'third', domain: 'b.example' }),
  tracker('Zero', { provider: 'Zoo', firstSeenAt: late, alreadyThere: true, lifetimeDays: 390, state: 'sent' }),
  tracker('_a', { provider: 'eolas', firstSeenAt: early, kind: 'localStorage', category: 'third-party' }),
];
const warned = new Set([trackers[1]?.id ?? '']);
const sorted = (key: SortKey, descending = false): string =>
  sortTrackers(trackers, key, descending, { language: 'fr', warned })
    .map(({ name }) => name)
    .join(' ');

describe('the table of trackers sorts', () => {
  test.each<[SortKey, string, string]>([
    ['name', '_a item9 item10 Zero', 'Zero item10 item9 _a'],
    ['provider', '_a item10 Zero item9', 'Zero item10 _a item9'],
    ['category', 'item9 Zero _a item10', 'item10 _a item9 Zero'],
    ['party', 'item10 Zero _a item9', 'item9 _a item10 Zero'],
    ['appeared', 'Zero item9 _a item10', 'item10 item9 _a Zero'],
    ['state', 'item10 _a Zero item9', 'item9 Zero item10 _a'],
    ['kept', 'item9 item10 Zero _a', '_a Zero item10 item9'],
    ['finding', 'item9 item10 Zero _a', 'item10 Zero _a item9'],
  ])('by %s', (key, up, down) => {
    expect([sorted(key), sorted(key, true)]).toEqual([up, down]);
  });

  test('every column, and loses nothing', () => {
    for (const key of SORT_KEYS) expect(sorted(key).split(' ')).toHaveLength(trackers.length);
  });
});
