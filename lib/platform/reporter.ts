import { assembleReport } from '../report/assemble-report.ts';
import type { Report } from '../report/report.ts';
import { charterOf } from '../report/charter-of.ts';
import type { Registry } from '../registry/registry.ts';
import type { Visit } from '../visit/visit.ts';
import type { ReportWords } from '../words/report-words.ts';
import { aboutBrowser } from './about-browser.ts';
import { browser } from './browser.ts';

export type Reporter = (visit: Visit) => Promise<Report>;

/**
 * Makes the one report of a visit, with what the extension bundles and what it runs in.
 * @param isRecognised whether a host that no registry knows looks like a portal
 */
export function createReporter(
  registry: Registry,
  words: () => Promise<ReportWords>,
  isRecognised: (host: string) => boolean,
): Reporter {
  const version = browser.runtime.getManifest().version;
  let about: Promise<Report['browser']> | null = null;
  return async (visit) => {
    const spoken = await words();
    return assembleReport({
      visit,
      charter: charterOf(visit.host, registry, spoken.language, isRecognised(visit.host)),
      registry,
      words: spoken,
      tool: { name: 'miette', version },
      browser: await (about ??= aboutBrowser()),
      now: Date.now(),
    });
  };
}
