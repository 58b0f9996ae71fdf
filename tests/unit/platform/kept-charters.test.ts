import { beforeEach, describe, expect, test, vi } from 'vitest';
import saintMaur from '../../../registries/portals/data.saint-maur.com.json' with { type: 'json' };
import { createChartersInUse } from '../../../lib/platform/charters/charters-in-use.ts';
import { keptCharters } from '../../../lib/platform/charters/kept-charters.ts';
import { memoryStorage } from './memory-storage.ts';

const browser = vi.hoisted(() => ({}) as { storage: ReturnType<typeof memoryStorage> });

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

beforeEach(() => {
  browser.storage = memoryStorage();
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
  ])('takes no other charter with it: %s', async (_what, broken) => {
    const good = { charter: charterOf('good.example'), since: 1 };
    browser.storage.local.items = { charters: { [HOST]: broken, 'good.example': good }, 'added-charters': broken };
    browser.storage.session.items = { charters: [broken] };
    expect(await hostsKept()).toEqual(['good.example']);
    const charters = createChartersInUse(() => undefined);
    expect(await charters.of('good.example')).toHaveLength(1);
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
