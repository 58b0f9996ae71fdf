import { beforeEach, describe, expect, test, vi } from 'vitest';
import saintMaur from '../../../registries/portals/data.saint-maur.com.json' with { type: 'json' };
import type { Charter } from '../../../lib/charter/declaration.ts';
import { createChartersInUse } from '../../../lib/platform/charters/charters-in-use.ts';
import {
  addCharters,
  keepRead,
  keptCharters,
  keptLimits,
  removeCharter,
} from '../../../lib/platform/charters/kept-charters.ts';
import { memoryStorage } from './memory-storage.ts';
import { ownMessages } from './own-messages.ts';

const browser = vi.hoisted(
  () => ({}) as { storage: ReturnType<typeof memoryStorage>; runtime: ReturnType<typeof ownMessages> },
);

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

beforeEach(() => {
  browser.storage = memoryStorage();
  browser.runtime = ownMessages();
});

const HOST = 'ville.example';
const { format, version, ...bundled } = saintMaur;
const charterOf = (host: string, change: object = {}) => ({ ...bundled, host, ...change });
const registryOf = (host: string, change: object = {}) => ({ format, version, ...charterOf(host, change) });
const [first] = saintMaur.declarations;
const withRow = (change: object) => ({ declarations: [{ ...first, ...change }] });

const hostsKept = async () => (await keptCharters({ withPrivate: true })).map(({ charter }) => charter.host);

describe('what is kept as no version of Miette writes it', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['no entry', 'x'],
    ['no charter', { since: 1 }],
    ['a charter of another host', { charter: charterOf('other.example'), since: 1 }],
    ['a charter without rows', { charter: charterOf(HOST, { declarations: undefined }), since: 1 }],
    ['a row without names', { charter: charterOf(HOST, withRow({ names: null })), since: 1 }],
    ['a row of a kind that there is not', { charter: charterOf(HOST, withRow({ category: 'crumbs' })), since: 1 }],
    ['no moment', { charter: charterOf(HOST) }],
    ['what it said before, of another host', { charter: charterOf(HOST), since: 1, earlier: charterOf('b.example') }],
  ])('takes no other charter with it: %s', async (_what, broken) => {
    const good = { charter: charterOf('good.example'), since: 1 };
    browser.storage.local.items = { charters: { [HOST]: broken, 'good.example': good }, 'added-charters': broken };
    browser.storage.session.items = { charters: [broken] };
    expect(await hostsKept()).toEqual(['good.example']);
    const charters = createChartersInUse(() => undefined);
    expect(await charters.of('good.example')).toHaveLength(1);
  });
});

test('what a later version keeps is there when that comes back, whatever is read, added and removed meanwhile', async () => {
  const later = { charter: charterOf(HOST, withRow({ doubt: 'of-next-month' })), since: 1 };
  browser.storage.local.items = { charters: { [HOST]: later }, 'added-charters': { [HOST]: later } };
  await keepRead(charterOf('other.example') as Charter, false);
  await addCharters([charterOf('other.example') as Charter], 5);
  await removeCharter('live', 'other.example');
  expect(await hostsKept()).toEqual(['other.example']);
  expect(browser.storage.local.items['charters']).toEqual({ [HOST]: later });
  expect(browser.storage.local.items['added-charters']).toMatchObject({ [HOST]: later, 'other.example': {} });
  await addCharters([charterOf(HOST) as Charter], 6);
  expect(await hostsKept()).toEqual(['other.example', HOST]);
});

describe('of a charter that is read again', () => {
  const reading = (day: number, change: object = {}, host = HOST) =>
    charterOf(host, { retrievedAt: `2026-12-0${day}T00:00:00Z`, sha256: String(day), ...change }) as Charter;
  const other = withRow({ purpose: 'Autre chose' });
  const third = withRow({ purpose: 'Encore autre chose' });
  const kept = async () => (await keptCharters({ withPrivate: true })).find(({ charter }) => charter.host === HOST);
  const daysKept = async () => {
    const { charter, earlier } = (await kept()) ?? {};
    return [charter, earlier].map((each) => each && Number(each.retrievedAt.slice(9, 10)));
  };
  const read = async (...charters: Charter[]) => {
    for (const charter of charters) await keepRead(charter, false);
  };

  test.each<[string, Charter[], (number | undefined)[]]>([
    ['nothing, the first time', [reading(1)], [1, undefined]],
    ['nothing, as long as it says the same', [reading(1), reading(2)], [2, undefined]],
    ['what it said before', [reading(1), reading(2, other)], [2, 1]],
    ['the same, as long as it says the same', [reading(1), reading(2, other), reading(3, other)], [3, 1]],
    ['what it said last', [reading(1), reading(2, other), reading(3, third)], [3, 2]],
    ['what it said last, though it said so before', [reading(1), reading(2, other), reading(3)], [3, 2]],
    [
      'nothing, where only Miette reads one text otherwise',
      [reading(1), reading(2, { ...other, sha256: '1' })],
      [2, undefined],
    ],
  ])('is kept, beside it: %s', async (_what, charters, days) => {
    await read(...charters);
    expect(await daysKept()).toEqual(days);
  });

  test('nothing else is forgotten than with it', async () => {
    await read(reading(1), reading(2, other));
    expect(JSON.stringify(browser.storage.local.items)).toContain('2026-12-01');
    await removeCharter('live', HOST);
    expect(JSON.stringify(browser.storage.local.items)).not.toContain('2026-12-0');
  });

  test('what an older version kept is read, and compared with', async () => {
    browser.storage.local.items = { charters: { [HOST]: { charter: reading(1), since: 1 } } };
    await read(reading(2, other));
    expect(await daysKept()).toEqual([2, 1]);
  });

  test('a private window keeps what it says now, and nothing else', async () => {
    await read(reading(1));
    await keepRead(reading(2, other), true);
    await keepRead(reading(3, third), true);
    expect(JSON.stringify(browser.storage.local.items)).not.toMatch(/2026-12-0[23]/);
    expect(JSON.stringify(browser.storage.session.items)).not.toContain('2026-12-02');
  });

  test('what other charters said before goes first where there are too many', async () => {
    const before = reading(1, third);
    const full = Array.from({ length: keptLimits.read - 2 }, (_, at) => `${at}.example`);
    const charters = Object.fromEntries(full.map((host) => [host, { charter: reading(1, {}, host), since: 1 }]));
    const changed = { charter: reading(1, {}, '0.example'), since: 1, earlier: { ...before, host: '0.example' } };
    browser.storage.local.items = { charters: { ...charters, '0.example': changed } };
    await read(reading(1), reading(2, other));
    expect(await hostsKept()).toEqual([...full, HOST]);
    expect(await daysKept()).toEqual([2, 1]);
    expect((await keptCharters({ withPrivate: false }))[0]?.earlier).toBeUndefined();
    await read(reading(1, {}, 'new.example'));
    expect(await hostsKept()).toEqual([...full, HOST, 'new.example']);
    expect(await daysKept()).toEqual([2, undefined]);
  });

  test('it is kept alone where there is no room for both', async () => {
    await read(reading(1));
    vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('quota exceeded'));
    await read(reading(2, other));
    expect(await daysKept()).toEqual([2, undefined]);
  });
});

test('where the browser’s storage fails once, the charters are read when they are next asked for', async () => {
  browser.storage.local.items = { 'added-charters': { [HOST]: { charter: charterOf(HOST), since: 1 } } };
  const charters = createChartersInUse(() => undefined);
  browser.storage.local.refusal = new Error('storage');
  await expect(charters.of(HOST)).rejects.toThrow('storage');
  browser.storage.local.refusal = null;
  expect(await charters.of(HOST)).toHaveLength(1);
});

describe('the background', () => {
  const hosts = async (charters: ReturnType<typeof createChartersInUse>) =>
    (await charters.of(HOST)).map(({ origin }) => origin);

  test('uses what is read, in a private window too, and what is added, removed or handed over', async () => {
    const onChange = vi.fn();
    const charters = createChartersInUse(onChange);
    expect(await hosts(charters)).toEqual([]);
    await charters.keep(charterOf(HOST) as Charter, true);
    expect(await hosts(charters)).toEqual(['live']);
    await charters.keep(charterOf('b.example') as Charter, false);
    expect((await charters.of('b.example')).map(({ origin }) => origin)).toEqual(['live']);
    await addCharters([charterOf(HOST) as Charter], 1);
    expect(await hosts(charters)).toEqual(['live', 'imported']);
    await removeCharter('imported', HOST);
    expect(await hosts(charters)).toEqual(['live']);
    await browser.storage.managed.set({ charters: [JSON.stringify(registryOf(HOST))] });
    expect(await hosts(charters)).toEqual(['live', 'managed']);
    expect(onChange).toHaveBeenCalledTimes(5);
  });

  test('reads nothing anew for what visits keep, for or for other settings', async () => {
    const onChange = vi.fn();
    createChartersInUse(onChange);
    await browser.storage.session.set({ 'tab:1': '{}' });
    await browser.storage.local.set({ language: 'fr' });
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('of what an organisation hands over', () => {
  const handedOver = async (...texts: unknown[]) => {
    browser.storage.managed.items = { charters: texts };
    return hostsKept();
  };

  test('a registry counts, several in one text, and one that begins with a mark of its encoding', async () => {
    const texts = [JSON.stringify([registryOf('a.example'), registryOf('b.example')]), registryOf('c.example')];
    expect(await handedOver(...texts)).toEqual(['a.example', 'b.example', 'c.example']);
    expect(await handedOver(`\ufeff${JSON.stringify(registryOf('a.example'))}`)).toEqual(['a.example']);
  });

  test.each<[string, unknown]>([
    ['a text', JSON.stringify(registryOf('a.example'))],
    ['a registry itself', registryOf('a.example')],
  ])('%s counts like a list of one', async (_what, charters) => {
    browser.storage.managed.items = { charters };
    expect(await hostsKept()).toEqual(['a.example']);
  });

  test.each<[string, object]>([
    ['a host that is written as no address is', { host: 'Ville.example' }],
    ['a date that is none', { retrievedAt: '22/11/2026' }],
    ['a kind of row that there is not', withRow({ category: 'Necessary', id: 'Necessary/a' })],
    ['a kind of storage that there is not', withRow({ kind: 'crumb' })],
    ['a duration in words alone', withRow({ duration: { text: '13 mois', days: '395' } })],
    ['names with white space', withRow({ names: [' _ga'] })],
    ['no row', { declarations: [] }],
    ['a doubt that there is not', withRow({ doubt: 'maybe' })],
  ])('nothing counts of a text in which the settings find a fault: %s', async (_what, change) => {
    expect(await handedOver(JSON.stringify([registryOf('good.example'), registryOf(HOST, change)]))).toEqual([]);
  });
});
