import { compareCharters } from '../charter/compare-charters.ts';
import type { Charter } from '../charter/declaration.ts';
import { noChoice, type Choice } from '../consent/choice.ts';
import type { EarlierCharter } from '../findings/finding.ts';
import { findAll } from '../findings/rules.ts';
import { judgeTracker, type JudgedTracker } from '../match/judge-tracker.ts';
import { matchTracker } from '../match/match-tracker.ts';
import type { Registry } from '../registry/registry.ts';
import { registrableDomain } from '../tracker/site.ts';
import { lastSetAt, type Tracker } from '../tracker/tracker.ts';
import { leftOutOf } from '../visit/left-out.ts';
import { trackersOf } from '../visit/trackers.ts';
import { choicesOf, type RecordedChoices } from '../visit/observe-choice.ts';
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
  /** What is known of the same charter from before, the latest first: told is how it differs from the first that says otherwise. */
  earlierCharters?: readonly Charter[];
  registry: Registry;
  words: ReportWords;
  tool: Report['tool'];
  browser: Report['browser'];
  /** Milliseconds since the epoch. */
  now: number;
}

/** What was seen of a page, by the extension or by another crawler. */
export interface SeenPage
  extends
    RecordedChoices,
    Pick<Visit, 'url' | 'host' | 'startedAt' | 'observedFromStart' | 'gestures' | 'consentMode'> {
  /** Sorted by first sight, then id. */
  trackers: readonly Tracker[];
  leftOut: number;
}

/** The one report of a visit that badge, views, exports and the command line all show. */
export function assembleReport({ visit, ...rest }: ReportInput): Report {
  return reportOf({ ...visit, trackers: trackersOf(visit), leftOut: leftOutOf(visit) }, rest);
}

/** The report of what was seen, however it was observed. */
export function reportOf(
  page: SeenPage,
  { charter, earlierCharters = [], registry, words, tool, browser, now }: Omit<ReportInput, 'visit'>,
): Report {
  const declarations = charter?.declarations ?? [];
  const { trackers: seen, leftOut } = page;
  const ownCharter = charter !== null && charter.origin !== 'platform';
  const matched = { host: page.host, heldTo: ownCharter ? 'charter' : charter && 'platform' } as const;
  const isServiceName = (name: string) => registry.serviceOfProvider(name) !== null;
  const judged = seen.map((tracker) =>
    judgeTracker(tracker, matchTracker(tracker, declarations, registry, words, matched), page, isServiceName),
  );
  const choices = choicesOf(page);
  const consent = choices.at(-1)?.choice ?? noChoice;
  const findings = findAll(
    {
      host: page.host,
      trackers: judged,
      declarations,
      ownCharter,
      earlierCharter: comparedWith(charter, earlierCharters),
      consent,
      startedAt: page.startedAt,
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
      url: page.url,
      host: page.host,
      site: registrableDomain(page.host),
      visitStartedAt: iso(page.startedAt),
      observedFromStart: page.observedFromStart,
      thirdPartyCookies: thirdPartyRegime(seen),
    },
    charter,
    consent: reportConsent(choices, page.gestures, page.consentMode?.state ?? null, words),
    trackers: judged.map((tracker) => reportTracker(tracker, consent, words, page.host)),
    leftOut,
    findings,
    badge: badgeOf(findings, { observedFromStart: page.observedFromStart, leftOut }),
  };
}

function comparedWith(charter: ReportCharter | null, earlier: readonly Charter[]): EarlierCharter | null {
  if (!charter || charter.origin === 'platform') return null;
  for (const each of earlier) {
    const changes = compareCharters(each, charter);
    if (changes.length > 0) return { retrievedAt: each.retrievedAt, changes };
  }
  return null;
}

function reportTracker(judged: JudgedTracker, consent: Choice, words: ReportWords, host: string): ReportTracker {
  const { match, needsConsent, consentAtFirstSight } = judged;
  const { oursSince, askedForAt, sets, ...tracker } = judged.tracker;
  const reason = consentReason(judged, consent, words, host);
  return {
    ...tracker,
    firstSeenAt: iso(tracker.firstSeenAt),
    lastSetAt: isoOrNull(lastSetAt(judged.tracker)),
    expiresAt: isoOrNull(tracker.expiresAt),
    askedExpiresAt: isoOrNull(tracker.askedExpiresAt),
    needsConsent,
    consentAtFirstSight,
    ...(reason === null ? {} : { consentReason: reason }),
    declarations: match.declarations.map(({ id }) => id),
    ...(match.vendorDeclarations.length > 0 && {
      vendorDeclarations: match.vendorDeclarations.map(({ declaration }) => declaration.id),
    }),
    matchedBy: match.reason,
    provider: match.provider,
    service: match.serviceName,
    purpose: match.purpose,
    category: match.category,
    source: match.source,
  };
}
