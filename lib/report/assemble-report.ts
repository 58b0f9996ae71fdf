import { compareCharters } from '../charter/compare-charters.ts';
import type { Charter } from '../charter/declaration.ts';
import { noChoice, type Choice } from '../consent/choice.ts';
import type { EarlierCharter } from '../findings/finding.ts';
import { findAll } from '../findings/rules.ts';
import { judgeTracker, type JudgedTracker } from '../match/judge-tracker.ts';
import { matchTracker } from '../match/match-tracker.ts';
import type { Registry } from '../registry/registry.ts';
import { registrableDomain } from '../tracker/site.ts';
import { leftOutOf } from '../visit/left-out.ts';
import { trackersOf } from '../visit/trackers.ts';
import { choicesOf } from '../visit/observe-choice.ts';
import type { Visit } from '../visit/visit.ts';
import type { ReportWords } from '../words/report-words.ts';
import { badgeOf } from './badge.ts';
import { consentReason } from './consent-reason.ts';
import type { Report, ReportCharter, ReportTracker } from './report.ts';
import { reportConsent } from './report-consent.ts';
import { iso, isoOrNull } from './iso.ts';
import { thirdPartyRegime } from './third-party-regime.ts';

export interface ReportInput {
  visit: Visit;
  charter: ReportCharter | null;
  /** An earlier reading of the same charter, to tell what changed since: the bundled one where `charter` was read live. */
  earlierCharter?: Charter | null;
  registry: Registry;
  words: ReportWords;
  tool: Report['tool'];
  browser: Report['browser'];
  /** Milliseconds since the epoch. */
  now: number;
}

/** The one report of a visit that badge, views, exports and the command line all show. */
export function assembleReport({
  visit,
  charter,
  earlierCharter,
  registry,
  words,
  tool,
  browser,
  now,
}: ReportInput): Report {
  const declarations = charter?.declarations ?? [];
  const seen = trackersOf(visit);
  const judged = seen.map((tracker) =>
    judgeTracker(tracker, matchTracker(tracker, declarations, registry, words), visit),
  );
  const leftOut = leftOutOf(visit);
  const ownCharter = charter !== null && charter.origin !== 'platform';
  const choices = choicesOf(visit);
  const consent = choices.at(-1)?.choice ?? noChoice;
  const findings = findAll(
    {
      host: visit.host,
      trackers: judged,
      declarations,
      ownCharter,
      earlierCharter: comparedWith(charter, earlierCharter),
      consent,
      startedAt: visit.startedAt,
    },
    words,
  );
  return {
    format: 'miette-report',
    version: 1,
    generatedAt: iso(now),
    tool,
    browser,
    page: {
      url: visit.url,
      host: visit.host,
      site: registrableDomain(visit.host),
      visitStartedAt: iso(visit.startedAt),
      observedFromStart: visit.observedFromStart,
      thirdPartyCookies: thirdPartyRegime(seen),
    },
    charter,
    consent: reportConsent(choices, visit.consentMode?.state ?? null, words),
    trackers: judged.map((tracker) => reportTracker(tracker, consent, words)),
    leftOut,
    findings,
    badge: badgeOf(findings, { observedFromStart: visit.observedFromStart, leftOut }),
  };
}

function comparedWith(charter: ReportCharter | null, earlier: Charter | null | undefined): EarlierCharter | null {
  if (!charter || charter.origin === 'platform' || !earlier) return null;
  return { retrievedAt: earlier.retrievedAt, changes: compareCharters(earlier, charter) };
}

function reportTracker(judged: JudgedTracker, consent: Choice, words: ReportWords): ReportTracker {
  const { tracker, match, needsConsent, consentAtFirstSight } = judged;
  const reason = consentReason(judged, consent, words);
  return {
    ...tracker,
    firstSeenAt: iso(tracker.firstSeenAt),
    lastSetAt: isoOrNull(tracker.lastSetAt),
    expiresAt: isoOrNull(tracker.expiresAt),
    askedExpiresAt: isoOrNull(tracker.askedExpiresAt),
    needsConsent,
    consentAtFirstSight,
    ...(reason === null ? {} : { consentReason: reason }),
    declarations: match.declarations.map(({ id }) => id),
    matchedBy: match.reason,
    provider: match.provider,
    service: match.serviceName,
    purpose: match.purpose,
    category: match.category,
    source: match.source,
  };
}
