import { beforeEach, expect, test, vi } from 'vitest';
import { jarCookie, readValue } from '../../../lib/platform/jar/jar.ts';
import { readTrackerValue } from '../../../lib/platform/jar/tracker-value.ts';
import { openTab } from '../../../lib/visit/tab.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { after, asks, holds, sees, SITE, visitTo } from '../visit/events.ts';

const { getAll, sendMessage } = vi.hoisted(() => ({ getAll: vi.fn(), sendMessage: vi.fn() }));
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: { cookies: { getAll }, tabs: { sendMessage } } }));

beforeEach(() => {
  getAll.mockReset().mockResolvedValue([]);
  sendMessage.mockReset();
});

const cookie = (rest: object) =>
  ({
    name: 'kept',
    domain: 'data.saint-maur.com',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'lax',
    ...rest,
  }) as never;
const wanted = jarCookie(cookie({ partitionKey: { topLevelSite: SITE } }));

test('the value that a person asks to see is that of the very cookie', async () => {
  getAll.mockResolvedValue([
    ...[
      { name: 'other' },
      { domain: 'saint-maur.com' },
      { hostOnly: false },
      { path: '/blog' },
      { partitionKey: undefined },
    ].map((rest) => cookie({ value: 'of another', partitionKey: { topLevelSite: SITE }, ...rest })),
    cookie({ value: 'the one', partitionKey: { topLevelSite: SITE } }),
  ]);
  expect(await readValue(wanted, '1')).toBe('the one');
  expect(getAll).toHaveBeenCalledWith({
    domain: 'data.saint-maur.com',
    storeId: '1',
    partitionKey: { topLevelSite: SITE },
  });
});

test('a value is none once it is gone', async () => {
  expect(await readValue(wanted, '1')).toBeNull();
});

const visit = after(
  visitTo(),
  holds(10, jarCookie(cookie({ name: 'own' }))),
  sees(20, { localStorage: ['klaro'] }),
  asks(30, 'https://pixel.adnetwork.example/p.gif', 'refused=1'),
);
const tab = { ...openTab('0'), visit };
const idOf = (name: string) => trackersOf(visit).find((tracker) => tracker.name === name)?.id ?? name;

test('a value is read from the jar, or from the page, by what it is', async () => {
  getAll.mockResolvedValue([cookie({ name: 'own', value: 'of the jar' })]);
  expect(await readTrackerValue(7, tab, idOf('own'))).toBe('of the jar');
  expect(getAll.mock.calls).toEqual([[{ domain: 'data.saint-maur.com', storeId: '0' }]]);
  sendMessage.mockResolvedValue('of the page');
  expect(await readTrackerValue(7, tab, idOf('klaro'))).toBe('of the page');
  const message = { type: 'item-value', kind: 'localStorage', name: 'klaro', host: 'data.saint-maur.com' };
  expect(sendMessage.mock.calls).toEqual([[7, message]]);
});

test.each(['unheard-of', 'refused'])('a value is none of what is not kept: %s', async (name) => {
  expect(await readTrackerValue(7, tab, idOf(name))).toBeNull();
  expect(await readTrackerValue(7, openTab('0'), idOf(name))).toBeNull();
  expect(sendMessage).not.toHaveBeenCalled();
});

test('a value is none where the page answers something else, or has gone', async () => {
  sendMessage.mockResolvedValueOnce({ value: 1 }).mockRejectedValueOnce(new Error('no tab'));
  expect(await readTrackerValue(7, tab, idOf('klaro'))).toBeNull();
  expect(await readTrackerValue(7, tab, idOf('klaro'))).toBeNull();
});
