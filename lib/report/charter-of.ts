import type { Charter, Declaration } from '../charter/declaration.ts';
import { declarationIds } from '../charter/declaration-id.ts';
import { registryLanguage } from '../registry/in-language.ts';
import type { Registry } from '../registry/registry.ts';
import { plainUrl, webUrl } from '../tracker/address.ts';
import type { Language } from '../words/languages.ts';
import { iso } from './iso.ts';
import { countsBefore, type KeptCharter } from './kept-charter.ts';
import type { ReportCharter } from './report.ts';

/**
 * What a site is held to: the bundled charter of its host; for other sites of the platform, what the platform is known to
 * set; `null` for a site that is no portal.
 * @param recognised whether the site looks like a portal, though no registry knows it
 */
export function charterOf(
  host: string,
  registry: Registry,
  language: Language,
  recognised = false,
): ReportCharter | null {
  const portal = registry.portal(host);
  if (portal) return reportCharter(portal, 'bundled');
  return recognised || registry.isPlatformHost(host) ? platformCharter(host, registry, language) : null;
}

/**
 * The kept charter of a portal that counts before what is known already: the one that was read or added last; `null` where
 * none counts.
 */
export function keptCharterOf(kept: readonly KeptCharter[], known: ReportCharter | null): ReportCharter | null {
  const bundledAt = known?.origin === 'bundled' ? Date.parse(known.retrievedAt) : -Infinity;
  const latest = kept
    .filter((each) => countsBefore(each, bundledAt))
    .reduce<KeptCharter | null>((a, b) => (a && a.since >= b.since ? a : b), null);
  return latest && reportCharter(latest.charter, latest.origin === 'live' ? 'live' : 'imported');
}

/** A charter as a report tells it, whatever its file says: its address as that of a page, its moment as others. */
export function reportCharter(charter: Omit<ReportCharter, 'origin'>, origin: ReportCharter['origin']): ReportCharter {
  const { host, sourceUrl, retrievedAt, language, sha256, declarations } = charter;
  const address = webUrl(sourceUrl) ? plainUrl(sourceUrl) : sourceUrl;
  const readAt = isUtc(retrievedAt) ? retrievedAt : iso(Date.parse(retrievedAt));
  return { host, origin, sourceUrl: address, retrievedAt: readAt, language, sha256, declarations };
}

/**
 * What is known of a portal's charter from before the reading that counts, the latest first: what it said when it was read
 * before, and the bundled copy. None for what was not read on the portal, nor from that: whether and when it said so is not
 * known. The same text says the same, however it was understood.
 */
export function earlierCharters(
  charter: ReportCharter | null,
  kept: readonly KeptCharter[],
  bundled: Charter | null,
): Charter[] {
  if (charter?.origin !== 'live') return [];
  const at = (each: Pick<Charter, 'retrievedAt'>) => Date.parse(each.retrievedAt);
  const read = kept.filter(({ origin }) => origin === 'live').flatMap((each) => [each.charter, each.earlier]);
  return [...read, bundled]
    .filter((each) => each !== undefined && each !== null)
    .filter((each) => each.sha256 !== charter.sha256 && at(each) <= at(charter))
    .toSorted((a, b) => at(b) - at(a));
}

function platformCharter(host: string, { platform }: Registry, readers: Language): ReportCharter {
  const language = registryLanguage(readers);
  const idOf = declarationIds();
  return {
    host,
    origin: 'platform',
    sourceUrl: platform.source,
    retrievedAt: platform.retrievedAt,
    language,
    sha256: null,
    declarations: platform.trackers.map(({ kind, names, service, purpose, category }): Declaration => {
      const row = {
        names,
        kind,
        provider: platform.provider,
        service: service[language],
        purpose: purpose[language],
        duration: null,
        section: null,
        category,
      };
      return { id: idOf(row), ...row };
    }),
  };
}

/** Whether a text is ISO 8601 UTC as reports have it. */
function isUtc(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
