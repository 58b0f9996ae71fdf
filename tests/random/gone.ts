import type { Report, ReportTracker } from '../../lib/report/report.ts';
import { answersDuring } from './covers.ts';
import { isWithin, keyOf, type History, type Visit } from './history.ts';

const WITHOUT_CONSENT = 'third-party-without-consent';

/** What appeared without consent stays so for the whole visit, also where that was left and came back. */
export function goneFaults(history: History, visit: Visit, { trackers, findings }: Report): string[] {
  const ids = new Set(findings.flatMap(({ rule, trackers: told }) => (rule === WITHOUT_CONSENT ? told : [])));
  const warned = new Set(trackers.flatMap((each) => (ids.has(each.id) ? [keyOfTold(visit, each)] : [])));
  const gone = [...visit.warned].filter((key) => !warned.has(key));
  visit.warned = warned;
  // A choice that may have been made in another tab reaches back.
  const isClear = (key: string) =>
    visit.trackers.get(key)?.happenings.every((each) => answersDuring(history, visit, each).length === 1) !== false;
  return gone.filter(isClear).map((key) => `a warning is gone: ${key}`);
}

/** What was refused has no partition of its own: it is known by where it would have been. */
export function keyOfTold(visit: Visit, { kind, name, domain, path, partition, state }: ReportTracker): string {
  const key = keyOf({
    kind,
    name,
    domain,
    path: kind === 'cookie' ? path : '',
    partition: kind === 'cookie' || isWithin(visit.host, domain) ? partition : null,
  });
  if (state !== 'refused' || visit.trackers.has(key)) return key;
  const refused = [...visit.trackers].find(
    ([, tracker]) =>
      tracker.name === name && tracker.domain === domain && tracker.happenings.some(({ how }) => how === 'refused'),
  );
  return refused?.[0] ?? key;
}
