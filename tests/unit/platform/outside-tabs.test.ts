import { expect, test, vi } from 'vitest';
import type { OutsideMaker } from '../../../lib/platform/tabs/outside-tabs.ts';
import type { Watcher } from '../../../lib/platform/tabs/watcher.ts';
import { asks, ofDocument, PAGE, SITE, START } from '../visit/events.ts';
import type { StoredTab } from '../../../lib/platform/tabs/tab-store.ts';
import { storeOf, TAB, watch } from './watch.ts';

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
  { closes = true, jarOf = '0', later = 0 }: { closes?: boolean; jarOf?: string; later?: number } = {},
): Promise<'its own' | 'elsewhere' | 'nothing'> {
  let time = START + 1000;
  let isOpen = true;
  const jarOfClosing = () => (isOpen ? Promise.resolve(jarOf) : Promise.reject(new Error('No tab with this id')));
  const watcher = watch({
    now: () => time,
    openTabs: () => Promise.resolve(new Set([TAB, CLOSING])),
    storeIdOf: (tabId) => (tabId === CLOSING ? jarOfClosing() : Promise.resolve('0')),
  });
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  watcher.committed(CLOSING, { at: START + 10, url: CLOSED_PAGE, documentId: 'B' });
  await watcher.tabKnown(CLOSING);
  if (closes) watcher.tabClosed(CLOSING);
  await watcher.tabKnown(TAB);
  isOpen = !closes;
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

test('what a worker is answered may be of any page of its site', async () => {
  expect(await told(outside({ ...firefox, url: 'https://data.saint-maur.com/worker.js' }))).toBe('its own');
  expect(await told(outside(chromium), { closes: false })).toBe('its own');
});

test('where it may be a worker or a page that has closed (Chromium), it is the page for some seconds', async () => {
  expect(await told(outside(chromium))).toBe('elsewhere');
  expect(await told(outside(chromium), { later: 6000 })).toBe('its own');
});

test.each([
  ['a page', firefox],
  ['a page’s beacon', { ...chromium, isDocument: true }],
  ['a page’s frame', { ...frame, isDocument: true }],
  ['a page’s frame, of which the page is not told', frame],
  ['a page’s frame that has no origin', { ...chromium, host: null, site: null, isDocument: true }],
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
  expect(await told(answer, { jarOf: '1' })).toBe('nothing');
});

test('what a tab of another jar is answered after it has closed explains nothing of this one', async () => {
  const own = asks(2000, PAGE, 'sid=x');
  const answer = (watcher: Watcher) => {
    watcher.cookiesAsked(CLOSING, own, ofDocument('B'));
  };
  expect(await told(answer)).toBe('elsewhere');
  expect(await told(answer, { jarOf: '1' })).toBe('nothing');
});

test('what a tab with a frame of the portal is answered is not of another tab’s page, which has just closed', async () => {
  const answer = (watcher: Watcher) => {
    watcher.cookiesAsked(9, event, ofDocument('C'));
  };
  expect(await told(answer)).toBe('nothing');
});

test('what a stranger is answered concerns no page where no tab has just closed', async () => {
  expect(await told(outside(frame), { closes: false })).toBe('nothing');
  expect(await told(outside(frame), { later: 61_000 })).toBe('nothing');
});

test('what a frame sent that a page took away may be of any page of its site where no tab has just closed', async () => {
  const gone = { ...chromium, isDocument: true };
  expect(await told(outside(gone), { closes: false })).toBe('its own');
});

test('what a frame without an origin is told to keep for the page’s own site may be the page’s', async () => {
  const sandboxed = { ...chromium, host: null, site: null, isDocument: true };
  const own = asks(2000, PAGE, 'sid=x');
  const tell = (watcher: Watcher) => {
    watcher.outsideTabs(sandboxed, own);
  };
  expect(await told(tell, { closes: false })).toBe('nothing');
  expect(await told(tell)).toBe('elsewhere');
});

test('what a page is answered that is not watched is of no page of its site', async () => {
  const city = { ...firefox, host: 'www.saint-maur.com', url: 'https://www.saint-maur.com/adieu/' };
  expect(await told(outside(city), { closes: false })).toBe('elsewhere');
});

test('what a page is answered that its tab showed before the one that it closed on is of no page that is still open', async () => {
  const leaves = (watcher: Watcher) => {
    watcher.committed(CLOSING, { at: START + 900, url: `${PAGE}explore/`, documentId: 'C' });
    watcher.tabClosed(CLOSING);
    watcher.outsideTabs(firefox, event);
  };
  expect(await told(leaves, { closes: false })).toBe('elsewhere');
});

test('a tab that closed while the background had ended is one that has just closed', async () => {
  const tabs = new Map<number, StoredTab>();
  const open = new Set([TAB, CLOSING]);
  const again = () => watch({ store: storeOf(tabs), openTabs: () => Promise.resolve(open), now: () => START + 3000 });
  const first = again();
  first.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  first.committed(CLOSING, { at: START + 10, url: CLOSED_PAGE, documentId: 'B' });
  await first.tabKnown(CLOSING);
  open.delete(CLOSING);
  const second = again();
  second.tabClosed(CLOSING);
  second.outsideTabs(firefox, event);
  const visit = (await second.tabKnown(TAB))?.visit;
  expect(visit?.attempts).toEqual({});
  expect(Object.keys(visit?.elsewhere ?? {})).toHaveLength(1);
});
