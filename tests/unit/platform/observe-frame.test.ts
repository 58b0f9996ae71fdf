import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { START } from '../visit/events.ts';
import { HOST, inPage, type PageStorage } from './in-page.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that is observed, a second after its start. */
async function observed(items: Record<string, string> = {}) {
  const page = inPage();
  Object.assign(page.localStorage, items);
  const { observeFrameOnce } = await import('../../../lib/platform/in-page/observe-frame.ts');
  observeFrameOnce();
  observeFrameOnce();
  await vi.advanceTimersByTimeAsync(1000);
  return page;
}
const latest = (page: Awaited<ReturnType<typeof observed>>) => page.frames().at(-1);

test('names are told, and no value, and of the address no query', async () => {
  const page = await observed({ theme: 's3cr3t' });
  page.document.cookie = '_ga=GA1.2; uid=s3cr3t';
  await vi.advanceTimersByTimeAsync(500);
  expect(page.frames()[0]).toMatchObject({ first: true, url: `https://${HOST}/`, host: HOST, localStorage: ['theme'] });
  expect(latest(page)).toMatchObject({ first: false, cookieNames: ['_ga', 'uid'] });
  expect(JSON.stringify([page.frames(), page.choices()])).not.toMatch(/s3cr3t|GA1|q=1/);
});

test('what is the same is not told again, unless that is asked for', async () => {
  const page = await observed();
  const told = page.frames().length;
  await vi.advanceTimersByTimeAsync(5000);
  expect(page.frames()).toHaveLength(told);
  expect(page.answers({ type: 'look' })).toEqual([]);
  expect(page.frames()).toHaveLength(told + 1);
});

test('a page out of sight is looked at as long as it may still load', async () => {
  const page = await observed();
  page.document.visibilityState = 'hidden';
  await vi.advanceTimersByTimeAsync(15_000);
  Object.assign(page.localStorage, { late: '1' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(latest(page)?.localStorage).toEqual([]);
  page.document.visibilityState = 'visible';
  await vi.advanceTimersByTimeAsync(2000);
  expect(latest(page)?.localStorage).toEqual(['late']);
});

describe('a value is answered', () => {
  const wanted = { type: 'item-value', kind: 'localStorage', name: 'theme', host: HOST };
  test.each<[string, object, unknown[]]>([
    ['where it is asked for', {}, ['dark']],
    ['as none where it has gone', { name: 'gone' }, [null]],
    ['not of another frame’s host', { host: 'www.google.com' }, []],
    ['not of a cookie', { kind: 'cookie' }, []],
    ['not without a name', { name: 7 }, []],
    ['not to another question', { type: 'look' }, []],
  ])('%s', async (_what, rest, expected) => {
    const page = await observed({ theme: 'dark' });
    expect(page.answers({ ...wanted, ...rest })).toEqual(expected);
  });
});

describe('a click', () => {
  const gestureAfter = async (type: string, event: object) => {
    const page = await observed();
    page.fire(type, { isTrusted: true, ...event });
    return latest(page)?.gestureAt ?? null;
  };

  test.each<[string, string, object, boolean]>([
    ['of the visitor', 'click', {}, true],
    ['that the page makes up', 'click', { isTrusted: false }, false],
    ['of a mouse that is pressed', 'pointerdown', { pointerType: 'mouse' }, true],
    ['of a finger that may only begin to scroll', 'pointerdown', { pointerType: 'touch' }, false],
    ['of a finger that is lifted', 'pointerup', { pointerType: 'touch' }, true],
    ['of a mouse that is let go', 'pointerup', { pointerType: 'mouse' }, false],
  ])('%s counts: %s', async (_what, type, event, counts) => {
    expect(await gestureAfter(type, event)).toBe(counts ? START + 1000 : null);
  });

  test.each([
    ['Enter', true],
    [' ', true],
    ['a', false],
  ])('by the key %j counts: %s', async (key, counts) => {
    const page = await observed();
    page.fire('keydown', Object.assign(new page.KeyboardEvent(), { isTrusted: true, key }));
    expect(latest(page)?.gestureAt ?? null).toBe(counts ? START + 1000 : null);
  });

  test('comes after what stood before it', async () => {
    const page = await observed();
    Object.assign(page.localStorage, { before: '1' });
    page.fire('click', { isTrusted: true });
    expect(page.frames().slice(-2)).toMatchObject([
      { localStorage: ['before'], gestureAt: null },
      { localStorage: ['before'], gestureAt: START + 1000 },
    ]);
  });
});

describe('a key that another document wrote', () => {
  const written = (page: { localStorage: PageStorage }, rest: object = {}) => ({
    key: 'theirs',
    oldValue: null,
    newValue: '1',
    storageArea: page.localStorage,
    ...rest,
  });

  test('is told as foreign', async () => {
    const page = await observed();
    Object.assign(page.localStorage, { theirs: '1' });
    page.fire('storage', written(page));
    expect(latest(page)).toMatchObject({ localStorage: ['theirs'], foreign: { localStorage: ['theirs'] } });
  });

  test.each([
    ['a value that was there before', { oldValue: '0' }],
    ['what was taken away', { newValue: null }],
    ['all that was taken away', { key: null }],
    ['what one tab keeps for itself', { storageArea: null }],
  ])('is none where it is %s', async (_what, rest) => {
    const page = await observed();
    page.fire('storage', written(page, rest));
    expect(latest(page)?.foreign.localStorage).toEqual([]);
  });

  test('while the page waited for Back is told as foreign once it is back', async () => {
    const page = await observed({ own: '1' });
    Object.assign(page.localStorage, { theirs: '1' });
    page.fire('pageshow', { persisted: true });
    expect(latest(page)).toMatchObject({ localStorage: ['own', 'theirs'], foreign: { localStorage: ['theirs'] } });
  });

  test('is none of what a page that was just loaded has', async () => {
    const page = await observed();
    Object.assign(page.localStorage, { own: '1' });
    page.fire('pageshow', { persisted: false });
    expect(latest(page)).toMatchObject({ localStorage: ['own'], foreign: { localStorage: [] } });
  });
});
