import type { Report } from '../../lib/report/report.ts';
import { contractFaults } from './contract.ts';
import { choicesOf, keepsForAllSites, type Choice, type History, type Visit } from './history.ts';
import { choiceFaults, STATES } from './times.ts';

/** What is told wrongly of a visit as a whole. @param toolbar the text that the toolbar shows */
export function wholeFaults(history: History, visit: Visit, report: Report, toolbar: string): string[] {
  const { badge, consent, findings, page } = report;
  const found = [...choiceFaults(history, visit, report), ...contractFaults(report)];
  const trackersOf = (told: Report['findings']) => new Set(told.flatMap(({ trackers }) => trackers)).size;
  const warnings = trackersOf(findings.filter(({ severity }) => severity === 'warning'));
  const attempts = trackersOf(findings.filter(({ rule }) => rule === 'third-party-attempt-without-consent'));
  const shown =
    warnings > 0
      ? `warning ${warnings}`
      : attempts > 0
        ? `attempt ${attempts}`
        : page.observedFromStart
          ? 'quiet '
          : 'unobserved ?';
  if (`${badge.level} ${badge.text}` !== shown) found.push(`badge: ${badge.level} ${badge.text}, expected ${shown}`);
  if (toolbar !== badge.text) found.push(`toolbar: “${toolbar}”, expected “${badge.text}”`);
  if (!visit.addresses.has(page.url)) found.push(`page: ${page.url}, expected ${[...visit.addresses].join('/')}`);
  if (page.host !== visit.host) found.push(`page: ${page.host}`);
  if (visit.seenAgain?.by === 'access' && page.observedFromStart)
    found.push('observed from its start, though hidden for a while');
  if (visit.seenAgain === null && !page.observedFromStart) found.push('not observed from its start');
  const last = choicesOf(history, visit.host).at(-1);
  const state = last ? STATES[last.answer] : 'none';
  if (!isRegime(history, visit, page.thirdPartyCookies)) found.push(`thirdPartyCookies: ${page.thirdPartyCookies}`);
  found.push(...decisionFaults(history, last, consent.decidedAt));
  if (consent.state !== state) found.push(`choice: ${consent.state}, expected ${state}`);
  return found;
}

/** The platform's own banner records when a choice was made that can be read; the other one never does. */
function decisionFaults({ mechanism }: History, last: Choice | undefined, told: string | null): string[] {
  const isRecorded = mechanism === 'opendatasoft' && last !== undefined && last.answer !== 'unreadable';
  const at = told === null ? null : Date.parse(told);
  const isSo = isRecorded ? at !== null && at >= last.from && at <= last.to : at === null;
  return isSo ? [] : [`decidedAt: ${String(at)}, expected ${isRecorded ? `${last.from}-${last.to}` : 'none'}`];
}

/** What a report says of third-party cookies can be so, as far as its visit may show it. */
function isRegime(history: History, { commonHosts }: Visit, told: Report['page']['thirdPartyCookies']): boolean {
  if (told === 'allowed') return keepsForAllSites(history) || commonHosts.size > 0;
  return told !== 'blocked' || history.thirdParties !== undefined;
}
