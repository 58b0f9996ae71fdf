import type { Choice } from '../../lib/consent/choice.ts';
import { findAll } from '../../lib/findings/rules.ts';
import type { JudgedTracker } from '../../lib/match/judge-tracker.ts';
import { matchTracker } from '../../lib/match/match-tracker.ts';
import { consentReason } from '../../lib/report/consent-reason.ts';
import type { Report, ReportFinding, ReportTracker } from '../../lib/report/report.ts';
import type { Language } from '../../lib/words/languages.ts';
import { reportWords, type ReportWords } from '../../lib/words/report-words.ts';
import { realRegistry } from '../unit/match/real-registry.ts';
import { setAt } from '../unit/match/samples.ts';

const MECHANISM = 'opendatasoft';

/**
 * A sample of a report with the sentences that the product makes of it: why each tracker was matched and what the choice meant
 * for it, and what each finding says, of which the sample names rule, trackers and declarations.
 * @throws where the rule finds no such thing in the sample
 */
export function inRealWords(report: Report, language: Language): Report {
  const words = reportWords(language);
  const { charter, consent, page } = report;
  const choice: Choice = { ...consent, mechanism: MECHANISM, decidedAt: momentOf(consent.decidedAt) };
  const judged = report.trackers.map((tracker) => judgedAs(tracker, report, words));
  const visit = {
    host: page.host,
    trackers: judged,
    declarations: charter?.declarations ?? [],
    ownCharter: charter !== null && charter.origin !== 'platform',
    earlierCharter: null,
    consent: choice,
    startedAt: Date.parse(page.visitStartedAt),
  };
  const found = Map.groupBy(findAll(visit, words), ({ rule }) => rule);
  return {
    ...report,
    trackers: report.trackers.map((tracker, index) => {
      const [own] = judged.slice(index, index + 1);
      const reason = own ? consentReason(own, choice, words, page.host) : null;
      return { ...tracker, matchedBy: own?.match.reason ?? '', ...(reason !== null && { consentReason: reason }) };
    }),
    findings: report.findings.map((finding) => ({ ...finding, message: messageOf(finding, found) })),
  };
}

function messageOf(sample: ReportFinding, found: ReadonlyMap<string, readonly ReportFinding[]>): string {
  const same = found
    .get(sample.rule)
    ?.find(
      ({ trackers, declarations }) =>
        sample.trackers.every((id) => trackers.includes(id)) &&
        sample.declarations.every((id) => declarations.includes(id)),
    );
  if (!same)
    throw new Error(`No ${sample.rule} is found of ${[...sample.trackers, ...sample.declarations].join(', ')}`);
  return same.message;
}

/** As the sample says that it was judged, with the reason that the product gives for such a match. */
function judgedAs(sample: ReportTracker, { charter, page }: Report, words: ReportWords): JudgedTracker {
  const { needsConsent, consentAtFirstSight, provider, service, purpose, category, source } = sample;
  const tracker = {
    ...sample,
    idle: sample.idle ?? false,
    firstSeenAt: Date.parse(sample.firstSeenAt),
    sets: sample.lastSetAt ? setAt(Date.parse(sample.lastSetAt)) : [],
    expiresAt: momentOf(sample.expiresAt),
    askedExpiresAt: momentOf(sample.askedExpiresAt),
  };
  const all = charter?.declarations ?? [];
  const heldTo = charter && (charter.origin === 'platform' ? 'platform' : 'charter');
  const real = matchTracker(tracker, all, realRegistry, words, { host: page.host, heldTo });
  const declarations = all.filter(({ id }) => sample.declarations.includes(id));
  const isInvented = declarations.length > 0 && real.declarations.length === 0;
  return {
    tracker,
    match: {
      ...real,
      ...{ declarations, provider, serviceName: service, purpose, category, source },
      reason: isInvented ? words.say('match.charter.exact') : real.reason,
    },
    needsConsent,
    consentAtFirstSight,
    decidedBy: needsConsent ? { mechanism: MECHANISM, keys: [] } : null,
    setAfterRefusal: false,
    measuresDespiteRefusal: false,
  };
}

function momentOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
