import type { Finding } from '../findings/finding.ts';
import type { ReportWords } from '../words/report-words.ts';
import type { Report, ReportBadge } from './report.ts';

/** A toolbar badge has room for about four characters. */
const MOST = 999;

/**
 * The badge that says what the findings say: trackers with a warning, else those with an attempt, else nothing. A `+` says
 * that there may be more, since the visit holds not all that was seen.
 */
export function badgeOf(
  findings: readonly Finding[],
  { observedFromStart, leftOut }: { observedFromStart: boolean; leftOut: number },
): ReportBadge {
  const short = (count: number) => (count > MOST ? `${MOST}+` : `${count}${leftOut > 0 ? '+' : ''}`);
  const warned = countTrackers(findings.filter(({ severity }) => severity === 'warning'));
  if (warned > 0) return { text: short(warned), level: 'warning' };
  const attempted = countTrackers(findings.filter(({ rule }) => rule === 'third-party-attempt-without-consent'));
  if (attempted > 0) return { text: short(attempted), level: 'attempt' };
  return observedFromStart && leftOut === 0 ? { text: '', level: 'quiet' } : { text: '?', level: 'unobserved' };
}

/** The badge in words, for its title and for those who do not see colours. */
export function badgeTitle(
  {
    badge,
    findings,
    leftOut,
    page,
  }: Pick<Report, 'badge' | 'findings' | 'leftOut'> & { page: Pick<Report['page'], 'observedFromStart'> },
  words: ReportWords,
): string {
  const rule = badge.level === 'warning' ? undefined : 'third-party-attempt-without-consent';
  const counted = findings.filter((finding) => (rule ? finding.rule === rule : finding.severity === 'warning'));
  const title =
    badge.level === 'unobserved' && page.observedFromStart
      ? words.say('badge.too-many')
      : words.say(`badge.${badge.level}`, { count: countTrackers(counted) });
  return leftOut > 0 ? words.say('badge.left-out', { title, count: leftOut }) : title;
}

function countTrackers(findings: readonly Finding[]): number {
  return new Set(findings.flatMap(({ trackers }) => trackers)).size;
}
