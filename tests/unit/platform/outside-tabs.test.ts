import { expect, test, vi } from 'vitest';
import type { OutsideMaker } from '../../../lib/platform/tabs/outside-tabs.ts';
import type { Watcher } from '../../../lib/platform/tabs/watcher.ts';
import { asks, ofDocument, PAGE, SITE, START } from '../visit/events.ts';
import { TAB, watch } from './watch.ts';

vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }));

const CLOSING = 8;
const CLOSED_PAGE = `${PAGE}dataset/`;
const event = asks(2000, 'https://late.partner.example/', 'late=x; Path=/; Secure; SameSite=None; Partitioned');
const firefox: OutsideMaker = {
  host: new URL(PAGE).hostname,
  site: SITE,
  url: CLOSED_PAGE,
  storeId: '0',
  isDocument: false,
};
const chromium: OutsideMaker = { ...firefox, url: null, storeId: null };
const frame: OutsideMaker = { ...firefox, host: 'outer.partner.example', site: 'https://partner.example' };

async function told(
  tell: (watcher: Watcher) => void,
  { closes = true, storeOf = '0', later = 0 }: { closes?: boolean; storeOf?: string; later?: number } = {},
): Promise<'its own' | 'elsewhere' | 'nothing'> {
  let time = START + 1000;
  const watcher = watch({
    now: () => time,
    openTabs: () => Promise.resolve(new Set([TAB, CLOSING])),
    storeIdOf: (tabId) => Promise.resolve(tabId === CLOSING ? storeOf : '0'),
  });
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  watcher.committed(CLOSING, { at: START + 10, url: CLOSED_PAGE, documentId: 'B' });
  await watcher.tabKnown(CLOSING);
  if (closes) watcher.tabClosed(CLOSING);
  await watcher.tabKnown(TAB);
  time += later;
  tell(watcher);
  const visit = (await watcher.tabKnown(TAB))?.visit;
  expect(visit).toBeDefined();
  if (Object.keys(visit?.attempts ?? {}).length > 0) return 'its own';
  return Object.keys(visit?.elsewhere ?? {}).length > 0 ? 'elsewhere' : 'nothing';
}

const outside = (maker: OutsideMaker) => (watcher: Watcher) => {
  watcher.outsideTabs(maker, event);
};

test.each([
  ['a worker (Firefox)', { ...firefox, url: 'https://data.saint-maur.com/worker.js' }],
  ['a worker, or a page that has closed (Chromium)', chromium],
])('what %s is answered may be of any page of its site', async (_who, maker) => {
  expect(await told(outside(maker))).toBe('its own');
});

test.each([
  ['a page', firefox],
  ['a page’s beacon', { ...chromium, isDocument: true }],
  ['a page’s frame', { ...frame, isDocument: true }],
  ['a page’s frame, of which the page is not told', frame],
])('what %s is answered whose tab has closed is of no page that is still open', async (_who, maker) => {
  expect(await told(outside(maker))).toBe('elsewhere');
  // Another jar is another reader.
  expect(await told(outside({ ...maker, storeId: '1' }))).toBe('nothing');
});

test('what a tab is answered after it has closed is of no page that is still open, for a minute', async () => {
  const answer = (watcher: Watcher) => {
    if (watcher.mayConcern(CLOSING)) watcher.cookiesAsked(CLOSING, event, ofDocument('B'));
  };
  expect(await told(answer)).toBe('elsewhere');
  expect(await told(answer, { later: 61_000 })).toBe('nothing');
  expect(await told(answer, { storeOf: '1' })).toBe('nothing');
});

test('what a stranger is answered concerns no page where no tab has just closed', async () => {
  expect(await told(outside(frame), { closes: false })).toBe('nothing');
  expect(await told(outside(frame), { later: 61_000 })).toBe('nothing');
});
