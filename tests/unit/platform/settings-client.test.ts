import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import saintMaur from '../../../registries/portals/data.saint-maur.com.json' with { type: 'json' };
import type { Charter } from '../../../lib/charter/declaration.ts';
import { keptLimits } from '../../../lib/platform/charters/kept-charters.ts';
import { settings } from '../../../lib/platform/pages/settings-client.ts';
import { memoryStorage } from './memory-storage.ts';

const browser = vi.hoisted(() => ({}) as { storage: ReturnType<typeof memoryStorage>; runtime: object });

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

const { host: HOST, retrievedAt } = saintMaur;
const bundledAt = Date.parse(retrievedAt);

beforeEach(() => {
  browser.storage = memoryStorage();
  browser.runtime = { sendMessage: () => Promise.resolve([saintMaur]) };
});

const kept = (since: number) => ({ [HOST]: { charter: saintMaur, since: bundledAt + since } });
const managed = { charters: [JSON.stringify(saintMaur)] };

describe('of one portal the charter that counts comes first, which is the one that is exported with all others', () => {
  test.each<[string, { charters?: object; 'added-charters'?: object }, object, string[]]>([
    ['nothing is kept', {}, {}, ['bundled']],
    ['one was read', { charters: kept(1) }, {}, ['live', 'bundled']],
    ['one was read before Miette brought a newer one', { charters: kept(0) }, {}, ['bundled', 'live']],
    ['one was added', { 'added-charters': kept(-9) }, {}, ['imported', 'bundled']],
    [
      'one was added after another was read',
      { charters: kept(1), 'added-charters': kept(2) },
      {},
      ['imported', 'live', 'bundled'],
    ],
    [
      'one was read after another was added',
      { charters: kept(2), 'added-charters': kept(1) },
      {},
      ['live', 'imported', 'bundled'],
    ],
    ['an organisation hands one over', { charters: kept(-1) }, managed, ['managed', 'bundled', 'live']],
  ])('%s', async (_what, local, organisation, order) => {
    browser.storage.local.items = local;
    browser.storage.managed.items = { ...organisation };
    const { charters } = await settings.read();
    expect(charters.map(({ origin }) => origin)).toEqual(order);
  });
});

test('of what an organisation hands over of one portal in two texts, the settings list the one that counts', async () => {
  const texts = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2025-01-01T00:00:00Z'];
  browser.storage.managed.items = {
    charters: texts.map((at) => JSON.stringify({ ...saintMaur, retrievedAt: at })),
  };
  const { charters } = await settings.read();
  expect(charters.map(({ origin, charter }) => [origin, charter.retrievedAt])).toEqual([
    ['managed', texts[1]],
    ['bundled', retrievedAt],
  ]);
});

test.each<[string, string, object[]]>([
  ['a registry', JSON.stringify(saintMaur), []],
  // It counts, though a file like it could not be added.
  ['a registry with a field of its own', JSON.stringify({ ...saintMaur, by: 'us' }), []],
  ['a registry of nobody', JSON.stringify({ ...saintMaur, host: '' }), [{ place: 'host' }]],
  [
    'a charter’s text',
    'Cookies nécessaires sur https://data.example.fr\nPrestataire\tNom du cookie\nAcme\t_a',
    [{ code: 'no-registry' }],
  ],
])(
  'of what an organisation hands over the settings tell what does not count, and nothing else: %s',
  async (_what, text, faults) => {
    browser.storage.managed.items = { charters: [text] };
    const { charters, managedFaults } = await settings.read();
    expect(managedFaults).toMatchObject(faults);
    expect(charters.some(({ origin }) => origin === 'managed')).toBe(faults.length === 0);
  },
);

test('the settings are read anew when what they show may have changed, not whenever a page is visited', async () => {
  let changes = 0;
  settings.onChange(() => (changes += 1));
  await browser.storage.session.set({ 'visit:7': {} });
  expect(changes).toBe(0);
  await browser.storage.local.set({ sites: ['ville.example'] });
  expect(changes).toBe(1);
});

test('the sites that can be read are those that tabs show, each once, but of private windows and tabs at rest', async () => {
  const listeners: ((id: number, change: object) => void)[] = [];
  const tab = (id: number, url: string, more: object = {}) => ({
    id,
    url,
    lastAccessed: id,
    incognito: false,
    ...more,
  });
  let open: (ReturnType<typeof tab> & { discarded?: boolean })[] = [
    tab(1, 'https://www.journal.example/a'),
    tab(2, 'https://data.example.fr/'),
    tab(3, 'https://www.journal.example/b'),
    tab(4, 'https://private.example/', { incognito: true }),
    tab(5, 'https://rest.example/', { discarded: true }),
    tab(6, 'chrome://extensions/'),
  ];
  Object.assign(browser, {
    tabs: {
      query: ({ discarded }: { discarded?: boolean }) =>
        Promise.resolve(open.filter((each) => discarded === undefined || (each.discarded ?? false) === discarded)),
      onUpdated: { addListener: (listener: (typeof listeners)[number]) => void listeners.push(listener) },
      onRemoved: { addListener: (listener: () => void) => void listeners.push(listener) },
    },
  });
  const told: object[] = [];
  settings.onOpenSites((sites) => told.push(sites));
  const both = [
    { tabId: 2, host: 'data.example.fr' },
    { tabId: 3, host: 'www.journal.example' },
  ];
  await vi.waitFor(() => {
    expect(told).toEqual([both]);
  });
  open = open.slice(0, 1);
  for (const change of [{ title: 'Journal' }, { status: 'loading' }]) listeners[0]?.(1, change);
  for (const change of [{ status: 'complete' }, { url: 'https://www.journal.example/c' }]) listeners[0]?.(1, change);
  listeners[1]?.(3, {});
  const journal = [{ tabId: 1, host: 'www.journal.example' }];
  await vi.waitFor(() => {
    expect(told).toEqual([both, journal, journal, journal]);
  });
});

describe('a file', () => {
  const fileOf = (text: string) => new File([text], 'mine.json');
  const other = JSON.stringify({ ...saintMaur, host: 'ville.example' });

  test('for which the browser has no room left is not said to be unreadable', async () => {
    browser.storage.local.refusal = new Error('Resource::kQuotaBytes quota exceeded');
    browser.storage.local.get = () => Promise.resolve({});
    expect(await settings.addFile(fileOf(other), null)).toEqual({ kind: 'full' });
  });

  test('of all that may be kept can be added again', async () => {
    const rows = Array.from({ length: 12 }, () => saintMaur.declarations as Charter['declarations']).flat();
    const declarations = rows.map((row, at) => ({ ...row, id: `${row.id}~${at}`, purpose: 'é'.repeat(60) }));
    const charters: Charter[] = [];
    const next = () => ({ ...saintMaur, host: `ville-${charters.length}.example`, declarations });
    for (let size = 0; size < keptLimits.added - 30_000; size += JSON.stringify(next()).length) charters.push(next());
    const exported = settings.fileOf(charters);
    expect(exported.length).toBeGreaterThan(5_000_000);
    expect(await settings.addFile(fileOf(exported), null)).toMatchObject({ kind: 'added' });
  });

  const charterText = 'Cookies nécessaires sur https://ville.example\nPrestataire\tNom du cookie\nAcme\t_a\n';

  test('of text that is not in UTF-8 is refused, for nobody can tell its letters', async () => {
    const latin = Uint8Array.from(charterText, (letter) => letter.charCodeAt(0));
    const outcome = await settings.addFile(new File([latin], 'charte.txt'), null);
    expect(outcome).toMatchObject({ kind: 'refused', faults: [{ code: 'not-utf-8' }] });
  });

  test('is known by the SHA-256 of its bytes, the mark of their encoding among them', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${charterText}`);
    expect(await settings.addFile(new File([bytes], 'charte.txt'), null)).toMatchObject({ kind: 'added' });
    const { charters } = await settings.read();
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(charters.find(({ charter }) => charter.host === 'ville.example')?.charter.sha256).toBe(hash);
  });

  test('counts, though the clock was years ahead as its portal was read', async () => {
    browser.storage.local.items = { charters: { [HOST]: { charter: saintMaur, since: Date.UTC(2031, 0) } } };
    const mine = JSON.stringify({ ...saintMaur, language: 'en' });
    expect(await settings.addFile(fileOf(mine), null)).toMatchObject({ kind: 'added' });
    expect((await settings.read()).charters.map(({ origin }) => origin)).toEqual(['imported', 'live', 'bundled']);
  });

  test('that is far too large is refused before all of it is read', async () => {
    const file = fileOf(other);
    Object.defineProperty(file, 'size', { value: 3_000_000_000 });
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new RangeError('no memory')) });
    const outcome = await settings.addFile(file, null);
    expect(outcome).toMatchObject({ kind: 'refused', faults: [{ code: 'too-large', found: '3000.0' }] });
  });
});
