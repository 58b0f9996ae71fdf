import { declaredObserved } from './declared-observed.ts';
import { groupFindings } from './group-findings.ts';
import { isHeld } from './is-held.ts';
import type { Report } from './report.ts';
import { thirdPartyRole } from './third-party-role.ts';
import { trackersOf } from './trackers-of.ts';

/** The numbers of one report, counted once for every view and export. */
export interface ReportNumbers {
  trackers: number;
  thirdParty: number;
  /** Trackers with a warning: the badge's number where there is one. */
  warned: number;
  /** Trackers that were tried without consent and refused by the browser. */
  attempted: number;
  declarations: number;
  declarationsSeen: number;
  declarationsNotSeen: number;
  trackersDeclared: number;
  /** 0, too, where the page is held to nothing. */
  trackersNotDeclared: number;
}

/** The numbers that a report shows first, in their order. */
export function mainNumbers(report: Report): (readonly [key: MainNumber, count: number])[] {
  const numbers = reportNumbers(report);
  const always = [
    ['number.trackers', numbers.trackers],
    ['number.third-party', numbers.thirdParty],
    ['number.warned', numbers.warned],
    ['number.attempted', numbers.attempted],
  ] as const;
  const ofCharter = [
    ['number.not-declared', numbers.trackersNotDeclared],
    ['number.not-seen', numbers.declarationsNotSeen],
  ] as const;
  return isHeld(report) ? [...always, ...ofCharter] : [...always];
}

type MainNumber = `number.${'trackers' | 'third-party' | 'warned' | 'attempted' | 'not-declared' | 'not-seen'}`;

export function reportNumbers(report: Report): ReportNumbers {
  const { warnings, attempts } = groupFindings(report.findings);
  const groups = declaredObserved(report);
  return {
    trackers: report.trackers.length,
    thirdParty: report.trackers.filter((tracker) => thirdPartyRole(tracker) !== null).length,
    warned: trackersOf(warnings).size,
    attempted: trackersOf(attempts).size,
    declarations: report.charter?.declarations.length ?? 0,
    declarationsSeen: groups.seen.length,
    declarationsNotSeen: groups.notSeen.length,
    trackersDeclared: groups.seenTrackers.length,
    trackersNotDeclared: isHeld(report) ? groups.notDeclared.length : 0,
  };
}

export interface DeclaredCount {
  group: 'seen' | 'not-seen' | 'not-declared' | 'total';
  rows: number;
  trackers: number;
}

/** The numbers of the three groups of declared beside observed, and their sums; none where the page is held to nothing. */
export function declaredCounts(report: Report): DeclaredCount[] {
  if (!isHeld(report)) return [];
  const numbers = reportNumbers(report);
  return [
    { group: 'seen', rows: numbers.declarationsSeen, trackers: numbers.trackersDeclared },
    { group: 'not-seen', rows: numbers.declarationsNotSeen, trackers: 0 },
    { group: 'not-declared', rows: 0, trackers: numbers.trackersNotDeclared },
    { group: 'total', rows: numbers.declarations, trackers: numbers.trackers },
  ];
}
