import { expect, test, vi } from 'vitest';
import type { Cookies } from '../../../lib/platform/browser.ts';
import type { Watcher } from '../../../lib/platform/tabs/watcher.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { jarCookie, PAGE, START, stored } from '../visit/events.ts';
import { TAB, watch } from './watch.ts';

vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }));

test('a page that comes back within seconds has set what it had set, and not what the page between them set', async () => {
  let time = START;
  const watcher = watch({ now: () => time });
  const at = async (moment: number, tell: (watcher: Watcher, at: number) => void) => {
    time = START + moment;
    tell(watcher, time);
    await watcher.tabKnown(TAB);
  };
  const shows = (documentId: string) => (told: Watcher, moment: number) => {
    told.committed(TAB, { at: moment, url: PAGE, documentId });
  };
  const sets = (name: string) => (told: Watcher, moment: number) => {
    const cookie = jarCookie(name, { domain: 'saint-maur.com', hostOnly: false });
    told.cookieChanged({ storeId: '0', event: stored(moment - START, cookie), cookie: {} as Cookies.Cookie });
  };
  await watcher.tabKnown(TAB);
  await at(0, (told) => {
    told.navigationStarted(TAB, { at: START, requestId: '1', url: PAGE });
  });
  await at(40, shows('A'));
  await at(1000, sets('_ga'));
  await at(2000, (told) => {
    told.navigationStarted(TAB, { at: START + 2000, requestId: '2', url: PAGE });
  });
  await at(2040, shows('B'));
  await at(2500, sets('_gid'));
  await at(3000, shows('A'));
  const visit = (await watcher.tabKnown(TAB))?.visit;
  const seen = visit ? trackersOf(visit).map(({ name, elsewhere }) => [name, elsewhere]) : [];
  expect(visit?.documentId).toBe('A');
  expect(seen).toEqual([
    ['_ga', false],
    ['_gid', true],
  ]);
});
