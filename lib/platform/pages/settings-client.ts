import type { Charter } from '../../charter/declaration.ts';
import type { ImportSource } from '../../registry/added/import-registries.ts';
import { portalRegistryText } from '../../registry/portal-registry-text.ts';
import type { KeptCharter } from '../../report/kept-charter.ts';
import type { AddOutcome, KnownCharter, SettingsActions, SettingsState } from '../../view/settings-state.ts';
import { browser } from '../browser.ts';
import { chosenSites } from '../sites/chosen-sites.ts';
import { addCharters, keptCharters, keptLimits, removeCharter } from '../charters/kept-charters.ts';
import { chosenLanguage, keepLanguage } from '../language.ts';
import { managedTexts } from '../charters/managed-charters.ts';
import type { SettingsRequest } from './settings-server.ts';
import { textSha256 } from '../charters/sha256.ts';

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
    browser.storage.onChanged.addListener(listener);
  },

  async addFile(file, host): Promise<AddOutcome> {
    try {
      const { importRegistries, sourceText } = await import('../charters/read-charters.ts');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const text = sourceText(bytes, file.type || null, decode) ?? new TextDecoder().decode(bytes);
      const imported = importRegistries({ ...(await sourceOf(text)), bytes: file.size, host });
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
      return { kind: 'failed', reason: String(error) };
    }
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

/** By host; of one portal the charter that counts comes first, as `keptCharterOf` has it. */
function inOrder(kept: readonly KeptCharter[], bundled: readonly Charter[]): KnownCharter[] {
  const bundledAt = new Map(bundled.map(({ host, retrievedAt }) => [host, Date.parse(retrievedAt)]));
  const isPast = ({ origin, charter, since }: KeptCharter) =>
    origin === 'live' && since <= (bundledAt.get(charter.host) ?? -Infinity);
  const [past, counting] = [kept.filter(isPast), kept.filter((each) => !isPast(each))];
  const all: KnownCharter[] = [
    ...counting.toSorted((a, b) => b.since - a.since),
    ...bundled.map((charter) => ({ origin: 'bundled', charter }) as const),
    ...past,
  ];
  // An organisation may hand over several of one portal.
  const first = new Map(all.toReversed().map((each) => [`${each.origin} ${each.charter.host}`, each]));
  return all
    .filter((each) => first.get(`${each.origin} ${each.charter.host}`) === each)
    .toSorted((a, b) => a.charter.host.localeCompare(b.charter.host));
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

async function sourceOf(text: string): Promise<ImportSource> {
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  return { text, bytes: text.length, sha256: await textSha256(text), at, host: null, sourceUrl: null };
}

function decode(bytes: Uint8Array, encoding: string, strict: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  } catch {
    return null;
  }
}

/** What is wrong with what an organisation hands over, each text looked at by itself. */
async function faultsOf(texts: readonly string[]): Promise<SettingsState['managedFaults']> {
  if (texts.length === 0) return [];
  const { importRegistries } = await import('../charters/read-charters.ts');
  const all = await Promise.all(texts.map(async (text) => importRegistries(await sourceOf(text))));
  return all.flatMap((imported) => (imported.ok ? [] : imported.faults));
}
