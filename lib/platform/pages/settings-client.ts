import type { Charter } from '../../charter/declaration.ts';
import { IMPORT_LIMITS } from '../../registry/added/import-limits.ts';
import type { ImportSource } from '../../registry/added/import-registries.ts';
import { portalRegistryText } from '../../registry/portal-registry-text.ts';
import { isoToTheSecond } from '../../report/iso.ts';
import { countsBefore, type KeptCharter } from '../../report/kept-charter.ts';
import { webUrl } from '../../tracker/address.ts';
import type { AddOutcome, KnownCharter, OpenSite, SettingsActions, SettingsState } from '../../view/settings-state.ts';
import { browser } from '../browser.ts';
import { chosenSites } from '../sites/chosen-sites.ts';
import { decode } from '../charters/decode.ts';
import { addCharters, keptCharters, keptLimits, removeCharter } from '../charters/kept-charters.ts';
import { chosenLanguage, keepLanguage } from '../language.ts';
import { importFault } from '../../registry/added/import-fault.ts';
import { chartersIn, managedTexts } from '../charters/managed-charters.ts';
import type { SettingsRequest } from './settings-server.ts';
import { sha256, textSha256 } from '../charters/sha256.ts';

/** The settings' way to what the extension keeps. */
export const settings: SettingsActions = {
  limit: keptLimits.added,

  async read(): Promise<SettingsState> {
    const [bundled, kept, sites, language, texts] = await Promise.all([
      bundledCharters(),
      keptCharters({ withPrivate: false }),
      chosenSites(),
      chosenLanguage(),
      managedTexts(),
    ]);
    return {
      charters: inOrder(kept, bundled),
      managedFaults: await faultsOf(texts),
      sites,
      language,
    };
  },

  onChange(listener) {
    browser.storage.onChanged.addListener((_changes, area) => {
      // There every visit is kept as it goes on.
      if (area !== 'session') listener();
    });
  },

  async addFile(file, host): Promise<AddOutcome> {
    try {
      const { importRegistries, sourceText } = await import('../charters/read-charters.ts');
      // What is larger is refused by its size.
      const bytes = new Uint8Array(await file.slice(0, IMPORT_LIMITS.bytes).arrayBuffer());
      const text = sourceText(bytes, file.type || null, decode);
      // Of a file that is too large the last character may be cut.
      if (text === null && file.size <= IMPORT_LIMITS.bytes)
        return { kind: 'refused', faults: [importFault('not-utf-8', '')] };
      const imported = importRegistries({
        text: text ?? '',
        bytes: file.size,
        sha256: await sha256(bytes),
        at: isoToTheSecond(Date.now()),
        host,
        sourceUrl: null,
      });
      if (!imported.ok) return { kind: 'refused', faults: imported.faults };
      const [bundled, before] = await Promise.all([bundledCharters(), keptCharters({ withPrivate: false })]);
      const added = new Set(before.flatMap(({ origin, charter }) => (origin === 'imported' ? [charter.host] : [])));
      const texts = new Set(bundled.map(portalRegistryText));
      const { known = [], new: charters = [] } = Object.groupBy(imported.registries.map(charterOf), (charter) =>
        texts.has(portalRegistryText(charter)) && !added.has(charter.host) ? 'known' : 'new',
      );
      if (charters.length > 0 && (await addCharters(charters, Date.now())) === 'full') return { kind: 'full' };
      const hosts = charters.map(({ host: each }) => each);
      return {
        kind: 'added',
        hosts,
        replaced: hosts.filter((each) => added.has(each)).length,
        bundled: known.map(({ host: each }) => each),
        doubts: charters.flatMap(({ declarations }) => declarations).filter(({ doubt }) => doubt !== undefined).length,
      };
    } catch (error) {
      const reason = String(error);
      return /quota/i.test(reason) ? { kind: 'full' } : { kind: 'failed', reason };
    }
  },

  onOpenSites(listener) {
    const tell = () => {
      void openSites().then(listener);
    };
    browser.tabs.onUpdated.addListener((_tabId, { status, url }) => {
      if (url !== undefined || status === 'complete') tell();
    });
    browser.tabs.onRemoved.addListener(tell);
    tell();
  },

  async readCharter(tabId, reading) {
    const { readLiveCharter } = await import('../charters/read-charters.ts');
    return readLiveCharter(tabId, { onlyHere: false, ...reading });
  },

  fileOf(charters) {
    const texts = charters.map(portalRegistryText);
    return texts.length === 1 ? texts.join('') : `[\n${texts.map((text) => text.trim()).join(',\n')}\n]\n`;
  },

  async removeCharter({ origin, charter }) {
    if (origin === 'live' || origin === 'imported') await removeCharter(origin, charter.host);
  },

  async unwatch(host) {
    await ask({ type: 'unwatch-site', host });
  },

  chooseLanguage: keepLanguage,
};

/**
 * By host; of one portal the charter that counts comes first, as `keptCharterOf` has it, and of several that an
 * organisation hands over the one that counts among them is listed.
 */
function inOrder(kept: readonly KeptCharter[], bundled: readonly Charter[]): KnownCharter[] {
  const bundledAt = new Map(bundled.map(({ host, retrievedAt }) => [host, Date.parse(retrievedAt)]));
  const rank = (each: KeptCharter) =>
    countsBefore(each, bundledAt.get(each.charter.host) ?? -Infinity) ? each.since : -1;
  const listed = new Set<string>();
  return [
    ...kept.map((each) => ({ ...each, rank: rank(each) })),
    ...bundled.map((charter) => ({ origin: 'bundled' as const, charter, rank: 0 })),
  ]
    .toSorted((a, b) => a.charter.host.localeCompare(b.charter.host) || b.rank - a.rank)
    .filter(({ origin, charter: { host } }) => listed.size < listed.add(`${origin} ${host}`).size);
}

/** In the order of their names; of several tabs the one that was looked at last. What private windows show stays there. */
async function openSites(): Promise<OpenSite[]> {
  const tabs = await browser.tabs.query({ discarded: false });
  const sites = tabs
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id: tabId, url = '', incognito }) => {
      const host = webUrl(url)?.hostname;
      return tabId === undefined || host === undefined || incognito ? [] : [{ tabId, host }];
    });
  const once = sites.filter(({ host }, at) => sites.findIndex((site) => site.host === host) === at);
  return once.toSorted((a, b) => a.host.localeCompare(b.host));
}

function bundledCharters(): Promise<Charter[]> {
  return ask<Charter[]>({ type: 'bundled-charters' });
}

function ask<Answer>(request: SettingsRequest): Promise<Answer> {
  return browser.runtime.sendMessage<SettingsRequest, Answer>(request);
}

/** A registry without what makes it a file. */
function charterOf({ host, sourceUrl, retrievedAt, language, sha256, declarations }: Charter): Charter {
  return { host, sourceUrl, retrievedAt, language, sha256, declarations };
}

/** Of a text that is looked at now, and says itself which portal it is of and where it was published. */
async function sourceOf(text: string): Promise<ImportSource> {
  const at = isoToTheSecond(Date.now());
  return { text, bytes: text.length, sha256: await textSha256(text), at, host: null, sourceUrl: null };
}

/** What is wrong with what an organisation hands over, each text looked at by itself. */
async function faultsOf(texts: readonly string[]): Promise<SettingsState['managedFaults']> {
  if (texts.length === 0) return [];
  const { importRegistries } = await import('../charters/read-charters.ts');
  const all = await Promise.all(texts.map(async (text) => importRegistries(await sourceOf(text))));
  // What is used is not called unusable; a charter's page or text is no registry, and nothing is made of it here.
  return all.flatMap((imported, at) => {
    if (chartersIn(texts.slice(at, at + 1)).length > 0) return [];
    return imported.ok ? [importFault('no-registry', '')] : imported.faults;
  });
}
