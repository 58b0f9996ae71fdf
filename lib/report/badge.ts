import type { Finding } from '../findings/finding.ts';
import type { ReportWords } from '../words/report-words.ts';
import type { ReportBadge } from './report.ts';

/** A toolbar badge has room for about four characters. */
const MOST = 999;

/** The badge that says what the findings say: trackers with a warning, else those with an attempt, else nothing. */
export function badgeOf(findings: readonly Finding[], observedFromStart: boolean): ReportBadge {
  const warned = countTrackers(findings.filter(({ severity }) => severity === 'warning'));
  if (warned > 0) return { text: short(warned), level: 'warning' };
  const attempted = countTrackers(findings.filter(({ rule }) => rule === 'third-party-attempt-without-consent'));
  if (attempted > 0) return { text: short(attempted), level: 'attempt' };
  return observedFromStart ? { text: '', level: 'quiet' } : { text: '?', level: 'unobserved' };
}

/** The badge in words, for its title and for those who do not see colours. */
export function badgeTitle(badge: ReportBadge, findings: readonly Finding[], words: ReportWords): string {
  const rule = badge.level === 'warning' ? undefined : 'third-party-attempt-without-consent';
  const counted = findings.filter((finding) => (rule ? finding.rule === rule : finding.severity === 'warning'));
  return words.say(`badge.${badge.level}`, { count: countTrackers(counted) });
}

function countTrackers(findings: readonly Finding[]): number {
  return new Set(findings.flatMap(({ trackers }) => trackers)).size;
}

function short(count: number): string {
  return count > MOST ? `${MOST}+` : String(count);
}
