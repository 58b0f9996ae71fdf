import type { ReportTracker } from '../../lib/report/report.ts';
import { isWithin, type TrackerHistory, type Visit } from './history.ts';

/** What is told wrongly of who set a tracker. */
export function authorFaults(
  visit: Visit,
  { domain, happenings }: TrackerHistory,
  { setBy, state }: ReportTracker,
): string[] {
  const faults: string[] = [];
  const { via, url } = setBy;
  const host = url === null ? null : new URL(url).hostname;
  const sets = happenings.filter(
    ({ how }) => how === 'set' || how === 'read' || how === 'refused' || how === 'elsewhere',
  );
  if (via !== 'unknown' && !sets.some(({ by }) => by === via)) faults.push(`setBy: no ${via} set it`);
  if (host !== null && sets.length > 0 && !sets.some((each) => each.host === host)) faults.push('setBy: another host');
  const [first] = sets;
  const isKnown =
    sets.length === happenings.length && sets.every(({ how, sure }) => sure && (how === 'set' || how === 'refused'));
  const isOfOne = sets.every(({ by, host: each }) => by === first?.by && each === first.host);
  if (!first || !isKnown || !isOfOne) return faults;
  if (first.by === 'header' && (via !== 'header' || host !== first.host)) faults.push('setBy: not the answer');
  // Browsers do not tell which of several pages of a site a script belongs to, nor whose it was that removed it at once.
  const isOwnScript = first.by === 'script' && state === 'stored' && !visit.hadCompany && isWithin(visit.host, domain);
  if (isOwnScript && (via !== 'script' || host !== first.host)) faults.push('setBy: not the script');
  return faults;
}
