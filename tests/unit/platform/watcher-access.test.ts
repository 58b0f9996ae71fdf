import { expect, test, vi } from 'vitest';
import { noChoice, type Choice } from '../../../lib/consent/choice.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { jarCookie, PAGE, START } from '../visit/events.ts';
import { TAB, watch } from './watch.ts';

vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }));

const granted: Choice = { ...noChoice, state: 'granted', mechanism: 'opendatasoft' };

test.each<[string, string[]]>([
  ['alone', []],
  ['beside another of the domain that came meanwhile', ['www.saint-maur.com']],
])('what stood when access was taken back stands until a page %s can be looked at again', async (_what, came) => {
  let time = START;
  let cookies = [jarCookie('_ga')];
  let beside: string[] = [];
  let isAllowed = true;
  const onChange = vi.fn();
  const watcher = watch({
    now: () => time,
    readJar: () => Promise.resolve(isAllowed ? { domains: ['saint-maur.com'], cookies, choice: granted } : null),
    hostsBeside: () => Promise.resolve(isAllowed ? beside : null),
    onChange,
  });
  const now = async () => (await watcher.tabKnown(TAB))?.visit;
  const seen = async () => {
    const visit = await now();
    return visit ? [trackersOf(visit).map(({ name, state }) => [name, state]), visit.choices.at(-1)?.choice.state] : [];
  };
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  await watcher.tabNow(TAB);
  expect(await seen()).toEqual([[['_ga', 'stored']], 'granted']);

  isAllowed = false;
  time += 5000;
  await watcher.accessTaken();
  await watcher.tabNow(TAB);
  expect(await seen()).toEqual([[['_ga', 'stored']], 'granted']);

  // No reading waits any more.
  await new Promise((resolve) => setTimeout(resolve, 100));
  isAllowed = true;
  cookies = [jarCookie('_gid')];
  beside = came;
  time += 60_000;
  onChange.mockClear();
  await watcher.accessGiven();
  expect(onChange).toHaveBeenCalledWith(TAB, expect.objectContaining({ host: 'data.saint-maur.com' }));
  await expect.poll(seen).toEqual([
    [
      ['_ga', 'removed'],
      ['_gid', 'stored'],
    ],
    'granted',
  ]);
  expect((await now())?.sisters).toEqual(came.map(() => ({ from: time, until: null })));
});

test('a page that came while nothing of it could be heard is looked at once it can be, and was not observed from its start', async () => {
  const onShown = vi.fn();
  const watcher = watch({ onShown, shownDocument: () => Promise.resolve({ url: PAGE, documentId: 'A' }) });
  // Chromium tells of it all the same, and of no request.
  watcher.navigationBegun(TAB, { at: START, url: PAGE });
  watcher.committed(TAB, { at: START + 100, url: PAGE, documentId: 'A' });
  expect((await watcher.tabNow(TAB))?.visit?.observedFromStart).toBe(true);
  onShown.mockClear();
  await watcher.accessGiven();
  expect(onShown.mock.calls).toEqual([[TAB, expect.objectContaining({ observedFromStart: false })]]);
  expect((await watcher.tabKnown(TAB))?.visit?.observedFromStart).toBe(false);
});
