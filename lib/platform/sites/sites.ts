import { webUrl } from '../../tracker/address.ts';
import type { ShownSite } from '../../view/popup-state.ts';
import { browser } from '../browser.ts';
import { loadedOnce } from '../loaded-once.ts';
import { CHOSEN, chosenSites } from './chosen-sites.ts';

/** Key in `storage.session`: hosts recognised as portals, and hosts watched from a private window. */
const FOR_NOW = 'sites';
/** The script that every page has, and the one beside it that starts the observation of a frame wherever it is run. */
export const observingScripts = ['observe.js', 'watched.js'] as const;
/** A page can make itself look like a portal: this many are remembered at most, the latest. */
const MOST = 200;

interface SitesForNow {
  recognised: string[];
  chosen: string[];
}

export type Sites = ReturnType<typeof createSites>;

/**
 * The sites that are watched beyond those that the bundled registries know: by the reader's choice, or because they look like
 * a portal.
 * @param withCharter hosts that are portals because a charter of theirs is kept
 */
export function createSites(withCharter: () => Promise<string[]>) {
  let portals = new Set<string>();
  const chosen = new Set<string>();
  const chosenForNow = new Set<string>();
  const recognised = new Set<string>();
  let saving: Promise<void> = Promise.resolve();

  async function load(): Promise<void> {
    const [kept, { [FOR_NOW]: now }, hosts] = await Promise.all([
      chosenSites(),
      browser.storage.session.get(FOR_NOW),
      withCharter(),
    ]);
    portals = new Set(hosts);
    for (const host of kept) chosen.add(host);
    const forNow = { recognised: [], chosen: [], ...(now as Partial<SitesForNow> | undefined) };
    for (const host of forNow.recognised) recognised.add(host);
    for (const host of forNow.chosen) chosenForNow.add(host);
    // What an organisation hands over comes without a change that is told.
    inTurn(observe).catch((error: unknown) => {
      console.error('Miette could not watch a site', error);
    });
  }

  /** One after the other: the browser refuses a script that is registered twice. */
  function inTurn(job: () => Promise<void>): Promise<void> {
    saving = saving.catch(() => undefined).then(job);
    return saving;
  }

  const keepChosen = () => browser.storage.local.set({ [CHOSEN]: [...chosen] });

  function keepForNow(): Promise<void> {
    const forNow: SitesForNow = { recognised: [...recognised], chosen: [...chosenForNow] };
    return browser.storage.session.set({ [FOR_NOW]: forNow });
  }

  /** Observes what is watched now, though the browser may have no room to keep that. */
  function save(...keep: (() => Promise<void>)[]): Promise<void> {
    return inTurn(async () => {
      try {
        await Promise.all(keep.map((each) => each()));
      } finally {
        await observe();
      }
    });
  }

  async function observe(): Promise<void> {
    await Promise.all([
      observeOn('chosen-sites', [...new Set([...portals, ...chosen])], true),
      observeOn(
        'sites-for-now',
        [...new Set([...recognised, ...chosenForNow])].filter((host) => !chosen.has(host) && !portals.has(host)),
        false,
      ),
    ]);
  }

  const { get: known } = loadedOnce(load);

  function why(host: string): ShownSite | null {
    if (portals.has(host)) return 'portal';
    if (chosen.has(host) || chosenForNow.has(host)) return 'chosen';
    return recognised.has(host) ? 'recognised' : null;
  }

  return {
    /** Resolves once every site is known. */
    known,
    /** Why a host is watched, `null` where it is not; right once `known` has resolved. */
    why,
    /** Whether a host looks like a portal, also where it is watched because its reader asked for that. */
    isRecognised: (host: string): boolean => recognised.has(host),

    /** Knows the portals anew, after a charter was added or removed. */
    async chartersChanged(): Promise<void> {
      await known();
      portals = new Set(await withCharter());
      await save();
    },

    /** Remembers for this browser session that a host looks like a portal. @returns whether that is new */
    async recognise(host: string): Promise<boolean> {
      await known();
      if (portals.has(host) || recognised.has(host)) return false;
      recognised.add(host);
      for (const oldest of recognised) if (recognised.size > MOST) recognised.delete(oldest);
      await save(keepForNow).catch((error: unknown) => {
        console.error('Miette could not remember a portal', error);
      });
      return true;
    },

    /** Watches a host because its reader asks for it; from a private window, until the browser ends. Rejects where that cannot be kept. */
    async watch(host: string, isPrivate: boolean): Promise<void> {
      await known();
      const hosts = isPrivate ? chosenForNow : chosen;
      if (hosts.has(host)) return;
      hosts.add(host);
      try {
        await save(isPrivate ? keepForNow : keepChosen);
      } catch (error) {
        hosts.delete(host);
        await save();
        throw error;
      }
    },

    async unwatch(host: string): Promise<void> {
      await known();
      for (const hosts of [chosen, chosenForNow, recognised]) hosts.delete(host);
      await save(keepChosen, keepForNow);
    },
  };
}

/** Has the pages of these hosts observed from their first moment; what the frames of others in them do is seen a little later. */
async function observeOn(id: string, hosts: readonly string[], persistAcrossSessions: boolean): Promise<void> {
  const { scripting } = browser;
  const matches = hosts.filter(isPlainHost).map((host) => `*://${host}/*`);
  const registered = await scripting.getRegisteredContentScripts({ ids: [id] });
  const before = registered.flatMap((script) => script.matches ?? []);
  if (before.toSorted().join() === matches.toSorted().join()) return;
  if (registered.length > 0) await scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  await scripting.registerContentScripts([
    {
      id,
      js: [...observingScripts],
      matches,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start',
      persistAcrossSessions,
    },
  ]);
}

/** Whether a host names one host in a pattern, too: there a star, which an address may hold, is any. */
function isPlainHost(host: string): boolean {
  return !host.includes('*') && webUrl(`https://${host}/`)?.hostname === host;
}
