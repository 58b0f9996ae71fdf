import { assembleReport } from '../../report/assemble-report.ts';
import { iso } from '../../report/iso.ts';
import type { Report, ReportCharter } from '../../report/report.ts';
import { charterOf, earlierCharters, keptCharterOf } from '../../report/charter-of.ts';
import type { KeptCharter } from '../../report/kept-charter.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Visit } from '../../visit/visit.ts';
import type { ReportWords } from '../../words/report-words.ts';
import { aboutBrowser } from './about-browser.ts';
import { browser } from '../browser.ts';
import { loadedOnce } from '../loaded-once.ts';

export type Reporter = (visit: Visit) => Promise<Report>;

/** A report, and what it was made of. */
interface Made {
  language: string;
  known: ReportCharter | null;
  kept: readonly KeptCharter[];
  report: Report;
}

export interface KnownSites {
  /** Whether a host that no registry knows looks like a portal. */
  isRecognised: (host: string) => boolean;
  /** The charters of a portal that were read, added or handed over. */
  keptCharters: (host: string) => Promise<readonly KeptCharter[]>;
}

/**
 * Makes the one report of a visit, with what the extension bundles, what was read on portals, and what it runs in. Nothing is
 * judged twice: as long as a visit and all that it is held to are the same, so is its report.
 */
export function createReporter(
  registry: Registry,
  words: () => Promise<ReportWords>,
  { isRecognised, keptCharters }: KnownSites,
): Reporter {
  const version = browser.runtime.getManifest().version;
  const about = loadedOnce(aboutBrowser);
  const latest = new WeakMap<Visit, Made>();
  return async (visit) => {
    const spoken = await words();
    const { language } = spoken;
    const known = charterOf(visit.host, registry, language, isRecognised(visit.host));
    const all = await keptCharters(visit.host);
    const before = latest.get(visit);
    const isSame = before?.language === language && before.known?.sha256 === known?.sha256 && before.kept === all;
    if (isSame) return { ...before.report, generatedAt: iso(Date.now()) };
    const kept = keptCharterOf(all, known);
    const report = assembleReport({
      visit,
      charter: kept ?? known,
      earlierCharters: earlierCharters(kept, all, registry.portal(visit.host)),
      registry,
      words: spoken,
      tool: { name: 'miette', version },
      browser: await about.get(),
      now: Date.now(),
    });
    latest.set(visit, { language, known, kept: all, report });
    return report;
  };
}
