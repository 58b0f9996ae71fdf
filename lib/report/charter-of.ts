import type { Charter, Declaration } from '../charter/declaration.ts';
import { registryLanguage } from '../registry/in-language.ts';
import type { Registry } from '../registry/registry.ts';
import type { Language } from '../words/languages.ts';
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
  if (portal) {
    const { sourceUrl, retrievedAt, sha256, declarations } = portal;
    return {
      host: portal.host,
      origin: 'bundled',
      sourceUrl,
      retrievedAt,
      language: portal.language,
      sha256,
      declarations,
    };
  }
  return recognised || registry.isPlatformHost(host) ? platformCharter(host, registry, language) : null;
}

/**
 * A charter that was read on its portal, where it says more than what is known already: a bundled one may be newer, after
 * an update of the extension. `null` where it does not.
 */
export function newerCharter(live: Charter | null, known: ReportCharter | null): ReportCharter | null {
  if (!live) return null;
  const isNewer = known?.origin !== 'bundled' || Date.parse(live.retrievedAt) > Date.parse(known.retrievedAt);
  return isNewer ? { ...live, origin: 'live' } : null;
}

function platformCharter(host: string, { platform }: Registry, readers: Language): ReportCharter {
  const language = registryLanguage(readers);
  return {
    host,
    origin: 'platform',
    sourceUrl: platform.source,
    retrievedAt: platform.retrievedAt,
    language,
    sha256: null,
    declarations: platform.trackers.map(({ kind, names, service, purpose, category }): Declaration => ({
      id: `${category}/${names[0] ?? ''}`,
      names,
      kind,
      provider: platform.provider,
      service: service[language],
      purpose: purpose[language],
      duration: null,
      section: null,
      category,
    })),
  };
}
