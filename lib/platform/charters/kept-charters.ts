import { saysOtherwise } from '../../charter/compare-charters.ts';
import type { Charter } from '../../charter/declaration.ts';
import type { KeptCharter, KeptOrigin } from '../../report/kept-charter.ts';
import { browser } from '../browser.ts';
import { isRecord } from '../is-record.ts';
import { isCharter } from './is-charter.ts';
import { chartersIn, managedTexts } from './managed-charters.ts';

type Kept = Omit<KeptCharter, 'origin'>;

type ByHost = Map<string, Kept>;

/**
 * Keys in `storage.local`, charters by host: read on their portals, and added from files. Those that were read in a private
 * window are in `storage.session` under the first key.
 */
const READ = 'charters';
const ADDED = 'added-charters';
export const charterKeys: readonly string[] = [READ, ADDED];

/**
 * What is kept at most: so many charters that were read, the latest, with what they said before; what was added, in
 * characters all together.
 */
export const keptLimits = { read: 200, added: 4_000_000 } as const;

/** All charters that are kept beside the bundled ones. */
export async function keptCharters({ withPrivate }: { withPrivate: boolean }): Promise<KeptCharter[]> {
  const [read, forNow, added, texts] = await Promise.all([
    load(browser.storage.local, READ),
    withPrivate ? load(browser.storage.session, READ) : new Map<never, never>(),
    load(browser.storage.local, ADDED),
    managedTexts(),
  ]);
  const of = (origin: KeptOrigin, charters: ByHost): KeptCharter[] =>
    [...charters.values()].map((each) => ({ origin, ...each }));
  const managed = chartersIn(texts).map((charter): KeptCharter => {
    return { origin: 'managed', charter, since: Date.parse(charter.retrievedAt) || 0 };
  });
  return [...of('live', read), ...of('live', forNow), ...of('imported', added), ...managed];
}

/**
 * Keeps a charter that was read on its portal, beside what it said before if that was something else; one from a private
 * window alone, until the browser ends.
 */
export function keepRead(charter: Charter, isPrivate: boolean): Promise<void> {
  const area = browser.storage[isPrivate ? 'session' : 'local'];
  return inTurn(async () => {
    const read = await load(area, READ);
    const before = read.get(charter.host);
    const kept = { charter, since: Date.parse(charter.retrievedAt) };
    const earlier = !isPrivate && earlierThan(charter, before);
    read.delete(charter.host);
    read.set(charter.host, earlier ? { ...kept, earlier } : kept);
    limit(read, charter.host);
    try {
      await save(area, READ, read);
    } catch (error) {
      if (!earlier) throw error;
      // There may be room for what counts.
      read.set(charter.host, kept);
      await save(area, READ, read);
    }
  });
}

/** What a charter said last that is something else; the one that was compared before, as long as nothing changes. */
function earlierThan(charter: Charter, before: Kept | undefined): Charter | undefined {
  return [before?.charter, before?.earlier].find((each) => each !== undefined && saysOtherwise(each, charter));
}

/** Passes over what is too much, oldest first: what other charters said before, then portals. */
function limit(read: ByHost, latest: string): void {
  const count = () => [...read.values()].reduce((sum, { earlier }) => sum + (earlier ? 2 : 1), 0);
  for (const [host, { charter, since, earlier }] of read)
    if (earlier && host !== latest && count() > keptLimits.read) read.set(host, { charter, since });
  for (const [oldest] of read) if (count() > keptLimits.read) read.delete(oldest);
}

/** Adds charters from files in place of those added before of the same portals: all of them, or none where they do not fit. */
export function addCharters(charters: readonly Charter[], at: number): Promise<'added' | 'full'> {
  return inTurn(async () => {
    const added = await load(browser.storage.local, ADDED);
    const read = await load(browser.storage.local, READ);
    // What is added last counts, though the clock was ahead as another was read.
    for (const charter of charters)
      added.set(charter.host, { charter, since: Math.max(at, (read.get(charter.host)?.since ?? 0) + 1) });
    if (JSON.stringify([...added]).length > keptLimits.added) return 'full';
    await save(browser.storage.local, ADDED, added);
    return 'added';
  });
}

/** Forgets a charter that was read or added. */
export function removeCharter(origin: 'live' | 'imported', host: string): Promise<void> {
  const key = origin === 'live' ? READ : ADDED;
  return inTurn(async () => {
    const kept = await load(browser.storage.local, key);
    kept.delete(host);
    await save(browser.storage.local, key, kept);
  });
}

type Area = typeof browser.storage.local;

/** What this version cannot read is passed over: one such entry would keep all others from use. */
async function load(area: Area, key: string): Promise<ByHost> {
  const entries = await entriesIn(area, key);
  return new Map(entries.filter((entry): entry is [string, Kept] => isKept(entry[1], entry[0])));
}

async function entriesIn(area: Area, key: string): Promise<[string, unknown][]> {
  const { [key]: kept } = await area.get(key);
  return Object.entries(isRecord(kept) ? kept : {});
}

function isKept(value: unknown, host: string): boolean {
  if (!isRecord(value) || typeof value['since'] !== 'number') return false;
  const { charter, earlier } = value;
  return [charter, ...(earlier === undefined ? [] : [earlier])].every((each) => isCharter(each) && each.host === host);
}

/**
 * In the order in which they came, which every host name keeps as a key of an object; after what a later version may have
 * kept, which is not this one's to forget.
 */
async function save(area: Area, key: string, charters: ByHost): Promise<void> {
  const unread = (await entriesIn(area, key)).filter(([host, value]) => !charters.has(host) && !isKept(value, host));
  await area.set({ [key]: Object.fromEntries([...unread, ...charters]) });
}

/** The background and pages of the extension take turns at changing what is kept. */
function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(READ, change);
}
