import { assembleReport } from '../report/assemble-report.ts';
import type { Report } from '../report/report.ts';
import { charterOf, keptCharterOf } from '../report/charter-of.ts';
import type { KeptCharter } from '../report/kept-charter.ts';
import type { Registry } from '../registry/registry.ts';
import type { Visit } from '../visit/visit.ts';
import type { ReportWords } from '../words/report-words.ts';
import { aboutBrowser } from './about-browser.ts';
import { browser } from './browser.ts';

export type Reporter = (visit: Visit) => Promise<Report>;

export interface KnownSites {
  /** Whether a host that no registry knows looks like a portal. */
  isRecognised: (host: string) => boolean;
  /** The charters of a portal that were read, added or handed over. */
  keptCharters: (host: string) => Promise<readonly KeptCharter[]>;
}

/** Makes the one report of a visit, with what the extension bundles, what was read on portals, and what it runs in. */
export function createReporter(
  registry: Registry,
  words: () => Promise<ReportWords>,
  { isRecognised, keptCharters }: KnownSites,
): Reporter {
  const version = browser.runtime.getManifest().version;
  let about: Promise<Report['browser']> | null = null;
  return async (visit) => {
    const spoken = await words();
    const known = charterOf(visit.host, registry, spoken.language, isRecognised(visit.host));
    const kept = keptCharterOf(await keptCharters(visit.host), known);
    return assembleReport({
      visit,
      charter: kept ?? known,
      ...(kept?.origin === 'live' && { earlierCharter: registry.portal(visit.host) }),
      registry,
      words: spoken,
      tool: { name: 'miette', version },
      browser: await (about ??= aboutBrowser()),
      now: Date.now(),
    });
  };
}
